"""The lines of a history file, understood: records, amendments, and what is damaged. Pure."""

import re
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from hipflow.progress.dates import EARLIEST, LATEST, can_be_kept, parse_timestamp
from hipflow.session.record import (
    EFFORT_LEAST,
    EFFORT_MOST,
    PAIN_LEAST,
    PAIN_MOST,
    VERSION_MOST,
    Amendment,
    SessionRecord,
)
from hipflow.storage.corrections import apply_amendments, is_amendable
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

EntryT = TypeVar("EntryT", SessionRecord, Amendment)

_record_decoder = msgspec.json.Decoder(SessionRecord)


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
        more_damaged: how many lines could not be understood beside those in ``damaged``.
    """

    records: tuple[SessionRecord, ...] = ()
    damaged: tuple[DamagedLine, ...] = ()
    newer: int = 0
    written: tuple[SessionRecord, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    more_damaged: int = 0

    @classmethod
    def of(
        cls,
        written: Iterable[SessionRecord],
        amendments: Iterable[Amendment],
        damaged: Iterable[DamagedLine] = (),
        newer: int = 0,
        more_damaged: int = 0,
    ) -> "HistoryContents":
        """What these lines say together."""
        sessions, corrections = tuple(written), tuple(amendments)
        return cls(
            records=apply_amendments(sessions, corrections),
            damaged=tuple(damaged),
            newer=newer,
            written=sessions,
            amendments=corrections,
            more_damaged=more_damaged,
        )

    def with_entries(self, entries: Iterable[SessionRecord | Amendment]) -> "HistoryContents":
        """The same with more lines at its end."""
        more = tuple(entries)
        if not more:
            return self
        written = [entry for entry in more if isinstance(entry, SessionRecord)]
        amendments = [entry for entry in more if isinstance(entry, Amendment)]
        return self.of(
            (*self.written, *written),
            (*self.amendments, *amendments),
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
    records: list[SessionRecord] = []
    amendments: list[Amendment] = []
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
        if isinstance(entry, SessionRecord):
            records.append(entry)
        else:
            amendments.append(entry)
    return HistoryContents.of(records, amendments, damaged, newer, more_damaged)


def parse_line(line: bytes) -> SessionRecord | Amendment:
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
    _check(entry)
    return entry


def check_amendable(amendment: Amendment) -> None:
    """See that an amendment corrects only what may be corrected.

    Raises:
        ValueError: it sets another field, or a value that field cannot have.
    """
    unknown = [field for field in amendment.set if not is_amendable(field)]
    if unknown:
        raise ValueError(f"not to be amended: {', '.join(sorted(unknown))}")
    _check(amendment)


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


def _any_entry(line: bytes) -> SessionRecord | Amendment:
    """Parse a line that is no plain record: control characters, a correction, a newer version."""
    fields = without_control(msgspec.json.decode(line))
    if not isinstance(fields, dict):
        raise _LineError("it is no session")
    if "amends" in fields:
        return _convert(Amendment, fields)
    return _convert(SessionRecord, fields)


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
            understood[known.name] = msgspec.convert(fields[known.name], known.type)
        except (KeyError, msgspec.ValidationError):
            if known.required:
                raise _LineError("it was written by a newer version of hipflow") from None
    return shape(**understood)


def _check(entry: SessionRecord | Amendment) -> None:
    """Refuse what the shapes allow and no session can have said."""
    if isinstance(entry, SessionRecord):
        _check_time(entry.started)
        _check_time(entry.ended)
        return
    _check_time(entry.at)
    for name, value in entry.set.items():
        if is_amendable(name) and not _fits(name, value):
            raise _LineError(f"`{name}` cannot be {str(value)[:40]!r}")


def _check_time(text: str) -> None:
    try:
        when = parse_timestamp(text)
    except ValueError:
        raise _LineError(f"its time cannot be read: {text[:40]!r}") from None
    if not can_be_kept(when):
        span = f"{EARLIEST.year} to {LATEST.year - 1}"
        raise _LineError(f"its year cannot be {when.year}, only one of {span}")


def _fits(name: str, value: object) -> bool:
    if value is None:
        return True
    if name == "note":
        return isinstance(value, str)
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    least, most = (EFFORT_LEAST, EFFORT_MOST) if name == "effort" else (PAIN_LEAST, PAIN_MOST)
    return least <= value <= most


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
