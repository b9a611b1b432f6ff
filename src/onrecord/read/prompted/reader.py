"""The reader that asks a language model: the model proposes, what its words do not bear out is refused and counted."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace

from onrecord.model.attribution import Attribution
from onrecord.model.document import Page
from onrecord.model.span import Span
from onrecord.net.endpoint import Endpoint, Patience
from onrecord.packs.pack import Pack
from onrecord.read.attributions.found import Range
from onrecord.read.attributions.lexicon import lexicon_of
from onrecord.read.attributions.nesting import tree_of
from onrecord.read.base import ActTold, Watch
from onrecord.read.prompted.admitting import Admitted, NotAdmittedError, admitted
from onrecord.read.prompted.chat import Chat, prompt_version
from onrecord.read.prompted.settings import Settings, settings_in
from onrecord.read.prompted.windows import windows_of
from onrecord.read.rules import body_of

VERSION = "1"
TWICE = "proposal made twice"
CLAIMED = "proposal that claims the words of another or adds nothing to it"
Key = tuple[tuple[Range, ...], ...]


class PromptedReader:
    """Finds attributions by asking the model that the environment names, one window of the text after the other.

    Choosing it is what opens the network; making one asks nothing. Raises SettingError where no model is named.
    """

    name = "llm"
    languages = frozenset({"en"})
    threshold = 0.0  # nobody has measured how sure to be of any model

    def __init__(self, pack: Pack, settings: Settings | None = None, endpoint: Endpoint | None = None) -> None:
        settings = settings or settings_in(os.environ)
        self.pack = pack
        self.lexicon = lexicon_of(pack.cues)
        # Another model or prompt reads otherwise. Where the model stands is the user's own affair, and not recorded.
        self.version = f"{VERSION} with {settings.model}, prompt {prompt_version()}"
        patience = Patience(deadline=settings.seconds)
        self._chat = Chat(endpoint or Endpoint(settings.url, settings.key, patience), settings.model)
        self.acts: dict[str, ActTold] = {}
        self.dropped: Counter[str] = Counter()
        self.watch: Watch = unwatched

    def read(self, text: str, page: Page) -> tuple[Attribution, ...]:
        """The attributions of the kept lines of `text`, parents before children, in text order.

        Raises EndpointError where a window got no answer that can be used: half a reading would pass for a whole one.
        """
        self.acts, self.dropped = {}, Counter()
        proposed = self._proposed(text, page)
        tree = tree_of(text, [x.found for x in proposed.values()], self.pack.anonymity)
        if lost := len(proposed) - len(tree):
            self.dropped[CLAIMED] = lost
        told = [(x, proposed[_key(x)]) for x in tree]
        self.acts = {x.id: by.act for x, by in told if by.act != ActTold()}
        return tuple(replace(x, kind=by.kind) if by.kind else x for x, by in told)

    def _proposed(self, text: str, page: Page) -> dict[Key, Admitted]:
        """What the model proposes and the text bears out."""
        found: dict[Key, Admitted] = {}
        for window in windows_of(text, [body_of(text, x, page) for x in page.kept()]):
            for item in self._chat.proposals(text, window):
                try:
                    one = admitted(text, item, window, self.lexicon, self.dropped)
                except NotAdmittedError as refused:
                    self.dropped[str(refused)] += 1
                    continue
                key = (one.found.content, one.found.source, one.found.cue)
                if key in found:
                    self.dropped[TWICE] += 1
                found.setdefault(key, one)
            self.watch(window.reach[1], len(text))
        return found


def unwatched(_done: int, _total: int) -> None:
    """Nobody wants to know how far the reading is."""


def _key(attribution: Attribution) -> Key:
    def ranges(spans: tuple[Span, ...]) -> tuple[Range, ...]:
        return tuple((x.s, x.e) for x in spans)

    return ranges(attribution.content), ranges(attribution.source), ranges(attribution.cue)
