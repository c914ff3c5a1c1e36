"""Plain mode: whole sessions, keys put in by hand, at a speed where nobody waits."""

import asyncio
import errno
import io

import pytest
from msgspec import structs

from hipflow.plain.keyboard import END, Keyboard
from hipflow.plain.session import PlainSession
from hipflow.plain.setup import PlainSetup
from hipflow.player.announcer import Announcer
from hipflow.player.audio import SoundKeyResult
from hipflow.player.interrupted_session import find_interrupted
from hipflow.player.not_today import keep_not_today
from hipflow.player.player import Player, PlayerSetup
from hipflow.player.sound_keys import SoundKey
from hipflow.progress.advice import Advice
from hipflow.progress.day_offer import Lately
from hipflow.progress.left_out import LeftOutExercise
from hipflow.progress.therapist import ShowWhy
from hipflow.routine.format.choices import Pace, SideChoice
from hipflow.routine.resolve.routine import PainLimits, Prescription
from hipflow.session.engine import events
from hipflow.session.engine.session import Status
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day, Felt
from hipflow.session.speech.script import SpeechSettings
from hipflow.system.background import DISK_SILENT, INLINE, SAVING
from hipflow.system.errors import StorageError
from hipflow.voice.app.silent_voice import SilentVoice
from tests.builders.home_builder import store_in
from tests.builders.player_builder import REF, PlayerFixture
from tests.builders.record_builders import session
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_clock import FakeClock
from tests.fakes.fake_timer import FakeLoopTimer
from tests.fakes.manual_queue import ManualQueue

PATIENCE_S = 60
"""How long a session may take on a busy machine, of which none should take a second."""

SHORT = routine(
    Prescription(usual=play(**counted(2, sets=(1, 1))), written_ready_s=5),
    Prescription(usual=play("Squat", pace=Pace.SELF, reps=(8, 8)), written_ready_s=5),
    warning="Stop if you feel sharp pain.",
)
"""Ready 5, work 8, ready 5, own pace."""

GUIDED = routine(Prescription(usual=play(**counted(2, sets=(2, 2))), written_ready_s=5))


THREE = routine(
    *(
        Prescription(usual=play(name, **counted(2)), written_ready_s=5)
        for name in ("Bridge", "Squat", "Plank")
    )
)

SETTLED = Lately(sessions=9, usual=4)
"""Somebody who has done it before."""


class Typing(Keyboard):
    """A keyboard whose keys are typed by the test; a callable stands for waiting until it holds."""

    def __init__(self, *keys, by_line):
        super().__init__(io.StringIO())
        self.by_line = by_line
        self._left = list(keys)

    def suspend(self):
        """Nobody stops the tests."""

    async def key(self):
        """The next key; those that must wait yield to the session meanwhile."""
        if self._put_back_key is not None:
            return await super().key()
        while self._left and callable(self._left[0]):
            if self._left[0]():
                self._left.pop(0)
            else:
                await asyncio.sleep(0)
        await asyncio.sleep(0)
        if not self._left:
            return END if self.by_line else await asyncio.Event().wait()
        return self._left[0] if self._left[0] == END else self._left.pop(0)


class Table:
    """Plain mode on a real loop, in a time of its own, at a thousand times the speed.

    Attributes:
        lines: all that was written.
        said: all that was to be heard beside the session.
        store: where sessions go.
        sound_keys: the keys for the sound that were pressed.
        player: the player, once it is made.
    """

    def __init__(self, folder, made, **setup):
        self.lines, self.said, self.sound_keys = [], [], []
        self.player = self.plain = None
        self.refusal = INLINE.do(str)
        self.store = store_in(folder, setup.pop("disk", INLINE))
        if save := setup.pop("save", None):
            self.store.history.append = save
        self._speed = setup.pop("speed", 1_000)
        self._wait = setup.pop("wait", ReadyWait.NEVER)
        fields = {
            "day": None,
            "default_day": Day.USUAL,
            "affected": None,
            "words_after": lambda _record: "Words for the day.",
            "lately": lambda: SETTLED,
        } | setup
        self.setup = PlainSetup(
            routine=made,
            make_player=self._make_player,
            keep_not_today=self._keep_not_today,
            say=lambda text, _routine: self.said.extend([text] if text else []),
            sound_key=self._sound_key,
            **fields,
        )

    @property
    def saved(self):
        """The sessions in the history."""
        return list(self.store.history.read().records)

    def _make_player(self, choices, pain_before):
        plan = make_plan(self.setup.routine, structs.replace(choices, wait=self._wait))
        setup = PlayerSetup(
            plan=plan, routine=REF, id="01K", speed=self._speed, pain_before=pain_before
        )
        clock = FakeClock()
        self.player = Player(
            setup,
            clock=clock,
            timer=FakeLoopTimer(clock),
            journal=self.store.new_journal(),
            store=self.store,
        )
        announcer = Announcer(SilentVoice(), self.player.real_s, SpeechSettings(speed=self._speed))
        self.player.listen(announcer)
        return self.player, announcer

    def _keep_not_today(self, pain):
        setup = PlayerSetup(
            plan=make_plan(self.setup.routine), routine=REF, id="01K", pain_before=pain
        )
        return keep_not_today(setup, FakeClock(), self.store)

    def _sound_key(self, key):
        self.sound_keys.append(key)
        return SoundKeyResult(f"Sound: {key.value}.", self.refusal)

    def step(self, number):
        """Waits for the session to have come to a step, counted from 0."""
        return lambda: self.player is not None and self.player.session.index >= number

    def ready_over(self):
        """Waits for the session to wait for the big key."""
        return self.player is not None and self.player.started and self.player.session.ready_over

    def stop(self):
        """Stops it as a shell does after Ctrl+Z, and has it go on."""
        self.plain.suspend(20)
        return True

    def ended(self):
        """Waits for the session to have ended."""
        return self.player is not None and self.player.session.ended

    def run(self, *keys, by_line=False):
        """Play with these keys; the saved record, or nothing where nobody knows of it yet."""
        self.plain = PlainSession(self.setup, Typing(*keys, by_line=by_line), self.lines.append)
        with asyncio.Runner() as runner:
            saved = runner.run(asyncio.wait_for(self.plain.run(), PATIENCE_S))
        return saved and saved.record

    @property
    def text(self):
        """All that was written, as one text."""
        return "\n".join(self.lines)


@pytest.fixture
def table(tmp_path):
    """Makes a table for a routine."""
    return lambda made, **setup: Table(tmp_path, made, **setup)


def test_a_whole_session(table, tmp_path):
    """Check-in 3, usual day, done at own pace, rated 2: it stands in the record."""
    at = table(SHORT)
    record = at.run(
        "3", "enter", "enter", at.step(3), "space", at.ended, "2", "enter", "4", "enter"
    )
    assert (record.pain.before, record.pain.after, record.effort) == (3, 2, 4)
    assert (record.outcome, record.day) == ("finished", "usual")
    assert [exercise.done[0].reps for exercise in record.exercises] == [2, 8]
    assert at.saved == [record]
    assert at.said == ["Stop if you feel sharp pain."]
    assert at.lines[-3:] == [
        "2 of 2 exercises, 2 sets, 1 min.",
        "Pain before 3, after 2.",
        "Saved.",
    ]
    assert not (tmp_path / "history.running.jsonl").exists()


def test_lines_say_what_comes(table):
    """Warning, each step with its clock, the count, the end."""
    at = table(SHORT)
    at.run("enter", "u", at.step(3), "space", at.ended, "enter", "enter")
    assert "Please note: Stop if you feel sharp pain." in at.lines
    assert "[0:00] Bridge. Exercise 1 of 2." in at.lines
    assert "  Get ready: 5 seconds. Lie on your back. Bend your knees." in at.lines
    assert "[0:05] Bridge. 2 times. Push through both heels." in at.lines
    assert [line for line in at.lines if " of 2" in line and line[0] == " "] == [
        "  1 of 2",
        "  2 of 2",
    ]
    assert "Finished." in at.lines


def test_no_line_is_ever_taken_back(table):
    """No escape sequence, no carriage return, no bell: whatever reads lines can read this."""
    at = table(SHORT)
    keys = ["?", "p", "p", "+", "e", "h", "5", "enter", "space", "m", "r"]
    at.run("3", "enter", "enter", *keys, at.step(3), "space", at.ended, "2", "enter", "enter")
    assert all(char.isprintable() or char == "\n" for char in at.text)


def test_finishing_in_the_middle(table):
    """F and a reason: stopped, what was done is kept, and effort is not asked."""
    at = table(GUIDED, speed=1)
    record = at.run("3", "enter", "s", "f", "t", at.ended, "4", "enter")
    assert (record.outcome, record.reason, record.day) == ("stopped", "tired", "strong")
    assert (record.pain.after, record.effort) == (4, None)
    assert "Stopped." in at.lines


def test_going_on_instead_of_finishing(table):
    """Space takes the question back, and the session runs to its end."""
    at = table(GUIDED)
    record = at.run("enter", "enter", "f", "space", at.ended, "enter", "enter")
    assert record.outcome == "finished"


def test_stopped_by_the_shell_it_waits_and_asks_again(table):
    """The session pauses, all is still, and what was said last stands there once more."""
    still = []
    at = table(GUIDED, silence=lambda: still.append(at.lines[-1]))
    question = "Pain now, 0 to 10? (enter: not now, i: warning signs)"
    record = at.run(
        *(at.stop, "enter", "enter", at.step(1), at.stop, "space", at.ended),
        *(lambda: at.lines[-1] == question, at.stop, "2", "enter", "enter"),
    )
    asked = [line for line in at.lines if line.startswith(("Pain now", "Paused. Bridge, "))]
    paused = asked[2]
    assert asked == [question, question, paused, paused, question, question]
    assert still == [question, paused, question]
    assert (record.outcome, record.pain.after) == ("finished", 2)


def test_the_large_key_chooses_no_day(table):
    """Space is not the s of strong; nor is anything else taken for an answer."""
    at = table(GUIDED)
    record = at.run("enter", "space", "esc", "7", "g", at.ended, "enter", "enter")
    assert record.day == "gentle"


@pytest.mark.parametrize(
    ("keys", "felt", "rating", "ways"),
    [
        (("s", "2"), "sharp", 2, "Right skips the exercise, f finishes here."),
        (("w",), "numb", None, "F finishes here."),
        (("3", "w"), "numb", 3, "F finishes here."),
    ],
)
def test_what_pain_is_like_counts_at_any_number(table, keys, felt, rating, ways):
    """It is kept with the exercise, what to do is said, and what goes on is not offered."""
    at = table(GUIDED, speed=1)
    record = at.run("enter", "enter", "h", *keys, "enter", "f", "h", at.ended, "enter")
    assert (record.exercises[0].felt, record.exercises[0].pain) == (felt, rating)
    stop = "Stop now." if felt == "numb" else "Stop this exercise. Do not do it again"
    assert any(line.startswith(stop) for line in at.lines)
    assert ways in at.lines


def test_it_hurts(table):
    """H pauses first, takes a rating, and says what can be done now."""
    at = table(GUIDED, speed=1)
    record = at.run(
        "enter", "enter", "h", "1", "0", "enter", "f", "h", at.ended, "x", "enter", "enter"
    )
    assert (record.exercises[0].pain, record.pain.during_max, record.pain.after) == (10, 10, 10)
    assert (record.outcome, record.reason) == ("stopped", "hurt")


@pytest.mark.parametrize(
    ("typed", "pain"),
    [
        ("7", 7),
        ("10", 10),
        ("x", 10),
        ("57", 7),
        ("50", 0),
        ("100", 0),
        ("q3", 3),
        ("٣4", 4),
        ("", None),
    ],
)
def test_a_rating_is_the_last_number_typed(table, typed, pain):
    """Ten is one and nought, or x; anything but a number is asked again; enter keeps."""
    at = table(GUIDED, speed=1)
    record = at.run(*typed, "enter", "g", "y", "f", "o", at.ended, "enter")
    assert record.pain.before == pain
    assert record.outcome == "stopped"


def test_early_lines_are_kept_for_the_rating(table):
    """From a pipe all answers come at once: pain, day, and the rating at the end."""
    at = table(GUIDED)
    record = at.run("3", "enter", "2", by_line=True)
    assert (record.outcome, record.pain.before, record.pain.after) == ("finished", 3, 2)
    at = table(GUIDED)
    record = at.run("3", "10", by_line=True)
    assert (record.day, record.pain.after) == ("usual", 10)


@pytest.mark.parametrize("keys", [("3", "enter"), ("3", "enter", "2"), ()])
def test_own_pace_with_nobody_there_is_left(table, keys):
    """No key will come: such work is skipped, never counted as done, and the session ends."""
    record = table(SHORT).run(*keys, by_line=True)
    assert record.outcome == "finished"
    bridge, squat = record.exercises
    assert bridge.done[0].reps == 2
    assert [(s.reps, s.stopped) for s in squat.done] in ([(None, "not-asked")], [])
    assert squat.skipped in (None, "not-asked")


@pytest.mark.parametrize("day", Day)
def test_a_day_named_beforehand_is_no_way_round_the_pain(table, day):
    """With seven it is asked which day it is, and Enter rests."""
    at = table(GUIDED, day=day)
    record = at.run("7", "enter", "enter")
    assert record.outcome == "not-today"
    assert any("n not today" in line for line in at.lines)


def test_a_day_named_beforehand_is_not_asked_where_nothing_speaks_against_it(table):
    """Three is this patient's usual."""
    at = table(GUIDED, day=Day.STRONG, lately=lambda: Lately(sessions=9, usual=3))
    record = at.run("3", "enter", at.ended, "3", "enter", "enter")
    assert record.day == "strong"
    assert "What kind of day" not in at.text


def test_the_morning_is_asked_about_first(table):
    """And answered in the words the screens have; from a pipe it is not asked."""
    kept = []

    def keep(asked, rating):
        kept.append((asked, rating))
        return INLINE.do(lambda: "The disk is full.")

    def said_of(rated):
        assert rated.pain.next_morning == 5
        return Advice(own="Still more than usual. Make your next session gentle.")

    at = table(GUIDED, morning=session, morning_advice=said_of, keep_morning=keep)
    at.run("5", "enter", "3", "enter", "enter", at.ended, "3", "enter", "enter")
    assert kept == [(session(), 5)]
    said = at.lines.index("Still more than usual. Make your next session gentle.")
    assert at.lines[said + 1] == "The disk is full."
    at = table(GUIDED, morning=session, morning_advice=said_of, keep_morning=keep)
    at.run("3", by_line=True)
    assert "this morning" not in at.text


def test_harder_needs_its_key_twice_where_the_pain_speaks_against_it(table):
    """After a stop; the first press says so."""
    made = routine(
        Prescription(
            usual=play(**counted(2, sets=(2, 2))),
            harder=play("Bridge march", **counted(2)),
            written_ready_s=5,
        )
    )
    level = "From the next set: Bridge march, harder."
    for keys, is_harder in ((("d",), False), (("d", "d"), True)):
        at = table(made, speed=1, lately=lambda: Lately(sessions=9, usual=3, after_stop=True))
        at.run("3", "enter", "enter", *keys, "f", "o", at.ended, "3", "enter")
        assert any("harder work today. Press d again" in line for line in at.lines)
        assert (level in at.lines) is is_harder


SHARP = LeftOutExercise(exercise="bridge", name="Bridge", felt=Felt.SHARP)
OWN_WISH = LeftOutExercise(exercise="squat", name="Squat")


@pytest.mark.parametrize(
    ("key", "skipped"), [("enter", "left-out"), ("l", "left-out"), ("y", None)]
)
def test_what_was_sharp_is_left_out_until_somebody_was_asked(table, key, skipped):
    """It is asked before the pain; what the patient wants left out is not."""
    kept = []
    again = lambda one: kept.append(one) or INLINE.do(str)  # noqa: E731 - one expression
    at = table(THREE, left_out=lambda: (SHARP, OWN_WISH), take_back=again)
    record = at.run(key, "3", "enter", "enter", at.ended, "3", "enter", "enter")
    assert [one.skipped for one in record.exercises] == [skipped, "left-out", None]
    assert kept == ([] if skipped else [SHARP])
    why = at.lines.index(
        "You said that it was sharp or new, or that something gave way. "
        "Do not do it again until you have asked your therapist or doctor."
    )
    assert at.lines[why + 1].startswith("Bridge: leave it out today? l leave it out, y I have")
    assert ("Left out today: Bridge · Squat." if skipped else "Left out today: Squat.") in at.lines


def test_lines_written_beforehand_take_nothing_back(table):
    """They cannot know that they are asked."""
    at = table(THREE, left_out=lambda: (SHARP,))
    record = at.run("3", "enter", "2", by_line=True)
    assert record.exercises[0].skipped == "left-out"
    assert not any("leave it out today" in line for line in at.lines)


def test_with_nothing_left_it_is_a_day_of_rest(table):
    """Kept as such, with a calm word."""
    at = table(GUIDED, left_out=lambda: (SHARP,))
    record = at.run("enter", "3", "enter")
    assert (record.outcome, record.pain.before) == ("not-today", 3)
    assert any("which of them you may do" in line for line in at.lines)


def test_what_a_therapist_should_see_names_the_command(table):
    """Beside the words for the rating."""
    at = table(GUIDED, show_why=lambda _record: ShowWhy.TOO_OFTEN)
    at.run("3", "enter", "enter", at.ended, "7", "enter", "enter", "enter")
    shown = at.lines.index(
        "This is too much too often. Show this to your therapist or doctor before you go on."
    )
    assert at.lines[shown + 1].startswith("hipflow report writes a page")


def test_more_than_usual_is_said_and_a_gentle_day_comes_first(table):
    """In the words the screens have."""
    at = table(GUIDED, lately=lambda: Lately(sessions=9, usual=3))
    record = at.run("5", "enter", "enter", at.ended, "3", "enter", "enter")
    assert "That is more than your usual 3. Take a gentle day." in at.lines
    assert record.day == "gentle"


def test_a_ready_that_waits_says_so_once(table):
    """The line stands there until space; then three, two, one, and the work."""
    at = table(GUIDED, wait=ReadyWait.ALWAYS, day=Day.USUAL)
    record = at.run("3", "enter", at.ready_over, "space", at.ended, "enter", "enter")
    assert record.outcome == "finished"
    over = at.lines.index("  Press space when you are ready.")
    assert at.lines[over - 1].startswith("  Get ready: 5 seconds.")
    assert at.lines[over + 1 : over + 4] == ["  3", "  2", "  1"]
    assert at.lines[over + 4].startswith("[0:05] Bridge. Set 1 of 2")
    assert at.lines.count("  Press space when you are ready.") == 1


def test_nought_seconds_to_get_ready_are_not_named(table):
    """There is no time to tell of, only to wait for."""
    made = routine(Prescription(usual=play(**counted(2)), written_ready_s=0))
    at = table(made, wait=ReadyWait.ALWAYS, day=Day.USUAL)
    at.run("3", "enter", at.ready_over, "space", at.ended, "enter", "enter")
    assert "  Get ready: Lie on your back. Bend your knees." in at.lines


@pytest.mark.parametrize("keys", [("3", "enter"), ("3", "enter", "2"), ()])
def test_what_waits_goes_on_with_nobody_there(table, keys):
    """No key will come: each ready has its seconds and then goes on; the guided work is done."""
    at = table(SHORT, wait=ReadyWait.ALWAYS)
    record = at.run(*keys, by_line=True)
    assert record.outcome == "finished"
    assert record.exercises[0].done[0].reps == 2
    assert at.lines.count("  Press space when you are ready.") == 2
    assert record.active_s == pytest.approx(18, abs=1)


def test_a_pause_with_nobody_there_ends_the_session(table):
    """Nobody can go on: what was done is kept instead of waiting for ever."""
    at = table(GUIDED)
    record = at.run("3", "enter", "p", by_line=True)
    assert (record.outcome, record.reason) == ("stopped", "not-asked")
    at = table(GUIDED)
    record = at.run("3", "enter", "h", by_line=True)
    assert (record.outcome, record.reason) == ("stopped", "hurt")


@pytest.mark.parametrize(("asked", "reason"), [("f", "not-asked"), ("h", "hurt")])
def test_the_terminal_may_go_at_any_question(table, asked, reason):
    """The keys end in the middle of a question: stopped, kept, and no waiting for ever."""
    at = table(GUIDED, speed=1)
    record = at.run("3", "enter", "enter", asked, END)
    assert (record.outcome, record.reason) == ("stopped", reason)


def test_the_sore_side_is_asked_where_it_matters(table):
    """Only when the routine needs it and nobody has said; the answer decides the plan."""
    made = routine(Prescription(usual=play(**counted(1, side=SideChoice.AFFECTED))))
    at = table(made)
    record = at.run("enter", "enter", "r", at.ended, "enter", "enter")
    assert record.exercises[0].done[0].side == "right"
    known = table(made, affected=Side.LEFT)
    assert (
        known.run("enter", "enter", known.ended, "enter", "enter").exercises[0].done[0].side
        == "left"
    )
    assert "sore" not in known.text


@pytest.mark.parametrize(
    ("rating", "usual", "day"),
    [("2", None, "usual"), ("3", None, "gentle"), ("5", 4, "usual"), ("5", 3, "gentle")],
)
def test_enter_takes_what_pain_and_history_allow(table, rating, usual, day):
    """In the first sessions, and with more than is usual, it is a gentle day."""
    at = table(GUIDED, lately=lambda: Lately(sessions=0 if usual is None else 9, usual=usual))
    assert at.run(rating, "enter", "enter", at.ended, "enter", "enter").day == day


@pytest.mark.parametrize(("typed", "by_line"), [(["6", "enter", "enter"], False), (["8"], True)])
def test_with_a_lot_of_pain_enter_is_rest(table, typed, by_line):
    """Nothing is played; it is kept with its rating, and then said to be noted."""
    at = table(GUIDED)
    record = at.run(*typed, by_line=by_line)
    assert (record.outcome, record.pain.before) == ("not-today", int(typed[0]))
    assert at.saved == [record]
    assert at.player is None
    assert at.lines[-2:] == ["Noted. Words for the day.", "Saved."]


def test_rest_the_disk_refuses_is_not_said_to_be_noted(table):
    """What it said stands in the place of that."""

    def refuse(_record):
        raise StorageError("The disk is full.")

    at = table(GUIDED, save=refuse)
    at.run("7", "enter", "enter")
    assert at.lines[-2:] == ["Words for the day.", "The disk is full."]


def test_rest_on_a_disk_that_never_answers_is_not_waited_for_for_ever(tmp_path, monkeypatch):
    """Told, and it ends; what waits is shown by whoever ends the program."""
    monkeypatch.setattr("hipflow.system.background.NOTICE_AFTER_S", 0.001)
    monkeypatch.setattr("hipflow.system.background.DISK_WAIT_S", 0.01)
    disk = ManualQueue()
    at = Table(tmp_path, GUIDED, disk=disk)
    assert at.run("7", by_line=True) is None
    assert at.lines[-2:] == [SAVING, DISK_SILENT]
    disk.answer()
    assert [record.outcome for record in at.saved] == ["not-today"]


@pytest.mark.parametrize("keys", [["u", "y"], ["s", "enter"], ["u", "n"], ["u", "g"]])
def test_what_the_pain_speaks_against_is_asked_once_more(table, keys):
    """The day's key alone begins nothing."""
    at = table(GUIDED)
    end = [at.ended, "2", "enter", "3", "enter"] if keys[1] in "yg" else []
    record = at.run("7", "enter", *keys, *end)
    chosen = {"y": ("finished", "usual"), "g": ("finished", "gentle")}
    assert (record.outcome, record.day) == chosen.get(keys[1], ("not-today", ""))
    asked = f"A {'strong' if keys[0] == 's' else 'usual'} day, with pain 7? y do it all the same"
    assert any(line.startswith(asked) for line in at.lines)


@pytest.mark.parametrize("day", Day)
def test_a_day_from_the_command_line_is_no_way_round_rest(table, day):
    """It is asked about in a line; with nobody there to answer, rest is taken."""
    at = table(GUIDED, day=day)
    record = at.run("9", "2", by_line=True)
    assert record.outcome == "not-today"
    asked = f"A {day} day, with pain 9? y do it all the same, n not today (enter: not today)"
    assert asked in at.lines
    assert "What kind of day" not in at.text
    assert table(GUIDED, day=day).run("9", "y", "2", by_line=True).day == day.value


def test_after_a_stop_it_says_why_a_gentle_day_comes_first(table):
    """Before the day is asked for; enter takes it."""
    at = table(GUIDED, lately=lambda: Lately(sessions=3, after_stop=True))
    record = at.run("2", "enter", "enter", at.ended, "enter", "enter")
    why = at.lines.index("Last time was too much. Take a gentle day.")
    assert at.lines[why + 1].endswith("(enter: gentle)")
    assert record.day == "gentle"


def test_on_a_day_for_resting_that_is_said_first(table):
    """It can be played all the same."""
    at = table(GUIDED, rest_words=lambda: "You stopped for pain. Rest today.")
    assert at.run("2", "enter", "enter", at.ended, "enter", "enter").outcome == "finished"
    assert at.lines[:2] == ["Hip starter", "You stopped for pain. Rest today."]


def test_what_was_chosen_before_is_not_asked(table):
    """A day given beforehand, a routine that asks for no pain: it starts at once."""
    made = routine(*GUIDED.exercises, pain=PainLimits(ask_before=False))
    at = table(made, day=Day.GENTLE)
    record = at.run(at.ended, "enter", "enter")
    assert (record.day, record.pain.before) == ("gentle", None)
    assert "What kind of day" not in at.text


LIMITS = PainLimits(advice="Ice it.", stop_advice="Call the clinic.")
ADVISED = routine(*GUIDED.exercises, pain=LIMITS)


def after(lines, question):
    """What is written after the answer to a question was last given."""
    return lines[max(n for n, line in enumerate(lines) if line.startswith(question)) + 2 :]


@pytest.mark.parametrize(
    ("rating", "output", "said"),
    [
        ("0", "Done. Same again next time.", []),
        ("3", "Ice it.", []),
        ("6", "Call the clinic.", ["Call the clinic."]),
    ],
)
def test_advice_follows_the_rating_after(table, rating, output, said):
    """The same words as on the screens, before anything else is asked; at *stop* said aloud."""
    at = table(ADVISED)
    at.run("3", "enter", "enter", at.ended, rating, "enter", "enter", "enter")
    assert after(at.lines, "Pain now")[0] == output
    assert at.said == said


def test_hipflows_own_words_need_no_author(table):
    """Nine after: what to do, and when to call for help; the effort is asked below."""
    at = table(GUIDED)
    at.run("3", "enter", "enter", at.ended, "9", "enter", "enter", "enter")
    first, second, *_ = after(at.lines, "Pain now")
    assert first.startswith("That is too much. Rest now, and do no more exercises today.")
    assert "Look at the warning signs: press i." in first
    assert second.startswith("How hard was it")
    assert at.said == [first]


@pytest.mark.parametrize("typed", [("h",), ("h", "7", "enter"), ("h", "7", "enter", "f")])
def test_input_that_ends_in_a_pause_for_pain_stops_for_pain(table, typed):
    """Nobody is there to say why, and it is known all the same; rated or not."""
    at = table(ADVISED)
    record = at.run("3", "enter", "enter", at.step(1), *typed, END)
    assert (record.outcome, record.reason) == ("stopped", "hurt")


def test_before_a_session_it_is_said_too(table):
    """Nine before: whoever goes on all the same has read it."""
    at = table(ADVISED)
    at.run("9", "enter", "enter", at.ended, "0", "enter", "enter")
    (line,) = [line for line in at.lines if line.startswith("That is very strong pain.")]
    assert at.lines.index(line) < at.lines.index(next(x for x in at.lines if "kind of day" in x))


@pytest.mark.parametrize(
    ("before", "rating", "output", "keys"),
    [
        ("3", "2", "Go on.", "Space goes on, right skips the exercise, f finishes here."),
        (
            "0",
            "4",
            "This hurts clearly more than when you began. Make it easier, or skip it today.",
            "Right skips the exercise, space goes on, f finishes here.",
        ),
        (
            "3",
            "6",
            "Call the clinic.",
            "F finishes here, right skips the exercise, space goes on.",
        ),
    ],
)
def test_advice_follows_it_hurts(table, before, rating, output, keys):
    """What to do about it, then the keys, what is offered first named first."""
    at = table(ADVISED)
    at.run(before, "enter", "enter", at.step(1), "h", rating, "enter", "f", "h", "enter")
    assert after(at.lines, "How much does it hurt")[:2] == [output, keys]


def test_who_ends_for_pain_and_rates_nothing_reads_when_to_call(table):
    """Nor is it the same again next time."""
    at = table(ADVISED)
    at.run("3", "enter", "enter", at.step(1), "f", "h", "enter")
    assert any(line.startswith("You stopped for pain.") for line in at.lines)
    assert not any("Same again" in line for line in at.lines)


def test_a_journal_that_refuses_is_said_once(table, tmp_path):
    """Nothing can be written down on the way: said at the start, and it is played all the same."""
    (tmp_path / "history.running.jsonl").mkdir()
    at = table(GUIDED)
    at.run("3", "enter", "2", by_line=True)
    assert sum("Not being saved" in line for line in at.lines) == 1
    assert at.lines[-1] == "Saved."


def test_a_history_that_refuses_says_so(table):
    """The problem takes the place of *Saved*."""

    def refuse(_record):
        raise StorageError("The disk is full.")

    at = table(GUIDED, save=refuse)
    at.run("3", "enter", "2", by_line=True)
    assert at.lines[-1] == "The disk is full."
    assert "Saved." not in at.lines


def test_cancelled_in_the_middle_it_is_kept(table):
    """Ctrl+C: stopped, saved, and said once."""
    at = table(GUIDED, speed=1)
    plain = PlainSession(at.setup, Typing("3", "enter", "enter", by_line=False), at.lines.append)

    async def cancel_on_the_way():
        playing = asyncio.create_task(plain.run())
        while at.player is None or not at.player.started:  # noqa: ASYNC110 - no event to await
            await asyncio.sleep(0)
        playing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await playing

    asyncio.run(cancel_on_the_way())
    (record,) = at.saved
    assert (record.outcome, record.pain.before) == ("stopped", 3)
    assert at.lines[-1] == "Stopped. What you did is saved."
    assert "Stopped." not in at.lines


def test_cancelled_before_the_start_there_is_nothing_to_keep(table):
    """At the first question nothing has been done yet."""
    at = table(GUIDED)
    plain = PlainSession(at.setup, Typing(by_line=False), at.lines.append)

    async def cancel_at_once():
        playing = asyncio.create_task(plain.run())
        await asyncio.sleep(0)
        playing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await playing

    asyncio.run(cancel_at_once())
    assert at.saved == []


@pytest.mark.parametrize("error", [BrokenPipeError(), OSError(errno.ENOSPC, "disk full")])
@pytest.mark.parametrize("word", ["[0:05]", "Not now."])
def test_nothing_more_can_be_written(table, word, error):
    """A closed pipe or a full disk, in a line of the session or the answer to a key: kept."""
    at = table(GUIDED)

    def write(line):
        if line.startswith(word):
            raise error
        at.lines.append(line)

    keys = ["3", "enter", "enter", *(["e"] if word == "Not now." else [])]
    plain = PlainSession(at.setup, Typing(*keys, by_line=False), write)
    with pytest.raises(OSError) as raised:  # noqa: PT011 - compared below
        asyncio.run(asyncio.wait_for(plain.run(), PATIENCE_S))
    assert raised.value is error
    (record,) = at.saved
    assert record.outcome == "stopped"


@pytest.mark.parametrize("by_line", [True, False])
def test_jumping_to_another_exercise(table, by_line):
    """The exercises with their numbers; a number goes there, and what lies between is left."""
    at = table(SHORT, speed=1, day=Day.USUAL)
    kept = [] if by_line else ["enter"]
    keys = ["3", *kept, at.step(0), "j", "2", *kept, at.step(2), "f", "a", "enter", *kept]
    record = at.run(*keys, by_line=by_line)
    assert at.lines[at.lines.index("1 Bridge") + 1] == "2 Squat"
    assert at.player.session.step.exercise == 1
    assert (record.outcome, record.reason) == ("stopped", "not-able")


@pytest.mark.parametrize("answer", [["enter"], ["9", "enter"], ["0", "enter"], ["x"]])
def test_jumping_nowhere(table, answer):
    """No such exercise, or none chosen: it goes on where it was."""
    at = table(SHORT, speed=1)
    keys = ["3", "enter", "enter", at.step(0), "j", *answer]

    def goes_on():
        return at.player.session.status is Status.RUNNING

    at.run(*keys, goes_on, "f", "o", "enter", "enter")
    assert at.player.session.step.exercise == 0


def test_a_number_of_any_length_is_no_rating(table):
    """Thousands of digits in one line are asked about again, like any other wrong answer."""
    at = table(GUIDED)
    assert at.run("9" * 5_000, "3", by_line=True).pain.before == 3
    assert "A number from 0 to 10, please." in at.lines


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("s", SoundKey.SPEECH),
        ("t", SoundKey.TONES),
        ("w", SoundKey.WORDS),
        ("↑", SoundKey.LOUDER),
        ("↓", SoundKey.SOFTER),
        (",", SoundKey.SLOWER),
        (".", SoundKey.FASTER),
        *[(word.value, word) for word in SoundKey],
    ],
)
def test_keys_for_the_sound(table, key, meant):
    """Each is answered in a line, by key at a terminal and by word in a pipe; nothing stops."""
    for by_line in (True, False):
        at = table(GUIDED, speed=1, day=Day.USUAL)
        kept = [] if by_line else ["enter"]

        def running(at=at):
            return at.player.session.status is Status.RUNNING

        keys = ["3", *kept, at.step(0), key, running, "f", "o", "enter", *kept]
        at.run(*keys, by_line=by_line)
        assert at.sound_keys == [meant]
        assert f"Sound: {meant.value}." in at.lines


def test_a_disk_that_never_answers_is_not_waited_for_for_ever(tmp_path, monkeypatch):
    """Told, and it ends; what was done comes back to be shown."""
    monkeypatch.setattr("hipflow.system.background.NOTICE_AFTER_S", 0.001)
    monkeypatch.setattr("hipflow.system.background.DISK_WAIT_S", 0.01)
    disk = ManualQueue()
    table = Table(tmp_path, GUIDED, disk=disk)
    record = table.run("3", "enter", "2", by_line=True)
    assert record.pain.after == 2
    assert [line for line in table.lines if line in (SAVING, DISK_SILENT)] == [SAVING, DISK_SILENT]
    assert table.saved == []
    disk.answer()
    assert table.saved == [record]


def interrupted(folder, speed=1_000, hurt=()):
    """A session that broke off in its second repetition, as the next start finds it.

    ``hurt`` is what was said of the pain before that.
    """
    stand = PlayerFixture(folder, GUIDED, speed=speed)
    stand.player.start()
    stand.timer.pass_time(11 / speed)
    for event in hurt:
        stand.player.send(event)
    stand.player.close()
    return find_interrupted(store_in(stand.path.parent), stand.clock.now()).interrupted, stand


async def test_a_session_left_over_is_gone_on_with(tmp_path):
    """Asked first of all; with Enter its rest is played instead of the routine."""
    offered, _ = interrupted(tmp_path)

    async def go_on(_left_over):
        return stand.player, None

    table = Table(tmp_path, SHORT, interrupted=offered, go_on=go_on)
    stand = PlayerFixture(tmp_path, GUIDED, interrupted=offered, speed=1_000)
    started = asyncio.Event()
    stand.player.listen(lambda *_: started.set())
    typing = Typing("enter", lambda: stand.player.started, END, by_line=True)
    running = asyncio.ensure_future(PlainSession(table.setup, typing, table.lines.append).run())
    await started.wait()
    stand.timer.pass_time(60)
    saved = await running
    assert "Bridge, 2 of 2, set 1 of 2." in table.lines
    assert any(line.startswith("  Get ready: 5") for line in table.lines)
    assert [entry.reps for entry in saved.record.exercises[0].done] == [2, 2]


async def test_a_session_left_over_is_kept_as_it_is(tmp_path):
    """With k it goes into the history, and the routine that was asked for begins."""
    offered, _ = interrupted(tmp_path)
    table = Table(tmp_path, GUIDED, interrupted=offered)
    await PlainSession(table.setup, Typing("k", "3", by_line=True), table.lines.append).run()
    written = table.store.history.read().written
    assert [record.outcome for record in written] == ["interrupted", "finished"]
    assert any("was interrupted. What was done" in line for line in table.lines)
    assert len(table.saved) == 1


@pytest.mark.parametrize(
    ("keys", "outcomes"), [(("enter",), ["interrupted"]), (("g", "space", "k"), ["interrupted"])]
)
async def test_a_session_that_hurt_is_kept_by_enter(tmp_path, keys, outcomes):
    """The stop words are written; the key that goes on otherwise does nothing."""
    hurt = (events.Pause(events.PauseReason.HURT), events.RatePain(9))
    offered, _ = interrupted(tmp_path, speed=1, hurt=hurt)
    table = Table(tmp_path, GUIDED, interrupted=offered)
    await PlainSession(table.setup, Typing(*keys, "3", by_line=True), table.lines.append).run()
    written = table.store.history.read().written
    assert [record.outcome for record in written] == [*outcomes, "finished"]
    assert "If it does not ease today, call" in table.text
    assert "k keep it as it is, y go on all the same (enter: keep it)" in table.lines


SIGNS = ("Get help now", "1. You fell")


def test_the_warning_signs_are_one_key_from_every_question(table):
    """At both ratings, the day, the effort: the page is written and the question stands again."""
    at = table(GUIDED, flare_up=lambda: SIGNS)
    record = at.run(
        *("i", "3", "i", "enter", "i", "enter", at.ended, "i", "2", "enter", "i", "4", "enter")
    )
    assert (record.pain.before, record.pain.after, record.effort) == (3, 2, 4)
    assert at.lines.count(SIGNS[0]) == 5
    for place, line in enumerate(at.lines):
        if line == SIGNS[1]:
            assert at.lines[place + 1].split()[0] in ("Pain", "What", "How")


def test_while_it_plays_the_page_pauses_and_space_goes_on(table):
    """Nothing of the session is lost by reading it."""
    at = table(GUIDED, speed=1, flare_up=lambda: SIGNS)
    paused = lambda: at.player.session.status is Status.PAUSED  # noqa: E731
    record = at.run(
        *("3", "enter", "enter", "i", paused, "space", "h", "i", "5", "enter", "f", "h"),
        *(at.ended, "2", "enter"),
    )
    assert at.lines.count(SIGNS[0]) == 2
    assert record.exercises[0].pain == 5


def test_after_a_rating_that_says_to_stop_the_page_is_offered(table):
    """Once all is saved; from a pipe, where nobody presses a key, its command is named."""
    at = table(GUIDED, flare_up=lambda: SIGNS)
    at.run("3", "enter", "enter", at.ended, "7", "enter", "enter", "i", "enter")
    saved = at.lines.index("Saved.")
    assert at.lines[saved + 1 :][:2] == [
        "Look at the warning signs? i shows them (enter: done)",
        SIGNS[0],
    ]
    at = table(GUIDED)
    at.run("3", "enter", "7", by_line=True)
    assert at.lines[-1] == "Warning signs: hipflow flare-up"
