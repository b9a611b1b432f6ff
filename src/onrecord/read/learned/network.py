"""The network that was trained, run by onnxruntime on one thread.

A window is read alone, never in a batch: the weights are int8, and the scale of what flows between them is that of all
that is read at once, so that a window would be answered differently beside other windows.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.read.learned.pieces import Integers

# The one step of onnxruntime that costs more than it saves: a window takes a seventh longer with it.
SLOWER = "SkipLayerNormFusion"
HIDDEN, TAGS, MIDDLE = "hidden", "tags", "middle"  # the outputs
Floats = NDArray[np.float32]


class Network(Protocol):
    """Answers for one window of L pieces, in logits."""

    def tag(self, window: Integers) -> tuple[Floats, Floats, Floats]:
        """Rows of `Pieces.window` (4, L) to hidden (L, width), tags (L, 9) and middle (L, width). Tags are outside,
        begin, inside for each of cue, source and content; middle is what a middle layer holds, for the heads."""
        ...

    def roles(self, hidden: Floats, cue: Integers) -> Floats:
        """Hidden (L, width) of the pieces around a cue, and 1 for those of the cue in (L,), to (L, 3): none, source,
        content."""
        ...


class OnnxNetwork:
    """The network of two files."""

    def __init__(self, tags: Path, roles: Path) -> None:
        self._tags, self._roles = _session(tags), _session(roles)

    def tag(self, window: Integers) -> tuple[Floats, Floats, Floats]:
        """See Network."""
        hidden, tags, middle = self._tags.run([HIDDEN, TAGS, MIDDLE], {"pieces": window[None]})
        return hidden[0], tags[0], middle[0]

    def roles(self, hidden: Floats, cue: Integers) -> Floats:
        """See Network."""
        answer: Floats = self._roles.run(None, {"hidden": hidden[None], "cues": cue[None]})[0][0]
        return answer


def _session(file: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(file), options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOWER]
    )
