"""What stands behind a cue: the frame that it makes with its content, whom it is told to, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.packs.cues import Frame
from onrecord.read.attributions.lexicon import Hit, Lexicon, phrase_at
from onrecord.read.attributions.sources import noun_phrase_after
from onrecord.read.attributions.tokens import Kind
from onrecord.read.attributions.verbs import HARD, Part, Tokens, is_verb, time_beginning

WH = frozenset("whether if why how what who".split())
# Verbs that take the one who is told for their object and what is told behind it.
TELLING = frozenset("tell remind inform assure warn advise brief notify convince persuade".split())
PREPOSITIONS = frozenset("in on at during to from after before through via by of with for".split())
SUBJECTS = frozenset("he she they we i there".split())
# Words that look like adverbs and may begin a noun phrase.
QUANTIFIERS = frozenset("all both most more not even only half today almost nearly".split())
LONGEST_PHRASE = 16  # words between a cue and its content ("said in a statement released on Friday that")


@dataclass(frozen=True, slots=True)
class Right:
    """What stands behind a cue. `start` is where its content begins, or for `after` where its clause ends."""

    frame: Frame
    start: int
    addressee: Part | None = None
    at: Part | None = None


def clause_follows(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether a clause begins at `i`: a noun phrase and a finite verb behind it."""
    if i >= limit or not (tokens[i].word or tokens[i].kind in (Kind.MARK, Kind.QUOTE)) or tokens[i].low == "to":
        return False
    if tokens[i].low in SUBJECTS:
        return True
    if is_verb(tokens, i, lexicon):
        return False
    for k in range(i, min(limit, i + 22)):
        token = tokens[k]
        if token.low in lexicon.subordinators and token.low not in ("than", "but"):
            return False
        if token.low in (";", ":") or token.kind is Kind.DASH or (token.low == "," and k - i > 12):
            return False
        if token.low in ("and", "but", "or") and tokens[k - 1].low == "," and _first_comma(tokens, i, k):
            return False
        if k > i and is_verb(tokens, k, lexicon):
            # "questioned the plan and left": the verb behind "and" has its subject before the cue.
            return tokens[k - 1].low not in ("and", "or", "but")
    return False


def _first_comma(tokens: Tokens, i: int, k: int) -> bool:
    """Whether the comma before `k` is the first behind `i`: no list, but the end of an object."""
    return not any(tokens[q].low == "," for q in range(i, k - 1))


def right_of(tokens: Tokens, hit: Hit, lexicon: Lexicon, limit: int) -> Right:
    """The frame behind the cue `hit`."""
    i = hit.end
    while i < limit and lexicon.is_adverb(tokens[i].low) and tokens[i].low not in QUANTIFIERS:
        i += 1
    addressee: Part | None = None
    if hit.cue.lemma in TELLING:
        addressee, i = _addressee(tokens, i, limit, lexicon)
    i, at, told = _over_circumstances(tokens, i, limit, lexicon)
    right = _frame_at(tokens, i, limit, lexicon)
    return replace(right, addressee=addressee or told, at=at)


def _over_circumstances(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> tuple[int, Part | None, Part | None]:
    """Behind words of time and occasion that begin at `i`; the words of time; whom it was told to."""
    at: Part | None = None
    told: Part | None = None
    for _ in range(4):
        if i >= limit:
            break
        after = time_beginning(tokens, i, lexicon)
        if after > i and (
            after >= limit or tokens[i].low in ("on", "in", "last") or not is_verb(tokens, after, lexicon)
        ):
            at, i = at or (i, after), after
        elif after := phrase_at(tokens, i, lexicon.occasions):
            i = after
        elif tokens[i].low in PREPOSITIONS and (after := _over_phrase(tokens, i, limit, lexicon)):
            told = told or _told_to(tokens, i, after, lexicon)
            at = at or _time_within(tokens, i, after, lexicon)
            i = after
        else:
            break
    return i, at, told


def _told_to(tokens: Tokens, i: int, end: int, lexicon: Lexicon) -> Part | None:
    """ "said to reporters", "said in an interview with the paper"."""
    for k in range(i, end - 1):
        if tokens[k].low == "to" or (tokens[k].low == "with" and k > i + 1):
            part = noun_phrase_after(tokens, k + 1, lexicon, apposition=False)
            return (part[0], min(part[1], end)) if part else None
    return None


def _time_within(tokens: Tokens, i: int, end: int, lexicon: Lexicon) -> Part | None:
    for k in range(i, end):
        if (after := time_beginning(tokens, k, lexicon)) > k and after <= end:
            return k, after
    return None


def _over_phrase(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> int:
    """Behind prepositional phrases that begin at `i`, if content follows them or the sentence ends; 0 otherwise."""
    if tokens[i].low == "at" and i + 1 < limit and tokens[i + 1].low in ("least", "most"):
        return 0
    if tokens[i].low == "to" and not _is_person(tokens, i + 1, lexicon):
        return 0
    for k in range(i + 1, min(limit, i + LONGEST_PHRASE)):
        token = tokens[k]
        if token.low == "that" and k + 1 < limit and not is_verb(tokens, k + 1, lexicon):
            return k
        if token.low in (",", ":"):
            return k
        if token.low in SUBJECTS | {"it"} and tokens[k - 1].low not in lexicon.prepositions:
            return k if k + 1 < limit and is_verb(tokens, k + 1, lexicon) else 0
        if token.kind is Kind.QUOTE and tokens[k - 1].low not in lexicon.prepositions:
            return k
        if token.low in HARD or token.low in lexicon.subordinators or token.kind is Kind.DASH:
            return 0
        if is_verb(tokens, k, lexicon):
            return 0
    return limit if limit - i <= LONGEST_PHRASE else 0


def _is_person(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    if i >= len(tokens):
        return False
    token = tokens[i]
    return token.upper or token.low in lexicon.determiners or token.low in lexicon.addressees


def _frame_at(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> Right:
    if i >= limit:
        return Right(Frame.AFTER, i)
    token = tokens[i]
    if (token.low == "," or token.kind is Kind.DASH) and (after := _over_insertion(tokens, i, limit)):
        return Right(Frame.THAT, after + 1)
    if token.low in (",", ":") or token.kind is Kind.DASH:
        return _behind_mark(tokens, i, limit)
    if token.kind is Kind.QUOTE:
        # "said 'the worst is over' was no forecast": the quotation is the subject of a clause.
        clause = i + 1 < limit and is_verb(tokens, i + 1, lexicon)
        return Right(Frame.CLAUSE if clause else Frame.QUOTE, i)
    if token.low == "that":
        return Right(Frame.THAT, i + 1)
    return Right(_plain_frame(tokens, i, limit, lexicon), i)


def _over_insertion(tokens: Tokens, i: int, limit: int) -> int:
    """The position of "that" behind an insertion that opens at `i` ("said, and not for the first time, that")."""
    for k in range(i + 1, min(limit - 2, i + LONGEST_PHRASE)):
        closes = tokens[k].kind is Kind.DASH if tokens[i].kind is Kind.DASH else tokens[k].low == ","
        if closes:
            return k + 1 if tokens[k + 1].low == "that" and k > i + 1 else 0
        if tokens[k].kind is Kind.QUOTE or tokens[k].low in HARD - {","}:
            return 0
    return 0


def _plain_frame(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> Frame:
    token = tokens[i]
    if token.low == "to":
        return Frame.TO if _infinitive(tokens, i, limit, lexicon) else Frame.AFTER
    if token.low in WH:
        return Frame.WH
    if token.low in HARD or is_verb(tokens, i, lexicon):
        return Frame.AFTER
    if clause_follows(tokens, i, limit, lexicon):
        return Frame.CLAUSE
    if token.low.endswith("ing") and len(token.low) > 5:
        return Frame.ING
    if token.low in lexicon.prepositions or token.low in lexicon.subordinators:
        return Frame.AFTER
    return Frame.OBJECT_TO if _object_to(tokens, i, limit, lexicon) else Frame.OBJECT


def _object_to(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether a noun phrase and an infinitive follow ("urged both sides to meet")."""
    for k in range(i + 1, min(limit, i + 9)):
        if tokens[k].low == "to":
            return _infinitive(tokens, k, limit, lexicon)
        if (
            not tokens[k].word
            or tokens[k].low in lexicon.prepositions - {"of"}
            or tokens[k].low in lexicon.subordinators
        ):
            return False
    return False


def _behind_mark(tokens: Tokens, i: int, limit: int) -> Right:
    following = tokens[i + 1] if i + 1 < limit else None
    if following and following.kind in (Kind.QUOTE, Kind.MARK):
        return Right(Frame.QUOTE, i + 1)
    if following and tokens[i].low == ":":
        return Right(Frame.THAT, i + 1)
    return Right(Frame.AFTER, i)


def _infinitive(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> bool:
    if i + 1 >= limit:
        return False
    following = tokens[i + 1]
    return not (following.upper or following.low in lexicon.determiners or following.low in lexicon.pronouns)


def _addressee(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> tuple[Part | None, int]:
    """Whom something is told to: up to "that", a quotation, an infinitive; else one known word or a run of names."""
    for k in range(i, min(limit, i + 14)):
        token = tokens[k]
        stop = (
            token.low in ("that", "to", ":", ",", "about", "how", "why", "what", "whether") or token.kind is Kind.QUOTE
        )
        if stop:
            return ((i, k), k) if k > i else (None, i)
        if k > i and (time_beginning(tokens, k, lexicon) > k or token.low in SUBJECTS | {"it"}):
            return (i, k), k
        if k > i and token.low in ("in", "on", "during", "at", "after", "as"):
            # "told a conference in Oslo": the place belongs to whom it is told, if nothing else follows it.
            return ((i, limit), limit) if _closes(tokens, k, limit) else ((i, k), k)
        if k > i and is_verb(tokens, k, lexicon):
            return _known_addressee(tokens, i, limit, lexicon)
    return ((i, limit), limit) if i < limit <= i + 14 else _known_addressee(tokens, i, limit, lexicon)


def _closes(tokens: Tokens, k: int, limit: int) -> bool:
    return limit - k <= 3 and all(t.word for t in tokens[k:limit])


def _known_addressee(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> tuple[Part | None, int]:
    if i >= limit:
        return None, i
    if tokens[i].low in lexicon.addressees:
        return (i, i + 1), i + 1
    k = i + (tokens[i].low in ("the", "a", "an", "his", "her", "their"))
    while k < limit and tokens[k].upper:
        k += 1
    if k > i and tokens[i].upper and k - i > 1:
        # Two names in a row: the last is the subject of what is told.
        return (i, k - 1), k - 1
    return ((i, k), k) if k > i + 1 else ((i, i + 1), i + 1) if k > i else (None, i)
