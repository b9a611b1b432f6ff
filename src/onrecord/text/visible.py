"""What a terminal would obey or hide, made visible."""

from __future__ import annotations

import re

# Control characters (a line's end and a tab aside), with which a text can move the cursor, name the window or set the
# clipboard; what turns the direction of the letters around it (embeddings, overrides, isolates); ends of lines that
# only some take for one; and halves of a character, which no terminal can be sent.
_OBEYED = re.compile("\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """`text` with each such character as JSON writes it, ``\\u001b``: a JSON line stays the same value.

    A text that has these six characters itself looks the same; what is to be taken over exactly is asked as JSON.
    """
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
