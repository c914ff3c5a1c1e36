"""A history that was damaged anywhere: every line that is whole is read, and none is made up."""

import random

import pytest

from hipflow.session.record import Amendment, Note
from hipflow.storage.history_lines import encode_line
from tests.builders.file_readers import read_history_bytes
from tests.builders.history_generator import generate_records

TIMES = 500
SESSIONS = 12


def note(number):
    """What was said on one day."""
    day = f"2026-11-{number + 1:02}"
    details = {"text": f"to shop {number}", "n": [number, None]}
    return Note(id=f"02{number:02}", at=f"{day}T09:00:00Z", date=day, kind="goal", details=details)


def correction(number, record):
    """A rating given on the next morning."""
    at = f"2026-11-{number + 1:02}T10:00:00Z"
    return Amendment(id=f"09{number:02}", amends=record.id, at=at, set={"pain.next_morning": 3})


@pytest.fixture(scope="module")
def content():
    """Twelve sessions as they stand in a file."""
    return b"".join(map(encode_line, generate_records(SESSIONS)))


@pytest.fixture(scope="module")
def mixed():
    """Twelve sessions, each with a note before it and a correction behind it."""
    return [
        encode_line(entry)
        for number, record in enumerate(generate_records(SESSIONS))
        for entry in (note(number), record, correction(number, record))
    ]


def test_cut_at_any_byte(content):
    """The lines before the cut are read, and what is left of the last one is told of."""
    chance = random.Random(1)  # noqa: S311 - places, no secrets
    whole = {record.id: record for record in read_history_bytes(content).records}
    for at in (chance.randrange(len(content)) for _ in range(TIMES)):
        rest = content[:at]
        read = read_history_bytes(rest)
        lines = rest.count(b"\n") + (content[at : at + 1] == b"\n")
        assert len(read.records) == lines
        assert all(whole[record.id] == record for record in read.records)
        torn = rest.rpartition(b"\n")[2]
        assert len(read.damaged) == (bool(torn) and content[at : at + 1] != b"\n")


def test_any_byte_changed(content):
    """All lines but the one it stands in are read as they were, and no line becomes two."""
    chance = random.Random(2)  # noqa: S311 - places, no secrets
    whole = {record.id: record for record in read_history_bytes(content).records}
    harmed = 0
    for _ in range(TIMES):
        at, bit = chance.randrange(len(content)), 1 << chance.randrange(8)
        broken = content[:at] + bytes([content[at] ^ bit]) + content[at + 1 :]
        read = read_history_bytes(broken)
        same = [record for record in read.records if whole.get(record.id) == record]
        # A line break that is changed joins two lines.
        assert len(same) >= SESSIONS - 1 - (content[at] == ord("\n"))
        assert len(read.records) <= SESSIONS
        harmed += len(same) < SESSIONS
    assert harmed > TIMES / 2


def entries_of(lines):
    """Every line of a file that can be read."""
    read = read_history_bytes(b"".join(lines))
    return [*read.written, *read.amendments, *read.written_notes], read


@pytest.mark.parametrize("harm", ["cut", "flip"])
def test_of_sessions_corrections_and_notes_none_is_lost_or_made_up(mixed, harm):
    """The lines that were not touched are read as they were, and the others are told of.

    A flipped bit may leave a line that says another word: it is one of its kind at most.
    """
    chance = random.Random(3)  # noqa: S311 - places, no secrets
    content = b"".join(mixed)
    for _ in range(TIMES):
        at = chance.randrange(len(content))
        flipped = bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]
        broken = content[:at] + (flipped if harm == "flip" else b"")
        lines = broken.splitlines(keepends=True) if harm == "cut" else broken.split(b"\n")
        untouched, _ = entries_of([line for line in mixed if line in broken])
        entries, read = entries_of([broken])
        assert all(entry in entries for entry in untouched)
        assert len(untouched) >= (broken.count(b"\n") if harm == "cut" else len(mixed) - 2)
        there = [line for line in lines if line.strip()]
        assert len(entries) + len(read.damaged) == len(there)
        assert len(entries) - len(untouched) <= 1
