"""What the lines of a history say, whatever became of their bytes."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.session.record import Amendment, PainRatings, SessionRecord
from hipflow.storage.corrections import apply_amendments
from hipflow.storage.history_file import HistoryFile
from hipflow.storage.history_lines import parse_line
from tests.builders.file_readers import read_history_bytes
from tests.builders.record_builders import not_today, session


def line(entry):
    """The line the program writes for an entry."""
    return msgspec.json.encode(entry) + b"\n"


def plain(entry):
    """An entry as plain values, to be changed by a test."""
    return json.loads(msgspec.json.encode(entry))


def amendment(ident="02", amends="01A", at="2026-11-24T08:00:00+01:00", **others):
    """A correction made the morning after."""
    return Amendment(id=ident, amends=amends, at=at, **others)


FILE = b"".join(
    [
        line(session("01A", note='a "quoted" \\ note', after=3)),
        line(amendment(set={"pain.next_morning": 2})),
        line(session("01B", "2026-11-25T18:00:00+01:00", note="½ done")),
        line(amendment("03", "01B", removed=True)),
        line(session("01C", "2026-11-27T18:00:00+01:00")),
    ]
)


@given(cut=st.integers(0, len(FILE)))
def test_cut_at_any_byte(cut):
    """Every whole line before a cut is understood, and at most the cut one is damaged."""
    read = read_history_bytes(FILE[:cut])
    whole = FILE[:cut].count(b"\n")
    damaged = [found.number for found in read.damaged]
    assert damaged in ([], [whole + 1])
    if whole >= 1:
        assert "01A" in [record.id for record in read.records]


@given(flips=st.lists(st.tuples(st.integers(0, len(FILE) - 1), st.integers(0, 255)), max_size=8))
def test_any_bytes_changed(flips):
    """No change of bytes stops the reading, and what is shown has ratings on the scale."""
    content = bytearray(FILE)
    for place, byte in flips:
        content[place] = byte
    for record in read_history_bytes(bytes(content)).records:
        assert record.pain.after is None or 0 <= record.pain.after <= 10


@given(content=st.binary(max_size=300))
def test_any_bytes_at_all(content):
    """A file of anything is read without failing; nothing in it is a session."""
    assert read_history_bytes(content).records == ()


_value = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(name=st.sampled_from(SessionRecord.__struct_fields__), value=_value, v=st.integers(0, 3))
def test_any_value_in_any_field(name, value, v):
    """Whatever JSON stands in a field, the line is a session or is reported."""
    fields = plain(session()) | {"v": v, name: value}
    read = read_history_bytes(json.dumps(fields).encode())
    assert len(read.records) + len(read.damaged) == 1


@given(order=st.permutations(list(range(5))), again=st.lists(st.integers(0, 4), max_size=5))
def test_merged_by_writing_one_after_the_other(order, again):
    """Lines in any order, some of them twice, say the same as the file they came from."""
    lines = FILE.splitlines(keepends=True)
    merged = b"".join(lines[number] for number in [*order, *again])
    assert read_history_bytes(merged).records == read_history_bytes(FILE).records


def test_a_byte_order_mark_blank_lines_and_windows_breaks():
    """What editors and merging leave between the lines does no harm."""
    content = b"\xef\xbb\xbf" + line(session("01A")).replace(b"\n", b"\r\n") + b"\r\n  \n"
    content += b"\xef\xbb\xbf" + line(session("01B"))
    read = read_history_bytes(content)
    assert [record.id for record in read.records] == ["01A", "01B"]
    assert read.damaged == ()


def test_sessions_stand_in_order_of_their_start_across_offsets():
    """18:00 in Berlin is before 17:30 in London; the file's order does not matter."""
    london = session("01A", "2026-11-23T17:30:00+00:00")
    berlin = session("01B", "2026-11-23T18:00:00+01:00")
    assert [record.id for record in apply_amendments([london, berlin], [])] == ["01B", "01A"]


def test_corrections_hold_in_the_order_they_were_made():
    """The later correction wins, also where it stands first in the file."""
    late = amendment("05", at="2026-11-25T08:00:00+01:00", set={"note": "late"})
    early = amendment("04", at="2026-11-24T08:00:00+01:00", set={"note": "early"})
    assert apply_amendments([session()], [late, early])[0].note == "late"


def test_of_two_sessions_with_one_id_the_first_holds():
    """What was first written stands; only a correction changes it."""
    assert apply_amendments([session(note="first"), session(note="second")], [])[0].note == "first"


def test_a_correction_can_take_a_rating_back():
    """A rating set to nothing is no rating."""
    assert (
        apply_amendments([session(after=4)], [amendment(set={"pain.after": None})])[0].pain.after
        is None
    )


def test_a_correction_without_its_session_changes_nothing():
    """It is kept in the file, for the session may come with a merge."""
    read = read_history_bytes(
        line(session("01A")) + line(amendment(amends="other", set={"note": "x"}))
    )
    assert read.records == (session("01A"),)
    assert read.damaged == ()


def test_a_note_that_looks_like_a_correction_is_a_session():
    """Only a key makes a line a correction, never a text."""
    for note in ("amends", '"amends"', '{"amends":"01A"}'):
        assert parse_line(line(session(note=note))) == session(note=note)


def test_a_newer_session_is_shown_as_far_as_understood():
    """Unknown fields are passed over; known ones of another kind take their default."""
    fields = plain(session(after=4)) | {"v": 2, "day": {"kind": "gentle"}, "mood": [1, 2]}
    read = read_history_bytes(json.dumps(fields).encode())
    assert read.newer == 1
    assert read.records[0].pain.after == 4
    assert read.records[0].day == "usual"


def test_a_newer_session_without_what_is_needed_is_reported():
    """Where the heart of a newer line is not understood, that is said."""
    fields = plain(session()) | {"v": 2, "routine": 7}
    read = read_history_bytes(json.dumps(fields).encode())
    assert read.records == ()
    assert "newer version" in read.damaged[0].why


def test_unknown_fields_of_this_version_are_passed_over():
    """A field more does not make a line damaged."""
    fields = plain(session()) | {"weather": "rain"}
    assert read_history_bytes(json.dumps(fields).encode()).records == (session(),)


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"started": "yesterday"}, "time cannot be read"),
        ({"started": "9999-12-31T18:00:00+01:00"}, "its year cannot be 9999"),
        ({"started": "1969-12-31T12:00:00+00:00"}, "only one of 1970 to 2200"),
        ({"ended": "0001-01-01T00:00:00+14:00"}, "its year cannot be 1"),
        ({"ended": "late"}, "time cannot be read"),
        ({"pain": {"after": 47}}, "`pain.after` cannot be more than 10"),
        ({"effort": -1}, "`effort` cannot be less than 0"),
        ({"exercises": [{"name": "a", "id": None, "planned": {"sets": 1}, "pain": 11}]}, "than 10"),
        ({"active_s": -1}, "`active_s` cannot be less than 0"),
        ({"active_s": 1e9}, "`active_s` cannot be more than 31,622,400"),
        ({"paused_s": 1e300}, "`paused_s` cannot be more than"),
        ({"speed": 0}, "`speed` cannot be less than 0.01"),
        ({"speed": 1e6}, "`speed` cannot be more than 10,000"),
        ({"v": -1}, "`v` cannot be less than 1"),
        ({"active_s": "long"}, "active_s"),
        ({"routine": None}, "routine"),
    ],
)
def test_why_a_line_is_damaged_is_said_in_words(changed, word):
    """The reason names what is wrong, in words without the machinery's own."""
    read = read_history_bytes(json.dumps(plain(session()) | changed).encode())
    assert read.records == ()
    assert word in read.damaged[0].why
    assert "Expected" not in read.damaged[0].why


def test_rest_that_was_chosen_is_a_line_like_others():
    """Read as written; its rating can be corrected, and it can be removed."""
    rest = not_today(8)
    changed = [line(rest), line(amendment(amends=rest.id, set={"pain.before": 6}))]
    read = read_history_bytes(b"".join(changed))
    assert [(one.outcome, one.pain.before) for one in read.records] == [("not-today", 6)]
    removed = line(amendment(amends=rest.id, removed=True))
    assert read_history_bytes(line(rest) + removed).records == ()


def test_an_outcome_of_a_later_version_is_no_damage():
    """What it is called is kept, and shown by those who show it."""
    read = read_history_bytes(line(session(outcome="kept-for-later")))
    assert read.damaged == ()
    assert [one.outcome for one in read.records] == ["kept-for-later"]


def test_a_number_too_large_for_any_number_is_damage():
    """Neither thousands of digits nor an exponent without end stops the reading."""
    for number in (b"9" * 5_000, b"1e999", b"-1e999", b"1" + b"0" * 400):
        for field in (b'"active_s":600.0', b'"v":1'):
            garbled = line(session()).replace(field, field.partition(b":")[0] + b":" + number)
            damaged = read_history_bytes(garbled + line(session("01B"))).damaged
            assert [found.number for found in damaged] == [1]


def test_a_damaged_line_stays_and_the_others_are_read(tmp_path):
    """A date out of all reach, as a merge may bring it: named by its line, and kept as it is."""
    far = line(session("01X", "9999-12-31T18:00:00+01:00"))
    path = tmp_path / "history.jsonl"
    path.write_bytes(line(session("01A")) + far)
    history = HistoryFile(path)
    history.append(session("01B"))
    assert [record.id for record in history.read().records] == ["01A", "01B"]
    assert [found.number for found in history.read().damaged] == [2]
    assert far in path.read_bytes()


def test_the_ends_of_time_are_read():
    """A computer without a clock of its own wakes up in 1970, where the evening before is 1969."""
    for started in ("1969-12-31T19:00:05-05:00", "2200-12-31T23:59:59+00:00"):
        assert read_history_bytes(line(session("01A", started))).damaged == ()


def test_a_missing_field_is_named():
    """Which field is missing is said."""
    fields = plain(session())
    del fields["outcome"]
    assert read_history_bytes(json.dumps(fields).encode()).damaged[0].why == "`outcome` is missing"


def test_what_would_steer_a_terminal_is_taken_out():
    """Escape sequences in a note, written out or escaped, do not come through; line breaks do."""
    noted = session(note="a\x1b[31mb\u009bc\x7fd\ne\tf")
    read = read_history_bytes(line(noted))
    assert read.records[0].note == "a[31mbcd\ne\tf"


def test_what_would_turn_the_writing_round_is_taken_out():
    """Direction marks do not come through either; dashes and curly quotes do."""
    noted = session(note="a\u202eb\u2067c \u2013 \u201cd\u201d")
    assert read_history_bytes(line(noted)).records[0].note == "abc \u2013 \u201cd\u201d"


def test_very_deep_nesting_is_damage_like_any_other():
    """A line nested a hundred thousand deep is reported, and the next one is read."""
    read = read_history_bytes(b"[" * 100_000 + b"\n" + line(session()))
    assert len(read.records) == 1
    assert read.damaged[0].number == 1


@pytest.mark.parametrize("rating", [99, -1, True, "3"])
def test_a_rating_amended_beyond_the_scale_is_damage(rating):
    """A correction no scale has is reported and not laid on."""
    read = read_history_bytes(line(session(after=4)) + line(amendment(set={"pain.after": rating})))
    assert read.records[0].pain == PainRatings(after=4)
    assert read.damaged[0].number == 2
