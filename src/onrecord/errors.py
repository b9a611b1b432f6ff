"""Every error that onrecord raises on purpose.

Each says what was expected and what was found, and carries the names involved as attributes. The command line
turns them into one line on stderr and an exit code of the contract; nothing else in the package calls ``sys.exit``.
"""

from __future__ import annotations

import traceback
from pathlib import PurePath


class OnrecordError(Exception):
    """Base of all of them. `exit_code` is the command line's exit code for it."""

    exit_code = 2


class UnreadableInputError(OnrecordError):
    """A source that could not be turned into a document. `source` is the path or address as given."""

    def __init__(self, source: str, *, expected: str, found: str) -> None:
        self.source, self.expected, self.found = source, expected, found
        super().__init__(f"{source}: expected {expected}, found {found}")


class NotNowError(UnreadableInputError):
    """An address that gave no answer this time and may give one later: a timeout, a server's error, a full queue."""


class NotAllowedError(UnreadableInputError):
    """An address that the user did not allow to be asked."""


class SettingError(OnrecordError):
    """A variable of the environment that is missing or says nothing to go by. `variable` is its name."""

    def __init__(self, variable: str, *, expected: str, found: str) -> None:
        self.variable, self.expected, self.found = variable, expected, found
        super().__init__(f"{variable}: expected {expected}, found {found}")


class EndpointError(OnrecordError):
    """A question that a user's `endpoint` did not answer, or not so that a reader can use it."""

    def __init__(self, endpoint: str, *, expected: str, found: str) -> None:
        self.endpoint, self.expected, self.found = endpoint, expected, found
        super().__init__(f"{endpoint}: expected {expected}, found {found}")


class ReadingFailedError(OnrecordError):
    """`source` could not be read: for an error of ours, which tells why, or for a fault of the program. Either is the
    cause of this error."""

    def __init__(self, source: str, fault: Exception) -> None:
        self.source = source
        if isinstance(fault, OnrecordError):
            super().__init__(f"{source}: {fault}")
            return
        frames = traceback.extract_tb(fault.__traceback__)
        at = f" at {PurePath(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
        super().__init__(f"{source}: expected to read it, found a fault of the program: {fault!r}{at}")


class PackError(OnrecordError):
    """A fault in a pack: `file`, the `key` inside it, and the `reason`."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        self.file, self.key, self.reason = file, key, reason
        super().__init__(f"{file}: {key}: {reason}")


class UnknownNameError(OnrecordError):
    """A name nobody registered; `names` are those there are."""

    def __init__(self, kind: str, name: str, names: list[str]) -> None:
        self.kind, self.name, self.names = kind, name, sorted(names)
        super().__init__(f"no {kind} named {name!r}; there are: {', '.join(self.names) or 'none'}")


class WeightsError(OnrecordError):
    """Weights of a reader that are not what this version of onrecord can use. `file` is theirs."""

    def __init__(self, file: str, *, expected: str, found: str) -> None:
        self.file, self.expected, self.found = file, expected, found
        super().__init__(f"{file}: expected {expected}, found {found}")


class NotInstalledError(OnrecordError):
    """Something that is not part of onrecord and is missing: `missing`, who needs it, and what to `install`."""

    def __init__(self, missing: str, *, needed_by: str, install: str) -> None:
        self.missing, self.needed_by, self.install = missing, needed_by, install
        super().__init__(f"{needed_by}: expected {missing}, found none; {install}")


class SpanError(OnrecordError):
    """A span whose text is not the slice of its document. `where` names the row that holds it."""

    exit_code = 3

    def __init__(self, where: str, *, s: int, e: int, expected: str, found: str) -> None:
        self.where, self.s, self.e, self.expected, self.found = where, s, e, expected, found
        super().__init__(f"{where}: characters {s} to {e} should read {expected!r}, the text has {found!r}")


class RecordError(OnrecordError):
    """A record that cannot be opened or changed. `path` is the record as given."""

    def __init__(self, path: str, *, expected: str, found: str) -> None:
        self.path, self.expected, self.found = path, expected, found
        super().__init__(f"{path}: expected {expected}, found {found}")


class RecordBusyError(RecordError):
    """Another process is writing to the record."""


class RemovedDocumentError(OnrecordError):
    """A removed document is offered again. `document` is its id, `why` the reason it was removed."""

    def __init__(self, source: str, document: str, why: str) -> None:
        self.source, self.document, self.why = source, document, why
        super().__init__(
            f"{source}: expected a document that may be added, found one that was removed from this record "
            f"({document[:12]}: {why}); add it with --readd to take it back"
        )
