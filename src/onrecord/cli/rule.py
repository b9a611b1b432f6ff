"""What coders decide on single statements and terms: ``rule``, ``withdraw``, ``verdicts``, ``agreement``."""

from __future__ import annotations

import datetime as dt
import getpass

import click

from onrecord.cli.ask import answer
from onrecord.cli.options import output_options, pack_option
from onrecord.cli.output import finish, say
from onrecord.errors import RecordError, UnknownNameError
from onrecord.linking import refresh
from onrecord.model.ruling import RuledOn
from onrecord.model.verdict import Decision
from onrecord.model.vocabulary import ActorType
from onrecord.packs.loader import load_pack
from onrecord.record.agreement import compared
from onrecord.record.coding import Coder, decided, edited, target_named
from onrecord.record.indexing import index
from onrecord.record.opening import judged_in
from onrecord.record.verdicts import outcome_of
from onrecord.serve.reviews import agreement_rows, compared_json, disagreement_rows, verdict_json, verdict_rows
from onrecord.store.base import Store
from onrecord.store.sqlite import open_reader, open_writer


@click.command()
@click.argument("record")
@click.argument("target")
@click.argument("changes", metavar="[FIELD=VALUE]...", nargs=-1)
@click.option("--accept", "decision", flag_value=Decision.ACCEPT.value, help="It is read right.")
@click.option("--reject", "decision", flag_value=Decision.REJECT.value, help="It is read wrong: leave it out.")
@click.option("--park", "decision", flag_value=Decision.PARK.value, help="Put it off: it comes last in the queue.")
@click.option("--settle", is_flag=True, help="Decide between two coders that contradict each other, as a third.")
@click.option("--new", type=click.Choice([x.value for x in ActorType]), help="Coin an actor nobody on record is.")
@click.option("--why", default="", help="The reason; it is kept with the verdict.")
@click.option("--by", default=getpass.getuser, help="Who decides (default: the user's name).")
@pack_option
def rule(
    record: str,
    target: str,
    changes: tuple[str, ...],
    decision: str | None,
    settle: bool,
    new: str | None,
    why: str,
    by: str,
    pack_name: str,
) -> None:
    """Accept, reject, park or edit TARGET, a statement or term by the start of its id (s:7f3a, t:91c0).

    An edit sets fields: act=refuse, holder="Helen Strand", stance=oppose, firmness_level=2; a FIELD given twice takes
    both values, an empty VALUE is nobody or unknown. What the text says is never changed, and a verdict holds
    whenever the record is made anew.
    """
    if bool(changes) == (decision is not None):
        raise click.UsageError("expected --accept, --reject, --park or FIELD=VALUE, one of them")
    wanted: dict[str, list[str]] = {}
    for change in changes:
        field, is_there, value = change.partition("=")
        if not is_there:
            raise click.UsageError(f"expected FIELD=VALUE, found {change!r}")
        wanted.setdefault(field.strip(), []).append(value.strip())
    coder = Coder(
        by=named(by), at=dt.datetime.now(dt.UTC), why=why, settles=settle, new=ActorType(new) if new else None
    )
    try:
        pack = load_pack(pack_name)
    except UnknownNameError as error:
        raise click.UsageError(str(error)) from error
    with open_writer(record, create=False) as store:
        found = judged_in(store)
        meant = target_named(found, target, record)
        if decision is None:
            said = edited(found, meant, wanted, coder, pack, record)
        else:
            said = decided(found, meant, Decision(decision), coder)
        store.add_ruling(said)
        index(store, ())
    say(str(said))
    others = [x.verdict for x in found.placed if x.target == meant.noun.id]
    outcome = outcome_of([*others, said])
    if outcome is not None and outcome.decision is None:
        say(f"{meant.noun.id}: {outcome.review}; nothing is changed until a third settles it (--settle)")


def named(by: str) -> str:
    """The coder's name; an empty one is a usage error."""
    if not by.strip():
        raise click.UsageError("expected a name in --by, found none")
    return by.strip()


@click.command()
@click.argument("record")
@click.argument("said", metavar="ID")
@pack_option
def withdraw(record: str, said: str, pack_name: str) -> None:
    """Withdraw a verdict, ruling or name by its ID or the start of it; it is kept and marked."""
    with open_writer(record, create=False) as store:
        found = one_said(store, said, record)
        store.withdraw_ruling(found, dt.datetime.now(dt.UTC))
        refresh(store, load_pack(pack_name))
    say(f"{record}: withdrawn {found}; it is kept and marked")


def one_said(store: Store, said: str, path: str) -> str:
    """The id of the one standing ruling, name or verdict that begins with `said`. Raises RecordError for several;
    where there is none `said` is given back, for the store to say what there is."""
    there = [x.id for of in RuledOn for x in store.rulings(of=of)]
    there += [x.id for of in RuledOn for x in store.namings(of=of)]
    there += [x.id for x in store.verdicts()]
    found = [x for x in there if x == said] or [x for x in there if said and x.startswith(said)]
    if len(found) > 1:
        raise RecordError(path, expected=f"one ruling named {said!r}", found=f"several: {', '.join(found)}")
    return found[0] if found else said


@click.command()
@click.argument("record")
@click.option("--by", help="Only those of this coder.")
@output_options
def verdicts(record: str, by: str | None, form: str, fail_empty: bool) -> None:
    """Every verdict on a statement or term, oldest first, withdrawn ones too: who, when, why, and how it stands."""
    with open_reader(record) as store:
        found = judged_in(store)
    placed = [x for x in found.placed if by is None or x.verdict.by == by]
    answer(form, [verdict_json(x, found) for x in placed], lambda: verdict_rows(placed, found), "Verdicts")
    if found.aside:
        say(f"{len(found.aside)} links are left out: they rest on what was rejected or edited")
    finish(bool(placed), fail_empty)


@click.command()
@click.argument("record")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@output_options
def agreement(record: str, one: str, other: str, form: str, fail_empty: bool) -> None:
    """How far the coders A and B agree on what both decided on: by field n, share, Cohen's kappa, Krippendorff's alpha.

    The first line of each kind says whether to keep the reading; fields are compared where both keep it. What they
    disagree on follows, with its sentence, to be settled by a third (`onrecord rule --settle`).
    """
    with open_reader(record) as store:
        found = judged_in(store)
    made = compared(found, one, other)
    title = f"{one} and {other}"
    if form == "json":
        answer(form, [compared_json(made, found, (one, other))], lambda: agreement_rows(made), title)
    else:
        answer(form, [], lambda: agreement_rows(made), title)
        if form == "table" and made.disagreements:
            answer(form, [], lambda: disagreement_rows(made, found, (one, other)), "What they disagree on")
    say(f"{one} alone decided on {made.only[0]}, {other} alone on {made.only[1]}; these are not compared")
    finish(bool(made.fields), fail_empty)
