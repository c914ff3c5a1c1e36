"""The running journal: written line by line, played again after a fall."""

import json
import os
import stat
import tempfile
from io import FileIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine import events
from hipflow.session.engine.events import Elapsed
from hipflow.session.engine.session import Status
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.record import Felt, Reason
from hipflow.storage import journal
from hipflow.storage.history_lines import parse_line
from hipflow.storage.journal import Journal, recover
from hipflow.storage.journal_file import OTHER_PLAYING
from hipflow.system.errors import StorageError
from tests.builders.mutated_json import as_line, twisted
from tests.builders.player_builder import PlayerFixture
from tests.builders.routine_builders import counted, play, routine, routines
from tests.builders.session_builders import EVENTS

SHORT = routine(Prescription(usual=play(**counted(3, sets=(2, 2), rest_s=30)), written_ready_s=10))

posix_only = pytest.mark.skipif(os.name == "nt", reason="files have no such mode on Windows")


@pytest.fixture
def stand(make_stand):
    """A player of the short routine, fifteen seconds in."""
    made = make_stand(SHORT, pain_before=3)
    made.player.start()
    made.timer.pass_time(15)
    return made


def full(stand, monkeypatch, room=0):
    """Let the disk of a journal that is open fill up, with room for so many bytes more."""
    file = stand.player._journal._file._file
    left = [room]

    class Full(FileIO):
        """Takes what there is room for, and then refuses."""

        def write(self, data):
            if not left[0]:
                raise OSError(28, "No space left on device")
            part = bytes(data)[: left[0]]
            left[0] -= len(part)
            return super().write(part)

    made = Full(file.name, "a+")
    monkeypatch.setattr(stand.player._journal._file, "_file", made)
    monkeypatch.setattr(
        "hipflow.storage.journal_file.open_to_append", lambda path: Full(path, "a+")
    )
    return left


def play_events(stand, happened):
    """Let events happen to a player; the journal's size and the session after each of them."""
    moments = []
    player = stand.player
    player.listen(lambda session, _cues: moments.append((stand.path.stat().st_size, session)))
    player.start()
    for event in happened:
        if player.session.ended:
            break
        if isinstance(event, Elapsed):
            stand.timer.pass_time(event.ms / 1000)
        else:
            player.send(event)
        moments.append((stand.path.stat().st_size, player.session))
    return moments


@given(routines(), st.sampled_from(ReadyWait), st.lists(EVENTS, max_size=12), st.data())
def test_a_journal_cut_anywhere_gives_a_session_that_was(made, wait, happened, data):
    """Cut at any byte: the session the player had when the last whole line was written."""
    with tempfile.TemporaryDirectory() as folder:
        stand = PlayerFixture(Path(folder), made, wait=wait)
        moments = play_events(stand, happened)
        stand.player.close()
        content = stand.path.read_bytes()
        keep = data.draw(st.integers(0, len(content)))
        stand.path.write_bytes(content[:keep])
        found = recover(stand.path)
        header = content.index(b"\n")
        if keep < header:
            assert found is None
            return
        # A line that lacks only its line break is whole.
        whole = keep + 1 if content[keep : keep + 1] == b"\n" else content.rfind(b"\n", 0, keep) + 1
        last = max(size for size, _ in moments if size <= whole)
        # An event may be told by two lines, itself and what it led to; the first one is enough.
        following = content.find(b"\n", whole) + 1
        played = [s for size, s in moments if size == last or whole < size <= following]
        assert any(same_moment(found.session, session) for session in played)
        assert found.record.id == "01K"


def same_moment(found, session):
    """Whether two sessions are one, time aside that passed with nothing to write down."""
    same = (found.index, found.status, found.set_log, found.plan) == (
        session.index,
        session.status,
        session.set_log,
        session.plan,
    )
    return same and found.clock_ms <= session.clock_ms


@given(routines(), st.sampled_from(ReadyWait), st.lists(EVENTS, max_size=15))
def test_a_whole_journal_gives_the_same_record(made, wait, happened):
    """Ended and not yet kept: what the journal tells is what the player would have saved."""
    with tempfile.TemporaryDirectory() as folder:
        stand = PlayerFixture(Path(folder), made, wait=wait)
        play_events(stand, [*happened, events.Stop(Reason.TIRED)])
        record = stand.player.record()
        stand.player.close()
        assert recover(stand.path).record == record


def test_a_session_that_died_is_told_up_to_its_last_line(stand):
    """Interrupted, with the set under way; the time of its last sign of life is its end."""
    stand.player.close()
    record = recover(stand.path).record
    assert (record.outcome, record.pain.before) == ("interrupted", 3)
    assert (record.started, record.ended) == (
        "2026-11-23T18:00:00+00:00",
        "2026-11-23T18:00:14+00:00",
    )
    assert [(s.reps, s.s) for s in record.exercises[0].done] == [(1, 4)]


def test_a_wall_clock_that_was_set_back_ends_nothing_before_it_began(stand):
    """The first release wrote down what that clock said: the latest of it is the end."""
    stand.player.close()
    content = stand.path.read_bytes()
    header, *lines = content.splitlines(keepends=True)
    for number in range(1, len(lines)):
        lines[number] = lines[number].replace(b'"now":"2026-11-23T18', b'"now":"2025-11-23T18')
    stand.path.write_bytes(header + b"".join(lines))
    assert recover(stand.path).record.ended >= "2026-11-23T18:00:00+00:00"


def test_a_session_that_died_while_it_waited_still_waits(make_stand):
    """What was waited for is in the journal: played again, time alone leads no further."""
    stand = make_stand(SHORT, wait=ReadyWait.ALWAYS)
    stand.player.start()
    stand.timer.pass_time(600)
    assert recover(stand.path).session.ready_over
    stand.player.send(events.RatePain(3))
    stand.player.send(events.Done())
    stand.player.close()
    found = recover(stand.path).session
    assert found == stand.player.session
    assert (found.status, found.paused_ms) == (Status.LEADING_IN, 590_000)


def test_what_pain_felt_like_is_in_the_journal(stand):
    """With the number or alone; a rating of the first release had no word of it."""
    stand.player.send(events.RatePain(3, Felt.SHARP))
    stand.player.send(events.RatePain(None, Felt.NUMB))
    stand.player.close()
    assert recover(stand.path).session.set_log.felt == {0: Felt.NUMB}
    content = stand.path.read_bytes()
    first_release = content.replace(b',"felt":"sharp"', b"").replace(b',"felt":"numb"', b"")
    stand.path.write_bytes(first_release.replace(b'"pain":null', b'"pain":2'))
    found = recover(stand.path).session.set_log
    assert (found.pain, found.felt) == ({0: 3}, {})


def test_a_journal_from_before_there_was_waiting(stand):
    """Its choices say nothing of it, and it is played as it was."""
    stand.player.close()
    content = stand.path.read_bytes()
    assert content.count(b'"wait":"never",') == 1
    stand.path.write_bytes(content.replace(b'"wait":"never",', b""))
    assert recover(stand.path).session.index == 1


def test_ratings_come_back(make_stand):
    """Rated, and then the history refused and the program died: the rating is not lost."""

    def refuse(_record):
        raise StorageError("No.")

    stand = make_stand(SHORT, save=refuse)
    stand.player.start()
    stand.timer.pass_time(64)
    saved = stand.player.keep(pain_after=7, effort=5, note="stiff").result()
    stand.player.close()
    assert recover(stand.path).record == saved.record


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"{", b"not json\n", b"[1,2]\n", b'{"v":1,"id":"x"}\n', b"\xff\xfe\n"],
)
def test_a_damaged_first_line_says_nothing(tmp_path, content):
    """Without what was played nothing can be played again."""
    path = tmp_path / "history.running.jsonl"
    path.write_bytes(content)
    assert recover(path) is None
    assert recover(tmp_path / "nothing.jsonl") is None


@pytest.mark.parametrize(
    ("written", "damaged"),
    [
        (b'"v":1,', b'"v":2,'),
        (b'"speed":1.0', b'"speed":0'),
        (b'"started":"2026', b'"started":"2O26'),
        (b'"sets":[2,2]', b'"sets":[2,2000000000]'),
        (b'"reps":[3,3]', b'"reps":[3,30000000]'),
        (b'"circuits":[]', b'"circuits":[{"name":"A","rounds":100000000}]'),
        (b'"exercises":[', b'"exercises":[],"none":['),
        (b'"id":"01K"', b'"id":' + b"[" * 100_000),
    ],
    ids=["newer", "speed", "begun", "sets", "reps", "rounds", "no-exercise", "deep"],
)
def test_a_header_that_cannot_be_played_says_nothing(stand, written, damaged):
    """Of a program to come, or damaged where it would be played for ever or never."""
    stand.player.close()
    content = stand.path.read_bytes()
    assert content.count(written) == 1
    stand.path.write_bytes(content.replace(written, damaged))
    assert recover(stand.path) is None


def test_lines_after_a_damaged_one_are_not_played(stand):
    """What they say cannot be placed."""
    stand.timer.pass_time(60)
    stand.player.close()
    lines = stand.path.read_bytes().split(b"\n")
    lines[3] = lines[3][:-4]
    stand.path.write_bytes(b"\n".join(lines))
    cut = recover(stand.path)
    stand.path.write_bytes(b"\n".join(lines[:3]))
    short = recover(stand.path)
    assert (cut.session, cut.record) == (short.session, short.record)


def test_an_impossible_event_is_passed_over(stand):
    """A line written by another hand never keeps the program from starting."""
    stand.player.close()
    with stand.path.open("ab") as file:
        file.write(b'{"at_ms":15000,"now":"x","event":{"event":"jumpto","exercise":99}}\n')
    assert recover(stand.path).session.index == 1


@posix_only
def test_only_its_owner_may_read_it(stand):
    """Health data: the file is 0600, whatever the umask."""
    assert stat.S_IMODE(stand.path.stat().st_mode) == 0o600


def test_of_two_players_the_second_says_so(tmp_path, make_stand, stand):
    """Another program is playing: the second session goes on, and the first's file is its own."""
    before = stand.path.read_bytes()
    second = make_stand(SHORT)
    second.player.start()
    second.timer.pass_time(64)
    assert second.player.problem == OTHER_PLAYING
    assert second.player.keep().result().problem == ""
    assert stand.path.read_bytes() == before
    assert stand.player.problem == ""


def test_every_line_outlasts_a_power_cut(stand, monkeypatch):
    """Once it is written the disk is asked to be sure of it."""
    synced = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_size))
    stand.timer.pass_time(4)
    assert synced[-1] == stand.path.stat().st_size


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path, make_stand):
    """The person is told why; the session is played and saved."""
    stand = make_stand(SHORT)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    stand.player._journal = Journal(blocked / "history.running.jsonl")
    stand.player.start()
    stand.timer.pass_time(64)
    assert "Not being saved" in stand.player.problem
    assert "a file stands where the folder should be" in stand.player.problem
    assert stand.player.keep().result().problem == ""


def test_a_full_disk_stops_nothing(make_stand, monkeypatch):
    """Every write is refused: said once, played to the end, and the file let go of in peace."""

    class Full(FileIO):
        """Takes nothing."""

        def write(self, data):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(
        "hipflow.storage.journal_file.open_to_append", lambda path: Full(path, "a+")
    )
    stand = make_stand(SHORT)
    stand.player.start()
    stand.timer.pass_time(64)
    assert "the disk is full" in stand.player.problem
    assert stand.player.keep(pain_after=2).result().problem == ""
    assert len(stand.saved) == 1


def test_a_disk_that_fills_on_the_way_leaves_no_session_behind(stand, monkeypatch):
    """Kept in the history, the half-written journal goes all the same: it would be told twice."""
    full(stand, monkeypatch)
    stand.timer.pass_time(64)
    assert "the disk is full" in stand.player.problem
    assert stand.player.keep().result().problem == ""
    assert not stand.path.exists()


def test_a_disk_that_is_well_again_during_a_pause_is_written_to(stand, monkeypatch):
    """Nothing happens for a while, and the session is safe all the same."""
    room = full(stand, monkeypatch)
    stand.player.send(events.Pause())
    assert stand.player.problem
    room[0] = 10_000
    stand.store.retry()
    assert stand.player.problem == ""
    assert recover(stand.path).session.status is Status.PAUSED
    stand.player.close()


def test_nothing_is_made_before_a_session_begins(tmp_path):
    """Making a journal touches no disk."""
    Journal(tmp_path / "deep" / "history.running.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_a_session_that_waits_for_the_history_is_never_written_over(make_stand, stand):
    """The next session begins its own journal; the one left over is kept beside."""
    stand.player.close()
    left = stand.path.read_bytes()
    make_stand(SHORT).player.start()
    (aside,) = stand.path.parent.glob("*.waiting*")
    assert aside.read_bytes() == left
    assert recover(aside) is not None


def test_what_is_no_journal_is_left_alone(tmp_path, monkeypatch):
    """A folder, a pipe that nobody writes to, a device without end, a file without end."""
    monkeypatch.setattr(journal, "LARGEST_BYTES", 1_000)
    (tmp_path / "folder").mkdir()
    (tmp_path / "long").write_bytes(b" " * 1_001)
    (tmp_path / "deep").write_bytes(b'{"x":' + b"[" * 900)
    names = ["folder", "long", "deep", "none"]
    if os.name == "posix":
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "zero").symlink_to("/dev/zero")
        names += ["pipe", "zero"]
    assert [recover(tmp_path / name) for name in names] == [None] * len(names)


def test_a_journal_that_asks_too_much_is_not_played(stand):
    """Another program may have written it: sets and rounds without end."""
    text = stand.path.read_text()
    for before, after in (
        ('"sets":[2,2]', '"sets":[9,999999999]'),
        ('"reps":[3,3]', '"reps":[3,1e99]'),
    ):
        assert before in text
        stand.path.write_text(text.replace(before, after))
        assert recover(stand.path) is None


@given(data=st.data(), number=st.integers(0, 8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_line_says_the_history_reads_what_comes_of_it(stand, data, number):
    """Any values in any line: the session is told up to there, and is no damage in the history."""
    lines = [json.loads(line) for line in stand.path.read_bytes().splitlines()]
    number %= len(lines)
    lines[number] = data.draw(twisted(lines[number]))
    path = stand.path.with_name("twisted.jsonl")
    path.write_bytes(b"".join(map(as_line, lines)))
    found = recover(path)
    if found is not None:
        assert parse_line(msgspec.json.encode(found.record)) == found.record


@pytest.mark.parametrize(
    ("number", "field", "value"),
    [
        (0, "started", "1969-01-01T00:00:00+00:00"),
        (0, "speed", 0),
        (0, "speed", 1e9),
        (0, "pain_before", 11),
        (-1, "now", "9999-12-31T00:00:00+00:00"),
        (-1, "now", "soon"),
        (-1, "at_ms", -1),
        (-1, "at_ms", 10**15),
        (-1, "effort", 11),
    ],
)
def test_what_no_session_can_have_said(stand, number, field, value):
    """A header is refused whole; of the other lines those before the first damaged one hold."""
    whole = recover(stand.path)
    lines = stand.path.read_bytes().splitlines(keepends=True)
    lines[number] = as_line(json.loads(lines[number]) | {field: value})
    stand.path.write_bytes(b"".join(lines))
    found = recover(stand.path)
    if number == 0:
        assert found is None
    else:
        assert found.record.id == whole.record.id
        assert found.valid_bytes == len(b"".join(lines[:-1]))


def test_what_a_journal_says_steers_nothing(stand):
    """Its texts are shown: in questions, on screens, in the history."""
    text = stand.path.read_text()
    tricky = "\\u001b[2J\\u202e\x9b\\r"
    stand.path.write_text(
        text.replace('"Hip starter"', f'"Hip{tricky}"').replace('"Bridge"', f'"B{tricky}"')
    )
    found = recover(stand.path)
    assert found.record.routine.title == "Hip[2J"
    assert found.record.exercises[0].name == "B[2J"
    assert found.header.plan.title == "Hip[2J"
