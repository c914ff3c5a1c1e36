"""A history that was damaged anywhere: every line that is whole is read, and none is made up."""

import random

import msgspec
import pytest

from tests.builders.file_readers import read_history_bytes
from tests.builders.history_generator import generate_records

TIMES = 500
SESSIONS = 12


@pytest.fixture(scope="module")
def content():
    """Twelve sessions, as they stand in a file."""
    return b"".join(msgspec.json.encode(record) + b"\n" for record in generate_records(SESSIONS))


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
