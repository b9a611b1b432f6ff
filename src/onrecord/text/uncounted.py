"""Numbers that count nothing: dates, years, clock times, names, labels, scores, telephone numbers.

What is found here is hidden from `quantities`. A number is a name after a label ("Article 5"), inside a proper name
("Radio Four") and as a group's title ("Group of 20").
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty)"
)
_LABEL = (
    r"(?:articles?|chapters?|sections?|paragraphs?|clauses?|annex|appendix|resolutions?|titles?|protocols?|rules?|items?|"
    r"points?|goals?|tracks?|phases?|parts?|volumes?|pages?|pp?\.|figures?|tables?|rooms?|floors?|gates?|channels?|radio|"
    r"flights?|routes?|highways?|interstates?|roads?|blocs?|units?|reactors?|types?|marks?|levels?|grades?|categor(?:y|ies)|"
    r"class|stages?|steps?|days?|weeks?|seasons?|episodes?|games?|rounds?|versions?|numbers?|nos?\.|no\.|act|bills?|laws?|"
    r"orders?|propositions?|amendments?|districts?|precincts?|boxes|box|suite|zip|ages?|aged|minister number|top)"
)
# A label before a number names; before a number and a counted noun ("two rounds 300 people") it hardly ever stands.
_WITH_DIGITS = (
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:\s?(?:-|–|and|to)\s?\d{{1,2}}(?!\d| percent))?(?:,? \d{{4}})?\b",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?(?:-|–|and|to)\s?\d{{1,2}})? (?:of )?{_MONTH}(?:,? \d{{4}})?\b",
    rf"\b{_MONTH},? \d{{4}}\b",
    r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b",
    r"\b\d{1,2}(?:[:.]\d\d)?(?:\s?(?:-|–|to)\s?\d{1,2}(?:[:.]\d\d)?)?\s?(?:[ap]\.?m\b\.?|o['’]clock\b)",
    r"\b\d{1,2}:\d\d(?::\d\d)?\b",
    r"\b\d{1,2}(?:[:.]?\d\d)?\s?(?:GMT|UTC|EST|EDT|CET|CEST|BST|ET|PT|MSK)\b",
    r"\+?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b",
    r"[(\[]\d{1,3}[)\]]",
    r"(?<![\w])(?:#|№|n°)\s?\d+",
    r"\b(?:dollar|pound|euro|oil|gold) (?:at|to) \d+\.\d+\b",
    r"^\s*\d{1,3}[.)]\s",
)
_IN_WORDS = (
    r"\b(?:9/11|24/7|7/7|50[-/]50|fifty-fifty)\b",
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+",
    r"[(\[][A-Z]{1,3}-[^)\]]{1,12}[)\]]",
    rf"\b(?:Group|Gang|Council|Committee|Club|Band|Party|League|Big|Top|Final|Elite|Sweet|Fortune) (?:of )?{_NUMBER}\b",
    rf"\b{_LABEL}\s{_NUMBER}(?:\.\d+)*\b(?!\s?(?:%|percent|per cent|-))",
    r"\b(?:one|two|three|four)[- ](?:way|sided|faced|track|step|fold|star|tier|pronged|party|state solution|thirds?)\b",
    r"\b(?:square one|day one|ground zero|one another|one[- ]on[- ]one|one by one|one day|one thing|one time|two cents|"
    r"double[- ]digits?|catch-22|(?:first|second|other|better|top) half|"
    r"half[- ](?:brother|sister|way|time|hour|empty|full|hearted\w*))\b",
)
# Most lines have no digit, and are spared half of the patterns.
_DIGIT = re.compile(r"\d")
_UNCOUNTED, _UNCOUNTED_WORDS = (
    re.compile("|".join(f"(?:{p})" for p in each), re.IGNORECASE) for each in ((*_WITH_DIGITS, *_IN_WORDS), _IN_WORDS)
)
_YEAR = re.compile(r"(?<![\w.,$€£/])(?:1[4-9]|20|21)\d\d(?:\s?[-–]\s?(?:(?:1[4-9]|20|21)\d\d|\d\d))?(?![\w%]|,\d|\.\d)")
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|before|after|from|to|through|throughout|during|late|early|mid|fiscal|year|the|of|circa|and|or|"
    r"spring|summer|fall|autumn|winter|this|that|its|his|her|their|a|['’]s|than)[ -]$",
    re.IGNORECASE,
)
_NAMED_NUMBER = re.compile(
    r"(?<=[a-zA-Z0-9,] )(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve)(?=[ -][A-Z]|['’]s)|"
    r"(?<=[A-Z][a-z] )(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve)\b|"
    r"(?<=[a-z] )(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve)\b"
)


def title_case(text: str, s: int, e: int) -> bool:
    """Whether the line ``text[s:e]`` is set like a headline, every long word with a capital."""
    words = re.findall(r"[^\W\d_]{4,}", text[s:e])
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.8 * len(words)


def uncounted(text: str, s: int, e: int) -> list[tuple[int, int]]:
    """Offsets of the pieces of ``text[s:e]``, one line, whose numbers count nothing."""
    told = _UNCOUNTED if _DIGIT.search(text, s, e) else _UNCOUNTED_WORDS
    found = [m.span() for m in told.finditer(text, s, e)]
    if not title_case(text, s, e):
        found += [m.span() for m in _NAMED_NUMBER.finditer(text, s, e)]
    return found


def is_year(text: str, s: int, e: int) -> bool:
    """Whether the number ``text[s:e]`` is written as a year. "2000 soldiers" is one only after "the", "in", "since"."""
    m = _YEAR.match(text, s)
    if not m or m.end() < e:
        return False
    if _YEAR_BEFORE.search(text, max(0, s - 14), s):
        return True
    return not re.compile(
        r"\s(?:percent|per cent|people|troops|soldiers|civilians|kilomet|miles|men|women|tons|tonnes)"
    ).match(text, m.end())
