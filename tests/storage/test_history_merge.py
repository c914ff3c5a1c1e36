"""Two histories made one."""

import json

import msgspec
import pytest
from msgspec import structs

from hipflow.session.record import Amendment, Note, PainRatings
from hipflow.storage import history_merge as merging
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_lines import encode_line
from hipflow.storage.history_merge import merge_histories
from hipflow.system.errors import StorageError
from tests.builders.record_builders import session


def line(entry, **more):
    """One line of a file, with fields this version does not know."""
    return json.dumps(json.loads(msgspec.json.encode(entry)) | more).encode() + b"\n"


A, B, C = (
    session(f"01{letter}", f"2026-11-0{number}T18:00:00+01:00")
    for number, letter in enumerate("ABC", start=1)
)
NOTE = Amendment(id="05", amends="01A", at="2026-11-24T08:00:00+01:00", set={"note": "stiff"})


@pytest.fixture
def own(tmp_path):
    """A history of two sessions."""
    history = HistoryFile(tmp_path / "history.jsonl")
    history.append(A)
    history.append(B)
    return history


def test_what_is_missing_is_added_once(own, tmp_path):
    """Sessions and corrections, in order of their start; what both have stands once."""
    other = tmp_path / "other.jsonl"
    other.write_bytes(line(B) + line(C) + line(NOTE))
    merged = merge_histories(own, [other, other])
    assert (merged.sessions, merged.corrections, merged.known) == (1, 1, 4)
    assert [record.id for record in own.read().records] == ["01A", "01B", "01C"]
    assert own.read().records[0].note == "stiff"


def test_merging_again_changes_no_byte(own, tmp_path):
    """There is nothing to add."""
    other = tmp_path / "other.jsonl"
    other.write_bytes(line(C))
    merge_histories(own, [other])
    before = own.path.read_bytes()
    assert merge_histories(own, [other]).sessions == 0
    assert own.path.read_bytes() == before


def test_what_a_newer_version_wrote_comes_along_whole(own, tmp_path):
    """Fields this version does not know are not lost."""
    other = tmp_path / "other.jsonl"
    other.write_bytes(line(C, v=2, weather="rain"))
    merge_histories(own, [other])
    assert b'"weather": "rain"' in own.path.read_bytes()


def test_damaged_lines_are_told_and_left_where_they_are(own, tmp_path):
    """By file and number; the other file is not touched."""
    other = tmp_path / "other.jsonl"
    content = b"torn\n\n" + line(C) + b'{"v":1,"id":"01D"'
    other.write_bytes(content)
    merged = merge_histories(own, [other])
    assert [(path, told.number) for path, told in merged.damaged] == [(other, 1), (other, 4)]
    assert merged.sessions == 1
    assert other.read_bytes() == content


def test_a_torn_end_of_this_history_is_moved_first(own, tmp_path):
    """As with every line that is added."""
    with own.path.open("ab") as file:
        file.write(b'{"v":1,"to')
    other = tmp_path / "other.jsonl"
    other.write_bytes(line(C))
    assert merge_histories(own, [other]).torn_end_file == own.damaged_path
    assert own.read().damaged == ()


def test_a_missing_file_is_told_and_nothing_is_added(own, tmp_path):
    """A wrong name among several leaves the history as it was."""
    other = tmp_path / "other.jsonl"
    other.write_bytes(line(C))
    before = own.path.read_bytes()
    with pytest.raises(StorageError, match="no such history"):
        merge_histories(own, [other, tmp_path / "othr.jsonl"])
    assert own.path.read_bytes() == before


def test_everything_that_can_be_wrong_with_a_file_at_once(tmp_path):
    """Torn tail, bad lines, duplicates, unknown fields, a future version, two machines in one.

    Every good session is shown once, every bad line told by its number, the file untouched.
    """
    path = tmp_path / "history.jsonl"
    here = line(A) + b"\x00\xff not json\n" + line(B, weather="rain")
    there = line(A) + line(C, v=7, pain=[1]) + b'{"v":1,"id":"01D","pain":{"after":11}}\n'
    content = here + there + line(NOTE) + line(B)[:40]
    path.write_bytes(content)
    read = HistoryFile(path).read()
    assert [record.id for record in read.records] == ["01A", "01B", "01C"]
    assert [damaged.number for damaged in read.damaged] == [2, 6, 8]
    assert read.newer == 1
    assert path.read_bytes() == content


def test_a_folder_that_may_not_be_looked_into_is_told(own, tmp_path, monkeypatch):
    """In words, and nothing is added."""
    other = tmp_path / "other.jsonl"
    look = type(other).stat

    def refuse(path, **more):
        if path == other:
            raise PermissionError(13, "Permission denied")
        return look(path, **more)

    with monkeypatch.context() as patched:
        patched.setattr(type(other), "stat", refuse)
        with pytest.raises(StorageError, match="could not be read: it is not allowed"):
            merge_histories(own, [other])


def test_what_is_too_large_for_a_history_is_refused(own, tmp_path, monkeypatch):
    """Nothing of it is read."""
    monkeypatch.setattr(merging, "LARGEST_BYTES", 100)
    other = tmp_path / "other\x1b.jsonl"
    other.write_bytes(line(C))
    before = own.path.read_bytes()
    with pytest.raises(StorageError, match="This is no history"):
        merge_histories(own, [other])
    assert own.path.read_bytes() == before


def test_of_many_damaged_lines_the_number_is_told(own, tmp_path, monkeypatch):
    """Each of them would be too many."""
    monkeypatch.setattr(merging, "MOST_DAMAGE_LISTED", 2)
    other = tmp_path / "other.jsonl"
    other.write_bytes(b"x\n" * 5 + line(C))
    merged = merge_histories(own, [other])
    assert (len(merged.damaged), merged.more_damaged, merged.sessions) == (2, 3, 1)
    monkeypatch.setattr(merging, "MOST_DAMAGED", 2)
    with pytest.raises(StorageError, match="This is no history"):
        merge_histories(own, [other])


GOAL = Note(id="02A", at="2026-11-22T09:00:00+01:00", date="2026-11-22", kind="goal")


def test_notes_come_along_with_keys_this_version_does_not_know(own, tmp_path):
    """As they stand there, counted by themselves."""
    other = tmp_path / "other.jsonl"
    other.write_bytes(encode_line(structs.replace(GOAL, details={"weather": "rain"})) + line(B))
    merged = merge_histories(own, [other])
    assert (merged.sessions, merged.notes, merged.known) == (0, 1, 1)
    assert own.read().notes[0].details == {"weather": "rain"}


OTHER_A = structs.replace(A, active_s=60.0, pain=PainRatings(after=6))
SAID_MORE = structs.replace(A, pain=PainRatings(after=6), effort=3)


@pytest.mark.parametrize(
    ("here", "there", "shown"),
    [
        (structs.replace(A, pain=PainRatings(after=2)), OTHER_A, "here"),
        (OTHER_A, SAID_MORE, "there"),
        (GOAL, structs.replace(GOAL, details={"text": "another"}), "here"),
        (NOTE, structs.replace(NOTE, set={"note": "loose"}), "here"),
    ],
    ids=["session", "session that says more", "note", "correction"],
)
def test_one_id_with_two_meanings_is_told_and_both_are_kept(here, there, shown, tmp_path):
    """The one that was here first holds, unless the other tells more of the session's end."""
    own = HistoryFile(tmp_path / "history.jsonl")
    own.path.write_bytes(line(A) + encode_line(here) if here is NOTE else encode_line(here))
    other = tmp_path / "other.jsonl"
    other.write_bytes(encode_line(there))
    before = own.read()
    merged = merge_histories(own, [other])
    assert [(one.added, one.is_shown) for one in merged.disagreements] == [
        (there, shown == "there")
    ]
    assert (merged.sessions, merged.notes, merged.corrections) == (0, 0, 0)
    assert own.path.read_bytes().endswith(encode_line(here) + encode_line(there))
    read = own.read()
    assert ((read.records, read.notes) == (before.records, before.notes)) is (shown == "here")
    assert merge_histories(own, [other]).disagreements == ()


def test_two_others_that_disagree_are_told_too(own, tmp_path):
    """The first of them holds, where this history has none."""
    paths = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    for path, pain in zip(paths, (2, 7), strict=True):
        path.write_bytes(line(structs.replace(C, pain=PainRatings(after=pain))))
    merged = merge_histories(own, paths)
    assert merged.sessions == 1
    assert [one.added.pain.after for one in merged.disagreements] == [7]
    assert own.read().records[-1].pain.after == 2


def test_a_line_written_in_another_way_says_the_same(own, tmp_path):
    """Another order of its keys, spaces, and numbers without a fraction."""
    fields = json.loads(msgspec.json.encode(A))
    other = tmp_path / "other.jsonl"
    swapped = dict(sorted(fields.items())) | {"active_s": int(fields["active_s"])}
    other.write_text(json.dumps(swapped, indent=None, separators=(" ,", ": ")) + "\n")
    merged = merge_histories(own, [other])
    assert (merged.sessions, merged.known, merged.disagreements) == (0, 1, ())
