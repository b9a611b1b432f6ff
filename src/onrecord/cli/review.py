"""``onrecord review``: the queue in the terminal, one key a decision."""

from __future__ import annotations

import datetime as dt
import getpass
import shlex
import sys
from collections import Counter
from dataclasses import dataclass, field

import click

from onrecord.cli.options import pack_option
from onrecord.cli.output import say, tell
from onrecord.cli.rule import named
from onrecord.errors import OnrecordError, RecordError, UnknownNameError
from onrecord.model.verdict import Decision, Verdict
from onrecord.packs.loader import load_pack
from onrecord.packs.pack import Pack
from onrecord.record.coding import Coder, Target, decided, edited, targets_of
from onrecord.record.indexing import index
from onrecord.record.opening import judged_in
from onrecord.record.queue import Item, queue_of
from onrecord.record.verdicts import Judged
from onrecord.serve.items import ItemView, item_view
from onrecord.store.sqlite import open_reader, open_writer
from onrecord.text.visible import visible

KEYS = "a accept · r reject · e edit · p park · u undo · s skip · q quit"
EDIT = "FIELD=VALUE ... (why=REASON): "


@click.command()
@click.argument("record")
@click.option("--by", default=getpass.getuser, help="Who decides (default: the user's name).")
@click.option("--why", default="", help="A reason that is kept with every verdict of this sitting.")
@pack_option
def review(record: str, by: str, why: str, pack_name: str) -> None:
    """Decide on what RECORD was read to say, what is most in doubt and touches most cells first.

    One key a decision: a accept, r reject, e edit (then FIELD=VALUE and Enter), p park (it comes last from then
    on), u undo the last, s skip, q quit. Each is kept at once; the next sitting goes on with what is left. Keys may be
    piped in.
    """
    try:
        pack = load_pack(pack_name)
    except UnknownNameError as error:
        raise click.UsageError(str(error)) from error
    with open_reader(record) as store:
        found = judged_in(store)
    sitting = Sitting(path=record, found=found, by=named(by), why=why, pack=pack, targets=targets_of(found))
    sitting.run(queue_of(found, sitting.by))


@dataclass
class Sitting:
    """One coder at the queue: `given` are the verdicts of this sitting that stand, `counts` what was done how often."""

    path: str
    found: Judged
    by: str
    why: str
    pack: Pack
    targets: dict[str, Target]
    given: list[tuple[int, Verdict]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def run(self, queue: tuple[Item, ...]) -> None:
        """Show one item after the other and do what the keys say, until they or the items end."""
        at = 0
        show, pressed = True, False
        while at < len(queue):
            if self._went_with_its_statement(queue[at]):
                at += 1
                continue
            if show:
                self._show(item_view(queue[at], self.targets[queue[at].noun.id], self.found.before), at, len(queue))
            key = key_pressed()
            if not key and not pressed:
                raise click.UsageError("expected a terminal, or keys piped in (a, r, e, p, u, s, q); found neither")
            pressed, show = True, True
            if not key or key == "q":
                break
            try:
                at = self._do(key, queue[at], at)
            except OnrecordError as error:
                say(str(error))
                show = False
        told = ", ".join(f"{count} {what}" for what, count in sorted(self.counts.items())) or "nothing decided"
        left = sum(not self._went_with_its_statement(x) for x in queue[at:])
        say(f"{self.path}: {self.by}: {told}; {left} left")

    def _do(self, key: str, item: Item, at: int) -> int:
        """Do what `key` says to `item`, the one at `at`; gives where to go on."""
        match key.lower():
            case "a":
                return self._keep(decided(self.found, self._target(item), Decision.ACCEPT, self._coder()), at)
            case "r":
                return self._keep(decided(self.found, self._target(item), Decision.REJECT, self._coder()), at)
            case "p":
                return self._keep(decided(self.found, self._target(item), Decision.PARK, self._coder()), at)
            case "e":
                return self._edit(item, at)
            case "s":
                self.counts["skipped"] += 1
                return at + 1
            case "u":
                return self._undo(at)
            case _:
                raise RecordError(self.path, expected=f"a key ({KEYS})", found=repr(key))

    def _edit(self, item: Item, at: int) -> int:
        line = line_typed()
        try:
            parts = [x.partition("=") for x in shlex.split(line)]
        except ValueError as error:
            raise RecordError(self.path, expected="FIELD=VALUE with quotation marks in pairs", found=line) from error
        wanted: dict[str, list[str]] = {}
        why = self.why
        for name, _, value in parts:
            if name == "why":
                why = value
            else:
                wanted.setdefault(name, []).append(value)
        if not wanted:
            raise RecordError(self.path, expected="FIELD=VALUE", found=repr(line))
        said = edited(self.found, self._target(item), wanted, self._coder(why), self.pack, self.path)
        return self._keep(said, at)

    def _keep(self, said: Verdict, at: int) -> int:
        with open_writer(self.path, create=False) as store:
            store.add_ruling(said)
            index(store, ())
        self.given.append((at, said))
        self.counts[said.what.split()[0]] += 1
        return at + 1

    def _undo(self, at: int) -> int:
        if not self.given:
            raise RecordError(self.path, expected="a decision of this sitting to undo", found="none")
        at, said = self.given.pop()
        with open_writer(self.path, create=False) as store:
            store.withdraw_ruling(said.id, dt.datetime.now(dt.UTC))
            index(store, ())
        self.counts[said.what.split()[0]] -= 1
        self.counts += Counter()  # drops what is at 0
        return at

    def _went_with_its_statement(self, item: Item) -> bool:
        gone = {x.target for _, x in self.given if x.decision is Decision.REJECT}
        return item.noun.id != item.statement.id and item.statement.id in gone

    def _target(self, item: Item) -> Target:
        return self.targets[item.noun.id]

    def _coder(self, why: str | None = None) -> Coder:
        return Coder(by=self.by, at=dt.datetime.now(dt.UTC), why=self.why if why is None else why)

    def _show(self, view: ItemView, at: int, of: int) -> None:
        fields = "  ".join(f"{name}={', '.join(values)}" for name, values in view.fields)
        head = f"{at + 1} of {of} · {view.id[:9]} · {view.what} · doubt {view.doubt} x {view.cells} cells"
        # The marks are a shape as well as a colour: a pipe, or a person, may see no colour.
        words = click.style(f"⟦{visible(view.words)}⟧", reverse=True)
        click.echo(click.style(head, bold=True))
        tell(f"{view.source} · {view.outlet} · {' < '.join(view.chain)}")
        click.echo(f"\n{visible(view.before)}{words}{visible(view.after)}\n")
        tell(f"→ {view.reading}\n  {fields}")
        for reason in view.reasons:
            tell(f"  ? {reason}")
        tell(f"{KEYS}\n")


def key_pressed() -> str:
    """One key from the terminal, or the next that is not blank from what is piped in; "" at its end."""
    if sys.stdin is None or sys.stdin.closed:
        return ""
    if sys.stdin.isatty():
        return click.getchar()
    while (key := sys.stdin.read(1)).isspace():
        pass
    return key


def line_typed() -> str:
    """The rest of the line that is typed or piped in."""
    if sys.stdin.isatty():
        answer: str = click.prompt(EDIT, default="", show_default=False, prompt_suffix="")
        return answer
    return sys.stdin.readline().strip()
