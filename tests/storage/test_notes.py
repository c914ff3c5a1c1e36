"""Notes: what is kept beside sessions, such as a goal or a programme that was begun."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, structs

from hipflow.session.record import Amendment, Note
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_lines import encode_line, parse_line
from hipflow.storage.history_merge import merge_histories
from tests.builders.file_readers import read_history_bytes
from tests.builders.record_builders import session

GOAL = Note(
    id="02A",
    at="2026-11-22T09:00:00+01:00",
    date="2026-11-22",
    kind="goal",
    details={"text": "to the shop and back", "steps": [1, {"n": 2.5}], "done": None},
)
LATER = structs.replace(GOAL, id="02B", at="2026-11-23T09:00:00+01:00", date="2026-11-23")


def take_back(ident, number=1):
    """An amendment that takes a line back."""
    at = f"2026-11-24T08:00:0{number}+01:00"
    return Amendment(id=f"09{number}", amends=ident, at=at, removed=True)


def read_lines(*entries):
    """What a file of these lines says."""
    return read_history_bytes(b"".join(map(encode_line, entries)))


def test_a_note_stands_on_a_line_of_its_own_shape():
    """Its kind, and the keys of that kind beside the others."""
    assert json.loads(encode_line(GOAL)) == {
        "v": 1,
        "id": "02A",
        "at": "2026-11-22T09:00:00+01:00",
        "date": "2026-11-22",
        "note": "goal",
        "text": "to the shop and back",
        "steps": [1, {"n": 2.5}],
        "done": None,
    }
    assert parse_line(encode_line(GOAL)) == GOAL


@given(
    kind=st.text(max_size=8),
    details=st.dictionaries(
        st.text(max_size=6).filter(lambda name: name not in {"started", "amends"}),
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=6),
        max_size=4,
    ),
)
def test_a_kind_of_a_later_version_is_kept_with_all_its_keys(kind, details):
    """Whatever it is called and holds; characters that steer a terminal are left out."""
    line = json.dumps(
        details | {"v": 1, "id": "02C", "at": GOAL.at, "date": GOAL.date, "note": kind}
    )
    read = read_history_bytes(line.encode())
    assert (read.damaged, read.records, len(read.notes)) == ((), (), 1)
    again = parse_line(encode_line(read.notes[0]))
    assert again == read.notes[0]


def test_a_note_called_details_is_no_trouble():
    """No key of a kind is mistaken for one of ours."""
    note = structs.replace(GOAL, details={"details": {"kind": "x"}, "kind": "y"})
    assert parse_line(encode_line(note)) == note


def test_notes_stand_in_the_order_they_were_made_each_once():
    """By time and then id, wherever they stand; the first line of an id holds."""
    twin = structs.replace(LATER, id="02AA")
    other = structs.replace(GOAL, details={"text": "another"})
    read = read_lines(LATER, GOAL, other, twin, GOAL)
    assert read.notes == (GOAL, twin, LATER)
    assert read.written_notes == (LATER, GOAL, other, twin, GOAL)
    assert read.records == read.damaged == ()


@pytest.mark.parametrize(("removals", "stands"), [(0, True), (1, False), (2, True), (3, False)])
def test_a_note_can_be_taken_back_and_that_be_undone(removals, stands):
    """Each line takes back the one before it."""
    ids = [GOAL.id, "091", "092", "093"]
    made = [take_back(ids[number], number + 1) for number in range(removals)]
    assert read_lines(*made, GOAL, LATER).notes == ((GOAL,) if stands else ()) + (LATER,)


def test_a_correction_of_a_note_that_is_no_removal_changes_nothing():
    """It can only be taken back."""
    amendment = Amendment(id="091", amends=GOAL.id, at=LATER.at, set={"note": "other"})
    assert read_lines(GOAL, amendment).notes == (GOAL,)


def test_a_session_with_a_note_is_a_session():
    """What a patient wrote below it makes no other kind of line of it."""
    read = read_lines(session(note="left side stiff"), GOAL)
    assert [record.note for record in read.records] == ["left side stiff"]
    assert read.notes == (GOAL,)


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"at": "today"}, "its time cannot be read: 'today'"),
        ({"at": "9999-12-31T23:59:59+00:00"}, "its year cannot be 9999, only one of 1970 to 2200"),
        ({"date": "22 Nov"}, "its date cannot be read: '22 Nov'"),
        ({"date": "1969-12-31"}, "its year cannot be 1969, only one of 1970 to 2200"),
        ({"date": None}, "`date` has the wrong kind of value"),
        ({"note": 3}, "`note` has the wrong kind of value"),
        ({"v": -1}, "`v` cannot be less than 1"),
        ({"id": UNSET}, "`id` is missing"),
        ({"date": UNSET}, "`date` is missing"),
    ],
)
def test_why_a_note_is_damaged_is_said_in_words(changed, word):
    """And it stays where it is, as any damaged line."""
    fields = json.loads(encode_line(GOAL)) | changed
    line = json.dumps({name: value for name, value in fields.items() if value is not UNSET})
    read = read_history_bytes(line.encode())
    assert [(one.number, one.why) for one in read.damaged] == [(1, word)]
    assert read.notes == ()


def test_notes_are_written_and_read(tmp_path):
    """Beside sessions, which are found as before; the end of the file passes over notes."""
    history = HistoryFile(tmp_path / "history.jsonl")
    history.append(session("01A"))
    history.append(GOAL)
    history.append(LATER)
    history.append(take_back(LATER.id))
    read = history.read()
    assert (read.notes, [record.id for record in read.records]) == ((GOAL,), ["01A"])
    assert [record.id for record in history.read_last(1)] == ["01A"]
    with pytest.raises(ValueError, match="date cannot be read"):
        history.append(structs.replace(GOAL, id="02D", date="tomorrow"))
    assert history.read() == read


ENTRIES = st.lists(
    st.one_of(
        st.builds(
            lambda number, minute, kind: Note(
                id=f"02{number}",
                at=f"2026-11-22T09:{minute:02}:00+01:00",
                date="2026-11-22",
                kind=kind,
            ),
            st.integers(0, 5),
            st.integers(0, 2),
            st.sampled_from(["goal", "barrier"]),
        ),
        st.integers(0, 5).map(lambda number: session(f"01{number}")),
        st.builds(
            lambda number, target: Amendment(
                id=f"09{number}", amends=target, at="2026-11-24T08:00:00+01:00", removed=True
            ),
            st.integers(0, 5),
            st.sampled_from([f"0{kind}{number}" for kind in (1, 2, 9) for number in range(4)]),
        ),
    ),
    max_size=12,
    unique_by=lambda entry: entry.id,
)


@given(entries=ENTRIES, both=st.data())
def test_two_histories_merged_in_either_order_say_the_same(entries, both, tmp_path_factory):
    """The same lines but for their order, and the same reading of them."""
    folder = tmp_path_factory.mktemp("merge")
    sides = both.draw(
        st.lists(st.sampled_from("abx"), min_size=len(entries), max_size=len(entries))
    )
    merged = []
    for first, second in ("ab", "ba"):
        files = {}
        for name in (first, second):
            path = folder / f"{first}-{name}.jsonl"
            mine = [e for e, side in zip(entries, sides, strict=True) if side in (name, "x")]
            path.write_bytes(b"".join(map(encode_line, mine)))
            files[name] = HistoryFile(path)
        merge_histories(files[first], [files[second].path])
        merged.append(files[first])
    one, other = merged
    assert sorted(one.lines()) == sorted(other.lines()) == sorted(map(encode_line, entries))
    assert one.read().notes == other.read().notes
    assert one.read().records == other.read().records
