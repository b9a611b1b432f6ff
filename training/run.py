"""One training run: the same recipe and data give the same weights, also when it was interrupted."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.articles import Article
from training.batches import IGNORED, Batch, Item, batch_of, batches_of, with_false_cues
from training.network import Network, hidden_from, loaded, with_layers
from training.recipe import Recipe

SAVE_EVERY = 200
LOG_EVERY = 20
WEIGHTS, STATE, LOG = "weights.pt", "state.pt", "log.jsonl"
# What each loss counts: cues lead, sources and contents without a cue only help, roles are the aim.
CUE, HELP, ROLE = 1.0, 0.3, 2.0
SOURCE_WEIGHT = 1.5  # few pieces are sources
WORKING = torch.bfloat16


def train(recipe: Recipe, articles: Sequence[Article], tokenizer: Tokenizer, base: Path, out: Path) -> None:
    """Write weights, state and log under `out`, going on from the state that lies there.

    `base` is MiniLM's model.safetensors. One thread: two runs side by side use two cores better than one run does.
    """
    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed)
    out.mkdir(parents=True, exist_ok=True)
    network = Network(recipe.layers, recipe.dropout)
    if recipe.initial:
        told = averaged([out.parent / x / WEIGHTS for x in recipe.initial])
        network.load_state_dict(with_layers(told, recipe.layers))
    else:
        network.encoder.start_from(base)
    network.encoder.word.weight.requires_grad = False
    trainer = Trainer(recipe, network, [loaded(out.parent / x / WEIGHTS) for x in recipe.teachers])
    if (out / STATE).is_file():
        trainer.restore(torch.load(out / STATE))
    started, first = time.process_time(), trainer.step
    sums = torch.zeros(4)
    with (out / LOG).open("a", encoding="utf-8") as log:
        for items in _from(trainer.step, recipe, articles, tokenizer):
            sums += trainer.learn(items)
            if trainer.step % LOG_EVERY == 0:
                spent = time.process_time() - started
                line = {"step": trainer.step, "cpu": round(spent), "per step": round(spent / (trainer.step - first), 3)}
                means = (sums / LOG_EVERY).tolist()
                losses = dict(zip(("cue", "source", "content", "roles"), (round(x, 4) for x in means), strict=True))
                log.write(json.dumps(line | losses) + "\n")
                log.flush()
                sums.zero_()
            if trainer.step % SAVE_EVERY == 0 or trainer.step == recipe.steps:
                trainer.save(out)


def _from(step: int, recipe: Recipe, articles: Sequence[Article], tokenizer: Tokenizer) -> Iterator[list[Item]]:
    """The batches of the run from `step` to its end; those before it are made and left out."""
    at = epoch = 0
    while at < recipe.steps:
        rng = random.Random(f"{recipe.seed}/{epoch}")
        made = batches_of(articles, tokenizer, rng, size=recipe.batch, window=recipe.window, share=recipe.mangling)
        for items in made:
            if at >= step:
                yield items
            at += 1
            if at >= recipe.steps:
                return
        epoch += 1


class Trainer:
    """The network in half precision, its weights in full, and the optimiser."""

    def __init__(self, recipe: Recipe, network: Network, teachers: Sequence[Network]) -> None:
        self.recipe, self.network, self.teachers = recipe, network, teachers
        self.step = 0
        self.full = {n: p.detach().clone().requires_grad_() for n, p in network.named_parameters() if p.requires_grad}
        for part in (network, *teachers):
            halve(part)
        self.half = {n: p for n, p in network.named_parameters() if p.requires_grad}
        groups = []
        for new, rate in ((False, recipe.rate), (True, recipe.rate_new)):
            members = [p for n, p in self.full.items() if _is_new(n) is new]
            groups.append({"params": members, "lr": rate, "highest": rate})
        self.optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=recipe.decay)
        network.train()

    def learn(self, items: Sequence[Item]) -> Tensor:
        """One step; the four losses."""
        done = self.step / self.recipe.steps
        rng = random.Random(f"{self.recipe.seed}/{self.step}/step")
        torch.manual_seed(self.recipe.seed * 1_000_003 + self.step)
        batch = batch_of(items, rng, jitter=self.recipe.jitter, withheld=self.recipe.withheld)
        losses = self._losses(batch, done >= self.recipe.false_cues_from)
        self.network.zero_grad(set_to_none=True)
        (losses * torch.tensor([CUE, HELP, HELP, ROLE])).sum().backward()
        for name, full in self.full.items():
            given = self.half[name].grad
            full.grad = None if given is None else given.float()
        nn.utils.clip_grad_norm_(list(self.full.values()), 1.0)
        rise = min(1.0, (done + 1 / self.recipe.steps) / self.recipe.warmup)
        fall = max(0.0, min(1.0, (1 - done) / (1 - self.recipe.warmup)))
        for group in self.optimiser.param_groups:
            group["lr"] = group["highest"] * min(rise, fall)
        self.optimiser.step()
        with torch.no_grad():
            for name, full in self.full.items():
                self.half[name].copy_(full)
        self.step += 1
        return losses.detach()

    def _losses(self, batch: Batch, false_cues: bool) -> Tensor:
        bias = hidden_from(batch.mask, WORKING)
        hidden, tags = self.network.tag(batch.pieces, bias)
        tags = tags.float()
        if false_cues:
            chance = 1 - tags[..., :3].detach().softmax(-1)[..., 0]
            batch = with_false_cues(batch, chance.numpy(), each=2, least=0.25)
        roles = self.network.roles(hidden, batch.row, batch.cues, bias[batch.row]).float()
        weight = torch.tensor([1.0, SOURCE_WEIGHT, 1.0])
        losses = [_entropy(tags[..., 3 * k : 3 * k + 3], batch.tags[:, k]) for k in range(3)]
        losses.append(_entropy(roles, batch.roles, weight) if len(batch.row) else torch.zeros(()))
        if not self.teachers:
            return torch.stack(losses)
        with torch.no_grad():
            taught = [self._answers(teacher, batch, bias) for teacher in self.teachers]
        told = [torch.stack(x).mean(0) for x in zip(*taught, strict=True)]
        mask = batch.mask.float()
        soft = [_towards(tags[..., 3 * k : 3 * k + 3], told[k], mask) for k in range(3)]
        soft.append(_towards(roles, told[3], mask[batch.row]))
        a = self.recipe.taught
        return (1 - a) * torch.stack(losses) + a * torch.stack(soft)

    @staticmethod
    def _answers(teacher: Network, batch: Batch, bias: Tensor) -> list[Tensor]:
        hidden, tags = teacher.tag(batch.pieces, bias)
        roles = teacher.roles(hidden, batch.row, batch.cues, bias[batch.row])
        return [*(tags[..., 3 * k : 3 * k + 3].float().softmax(-1) for k in range(3)), roles.float().softmax(-1)]

    def save(self, out: Path) -> None:
        """Weights for use and the state to go on from; each replaces the last one whole."""
        weights = {k: v.float() for k, v in self.network.state_dict().items()}
        weights |= {k: v.detach() for k, v in self.full.items()}
        state = {"step": self.step, "weights": weights, "optimiser": self.optimiser.state_dict()}
        for name, what in ((WEIGHTS, weights), (STATE, state)):
            torch.save(what, out / f"{name}.new")
            (out / f"{name}.new").replace(out / name)

    def restore(self, state: dict[str, object]) -> None:
        """Go on from a saved state."""
        weights: dict[str, Tensor] = state["weights"]  # type: ignore[assignment]
        with torch.no_grad():
            for name, full in self.full.items():
                full.copy_(weights[name])
                self.half[name].copy_(full)
        self.optimiser.load_state_dict(state["optimiser"])  # type: ignore[arg-type]
        self.step = state["step"]  # type: ignore[assignment]


def halve(network: Network) -> None:
    """Half precision for what takes the time; embeddings stay as they are."""
    network.encoder.layers.to(WORKING)
    network.tags.to(WORKING)
    network.roles.to(WORKING)


def averaged(files: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of the weights of several runs."""
    told = [torch.load(x) for x in files]
    return {k: torch.stack([x[k] for x in told]).mean(0) for k in told[0]}


def _is_new(name: str) -> bool:
    return not name.startswith("encoder.") or name.split(".")[1] in ("case", "quote", "opens")


def _entropy(answers: Tensor, asked: Tensor, weight: Tensor | None = None) -> Tensor:
    flat = answers.reshape(-1, answers.shape[-1])
    return functional.cross_entropy(flat, asked.reshape(-1), ignore_index=IGNORED, weight=weight)


def _towards(answers: Tensor, told: Tensor, mask: Tensor) -> Tensor:
    """Cross-entropy with another's answers, the mean over pieces in `mask`."""
    loss = -(told * answers.log_softmax(-1)).sum(-1)
    return (loss * mask).sum() / mask.sum().clamp(min=1)
