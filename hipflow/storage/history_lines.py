"""The lines of a history file, understood: sessions, amendments, notes, and damage. Pure."""

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, structs

from hipflow.session.record import (
    VERSION_MOST,
    Amendment,
    Entry,
    Note,
    SessionRecord,
)
from hipflow.storage.corrections import apply_amendments, is_amendable, notes_that_stand
from hipflow.storage.entry_check import check_entry
from hipflow.system import safe_text

FORMAT_VERSION = 1
"""The ``v`` this program writes. Lines of a newer one are shown as far as they are understood."""

_BEGINS_JSON = (b"{", b"[", b'"')
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_AMENDS, _ESCAPE, _DELETE, _BEGINS_CONTROL = b'"amends"', b"\\", b"\x7f", b"\xc2"
"""Signs that a line may be a correction, or hold characters that steer a terminal."""

_BEGINS_TURN = b"\xe2"
_TURNS_WRITING = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")
"""The direction marks `safe_text.without_control` removes, as UTF-8; dashes begin alike."""

LONGEST_BYTES = 1024 * 1024
"""No line is longer: of the largest session that can be played it takes a seventh."""

GARBLED = "it is cut short or garbled"
TOO_LONG = "it is far too long for a session"

MOST_DAMAGE_LISTED = 1_000
"""So many damaged lines are listed one by one; the others are counted."""

EntryT = TypeVar("EntryT", SessionRecord, Amendment, Note)

_NOTE_FIELDS = {field.encode_name: field.name for field in structs.fields(Note)}
del _NOTE_FIELDS["details"]
"""The keys that every note has, and the fields they are here."""

_record_decoder = msgspec.json.Decoder(SessionRecord)


LineKey = tuple[str, bytes]
"""The id of a line, and a digest of what it says."""


class DamagedLine(Struct, frozen=True):
    """A line that could not be understood: its number, counted from 1, and why, in words."""

    number: int
    why: str


class HistoryContents(Struct, frozen=True, kw_only=True):
    """What a history file says.

    Attributes:
        records: the sessions in order of their start, corrected by the amendments, each once,
            removed ones left out.
        damaged: lines that could not be understood. They stay in the file as they are.
        newer: how many lines a newer version of the program wrote; shown as far as understood.
        written: the sessions as they stand in the file.
        amendments: the amendments, as they stand in the file.
        notes: the notes in the order they were made, each once, those taken back left out.
        written_notes: the notes as they stand in the file.
        more_damaged: how many lines could not be understood beside those in ``damaged``.
    """

    records: tuple[SessionRecord, ...] = ()
    damaged: tuple[DamagedLine, ...] = ()
    newer: int = 0
    written: tuple[SessionRecord, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    notes: tuple[Note, ...] = ()
    written_notes: tuple[Note, ...] = ()
    more_damaged: int = 0

    @classmethod
    def of(
        cls,
        entries: Iterable[Entry],
        damaged: Iterable[DamagedLine] = (),
        newer: int = 0,
        more_damaged: int = 0,
    ) -> "HistoryContents":
        """What these lines say together."""
        sessions: list[SessionRecord] = []
        corrections: list[Amendment] = []
        notes: list[Note] = []
        for entry in entries:
            if isinstance(entry, SessionRecord):
                sessions.append(entry)
            elif isinstance(entry, Amendment):
                corrections.append(entry)
            else:
                notes.append(entry)
        return cls(
            records=apply_amendments(sessions, corrections),
            damaged=tuple(damaged),
            newer=newer,
            written=tuple(sessions),
            amendments=tuple(corrections),
            notes=notes_that_stand(notes, corrections),
            written_notes=tuple(notes),
            more_damaged=more_damaged,
        )

    def with_entries(self, entries: Iterable[Entry]) -> "HistoryContents":
        """The same with more lines at its end."""
        more = tuple(entries)
        if not more:
            return self
        return self.of(
            (*self.written, *self.amendments, *self.written_notes, *more),
            self.damaged,
            self.newer,
            self.more_damaged,
        )


class _LineError(ValueError):
    """A line that cannot be understood; its text says why."""


def parse_lines(lines: Iterable[bytes]) -> HistoryContents:
    """All that the lines of a history file say, with or without their breaks.

    No content makes this fail.
    """
    entries: list[Entry] = []
    damaged: list[DamagedLine] = []
    newer = more_damaged = 0
    for number, line in enumerate(lines, start=1):
        if not line or line.isspace():
            continue
        try:
            entry = parse_line(line)
        except ValueError as error:
            if len(damaged) < MOST_DAMAGE_LISTED:
                damaged.append(DamagedLine(number, str(error)))
            else:
                more_damaged += 1
            continue
        newer += entry.v > FORMAT_VERSION
        entries.append(entry)
    return HistoryContents.of(entries, damaged, newer, more_damaged)


def encode_line(entry: Entry) -> bytes:
    """The line an entry stands on in the file, with its break."""
    if not isinstance(entry, Note):
        return msgspec.json.encode(entry) + b"\n"
    fields = {name: getattr(entry, field) for name, field in _NOTE_FIELDS.items()}
    return msgspec.json.encode(fields | _details_of(entry.details)) + b"\n"


def line_key(entry: Entry) -> LineKey:
    """What tells a line from others: its id, and all that is understood of it."""
    return entry.id, blake2b(encode_line(entry), digest_size=16).digest()


def parse_line(line: bytes) -> Entry:
    """What one line says.

    Raises:
        ValueError: it cannot be understood; the message says why in words for a person.
    """
    if len(line) > LONGEST_BYTES:
        raise _LineError(TOO_LONG)
    line = line.strip().removeprefix(_BYTE_ORDER_MARK)
    if not line.startswith(_BEGINS_JSON):  # the quick answer: there may be a million of them
        raise _LineError(GARBLED)
    try:
        entry = _plain_record(line) or _any_entry(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise _LineError(GARBLED) from None
    except RecursionError:
        raise _LineError("it is nested too deeply") from None
    check_entry(entry)
    return entry


def check_addable(entry: Amendment | Note) -> None:
    """See that a correction or a note says only what it may, and can be read again as what it is.

    Raises:
        ValueError: it sets another field, or says what nobody can have said, or is too long, or has
            a key that makes another kind of line of it.
    """
    if isinstance(entry, Amendment):
        unknown = [field for field in entry.set if not is_amendable(field)]
        if unknown:
            raise ValueError(f"not to be amended: {', '.join(sorted(unknown))}")
    check_entry(entry)
    read = parse_line(encode_line(entry))
    if not isinstance(read, type(entry)) or read.id != entry.id:
        raise ValueError("it has keys that make another line of it")


def _plain_record(line: bytes) -> SessionRecord | None:
    """The session on a line as this version writes it: the quick way, good for nearly all lines."""
    # Written out: a loop over the signs takes half as long as reading the whole line does.
    if _AMENDS in line or _ESCAPE in line or _DELETE in line or _BEGINS_CONTROL in line:
        return None
    if _BEGINS_TURN in line and _TURNS_WRITING.search(line):
        return None
    try:
        return _record_decoder.decode(line)
    except msgspec.ValidationError:
        return None


def _any_entry(line: bytes) -> Entry:
    """Parse a line that is no plain record: a correction, a note, a newer version, strange signs.

    Sessions have a ``note`` of their own, but begin at a time and are not made at one.
    """
    fields = without_control(msgspec.json.decode(line))
    if not isinstance(fields, dict):
        raise _LineError("it is no session")
    if "amends" in fields:
        return _convert(Amendment, fields)
    if "note" in fields and "at" in fields and "started" not in fields:
        known = {name: fields[name] for name in _NOTE_FIELDS if name in fields}
        return _convert(Note, known | {"details": _details_of(fields)})
    return _convert(SessionRecord, fields)


def _details_of(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The keys a kind of note has for itself."""
    return {name: value for name, value in fields.items() if name not in _NOTE_FIELDS}


def _convert(shape: type[EntryT], fields: dict[str, Any]) -> EntryT:
    try:
        return msgspec.convert(fields, shape)
    except msgspec.ValidationError as error:
        version = fields.get("v")
        if isinstance(version, int) and FORMAT_VERSION < version <= VERSION_MOST:
            return _convert_known_fields(shape, fields)
        raise _LineError(_in_words(error)) from None


def _convert_known_fields(shape: type[EntryT], fields: dict[str, Any]) -> EntryT:
    """An entry of a newer version, less the optional fields whose kind of value has changed."""
    understood: dict[str, Any] = {}
    for known in msgspec.structs.fields(shape):
        try:
            understood[known.name] = msgspec.convert(fields[known.encode_name], known.type)
        except (KeyError, msgspec.ValidationError):
            if known.required:
                raise _LineError("it was written by a newer version of hipflow") from None
    return shape(**understood)


def without_control(value: Any) -> Any:  # noqa: ANN401 - any JSON value, walked through
    """The value without the characters that would steer a terminal; line breaks and tabs stay."""
    if isinstance(value, str):
        return safe_text.without_control(value)
    if isinstance(value, list):
        return [without_control(item) for item in value]
    if isinstance(value, dict):
        return {without_control(key): without_control(item) for key, item in value.items()}
    return value


def _in_words(error: msgspec.ValidationError) -> str:
    """What a wrong shape means, without the library's own words where they are known."""
    found = re.search(r"missing required field `(\w+)`", str(error))
    if found:
        return f"`{found[1]}` is missing"
    where = re.search(r"at `\$\.?([^`]+)`", str(error))
    if where is None:
        return "the wrong kind of value"
    bound = re.search(r"Expected `\w+` (<=|>=) ([0-9.]+)", str(error))
    if bound:
        limit = f"{float(bound[2]):,.10g}"
        return f"`{where[1]}` cannot be {'more' if bound[1] == '<=' else 'less'} than {limit}"
    return f"`{where[1]}` has the wrong kind of value"
