"""The workout on the screen: what is seen of a session as it goes on."""

import pytest
from msgspec import structs

from hipflow.player.player import Player
from hipflow.routine.format.choices import Pace
from hipflow.session.engine import events
from hipflow.session.engine.session import Status
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.record import Outcome
from hipflow.storage.state import read_state
from hipflow.ui.screens.session.hurts import HurtsScreen
from hipflow.ui.screens.session.reason import ReasonScreen
from hipflow.ui.screens.session.workout import FIGURE_MS, REFRESH_MS, WorkoutScreen
from hipflow.ui.widgets.big_text import BigText
from hipflow.ui.widgets.caption import Caption
from hipflow.ui.widgets.figure import Figure
from hipflow.ui.widgets.figure_place import FigurePlace
from hipflow.ui.widgets.workout.workout_view import WorkoutView
from hipflow.voice.app.listeners import Listeners
from hipflow.voice.protocol.sound import Audibility
from tests.builders.figure_builders import shipped, table
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_voice import FakeVoice
from tests.tools.app_pilot import EASIER, IN_WORK_S, READY_S, SHORT, app_pilot

SEEN = structs.replace(
    play("Squat", **counted(8, hold_s=(3, 3), sets=(2, 2))), figure=shipped("squat")
)
ASKED = ("Press space when ready.",)


async def test_ready_then_work_then_rest(tmp_path):
    """The title, the place, the words and the captions follow the session."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, 3)
        assert "Bridge" in stage.rows[0]
        assert "Exercise 1 of 2" in stage.rows[0]
        assert "seconds to get into place" in stage.text
        await stage.wait(READY_S)
        assert "of 8" in stage.text
        assert "Push through both heels" in stage.text
        await stage.wait(32)
        assert "Next: Bridge, set 2 of 2" in stage.text


async def test_the_large_key_is_named_for_what_it_does(tmp_path):
    """Its label on the last row follows the session, and Space does just that."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, 1)
        assert stage.keys["space"] == "I am ready"
        await stage.press("workout.big-ready")
        assert stage.keys["space"] == "Pause"
        await stage.wait(1)
        await stage.press("workout.big-pause")
        assert stage.session.status is Status.PAUSED
        assert stage.keys["space"] == "Go on"
        await stage.press("workout.big-go-on")
        assert stage.session.status is Status.LEADING_IN


async def test_own_pace_is_done_with_the_large_key(tmp_path):
    """DO 8, and Space when it is done: the last step of the routine, so the workout is over."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(routine(play("Squat", pace=Pace.SELF, reps=(8, 8))), READY_S + 5)
        assert stage.keys["space"] == "Done"
        assert stage.keys["p"] == "Pause"
        assert "Space when you are done" in stage.text
        assert "at your own pace" in stage.rows[0]
        await stage.press("workout.big-done")
        assert stage.session.outcome is Outcome.FINISHED
        assert stage.result == [True]


async def test_a_pause_says_where_one_is_and_how_long(tmp_path):
    """Nothing is lost, and every way to go from here is named with its key."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(EASIER, IN_WORK_S)
        await stage.press("workout.pause-too")
        await stage.wait(59)
        assert "Bridge, 3 of 8, set 1 of 2." in stage.text
        assert "Paused for 0:59. Nothing is lost." in stage.text
        await stage.wait(8)
        assert "Paused for 1 minute. Nothing is lost." in stage.text
        stood = stage.text
        await stage.wait(50)
        assert stage.text == stood  # nothing changes on the screen, so that nothing is drawn
        for words in ("go on", "it hurts", "easier", "skip this exercise", "finish here"):
            assert words in stage.text


async def test_after_a_sleep_of_the_computer_it_says_so(tmp_path):
    """The session stood still meanwhile, and the screen says why."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        stage.fakes.clock.advance(600)
        await stage.wait(1)
        assert stage.session.status is Status.PAUSED
        assert "Paused: the computer was asleep." in stage.text


class Losing(FakeVoice):
    """A voice whose sound can be lost."""

    def __init__(self):
        super().__init__()
        self.listeners = Listeners()

    def on_status(self, listener):
        """Tell this one too."""
        return self.listeners.add(listener)

    def become(self, words):
        """Nothing is heard any more, for this reason."""
        self.status = Audibility(speech=False, tones=False, words=words)
        self.listeners.notify(self.status)


async def test_sound_that_is_lost_is_told_and_makes_room_again(tmp_path):
    """Its words stand below the figure for a while, then the author's do; told once."""
    voice = Losing()
    async with app_pilot(tmp_path, voice=voice) as stage:
        await stage.work_out(SHORT, 1)
        voice.become("No sound [device] found.")
        await stage.wait(1)
        assert "No sound [device] found." in stage.text
        await stage.wait(12)
        assert "No sound [device] found." not in stage.text
        voice.become("No sound [device] found.")
        await stage.wait(1)
        assert "No sound [device] found." not in stage.text


async def test_an_easier_level_is_told_until_the_next_step(tmp_path):
    """The key does something that is seen only later, so it is said at once."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(EASIER, IN_WORK_S)
        assert stage.keys["e"] == "Easier"
        await stage.press("workout.easier")
        assert "From the next set: Mini bridge, easier." in stage.text
        assert "e" not in stage.keys
        await stage.press("workout.enough")
        assert "From the next set" not in stage.text


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (60, 18), (140, 45), (5, 2)])
async def test_the_window_may_change_its_size_at_any_time(tmp_path, size):
    """The session runs on, and what fits is shown."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        await stage.pilot.resize_terminal(*size)
        await stage.wait(0.5)
        assert len(stage.rows) == size[1]
        await stage.pilot.resize_terminal(80, 24)
        await stage.wait(0.5)
        assert "Push through both heels" in stage.text


async def test_a_tiny_window_has_one_plain_line(tmp_path):
    """Under 40 by 12 all is said in words: what, how many, of how many."""
    async with app_pilot(tmp_path, size=(30, 5)) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        assert any(row.strip() == "GO 3 of 8" for row in stage.rows)


async def test_without_colours_every_state_is_still_told(tmp_path, monkeypatch):
    """The word and the marks are drawn, in ink."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        assert stage.app.no_color
        assert "▆▆" in stage.text
        ink = stage.app.theme_variables["ink"].lower()
        assert stage.app.screen.query_one("#word").styles.color.hex.lower() == ink


async def test_names_from_files_are_text(tmp_path):
    """Brackets are no markup, and a name of any length keeps to its row."""
    wild = play("[bold red]Bridge[/] " + "very " * 60 + "long", **counted(3))
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(routine(wild), IN_WORK_S)
        assert "[bold red]Bridge[/]" in stage.rows[0]
        assert "…" in stage.rows[0]
        await stage.press("workout.pause-too")
        assert "[bold red]Bridge[/]" in stage.text
        await stage.press("workout.jump")
        assert "[bold red]Bridge[/]" in stage.text


async def test_time_alone_draws_little(tmp_path):
    """Between two counts only the bar's new columns are drawn, nothing else."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, READY_S + 8.1)
        drawn = []
        for name in ("#word", "#number", "PipRow", "#how", "#count"):
            widget = stage.app.screen.query_one(WorkoutView).query_one(name)
            widget.refresh = lambda *_a, name=name, **_k: drawn.append(name)
        await stage.wait(0.25)
        assert drawn == []


async def test_a_late_move_after_the_end_is_no_harm(tmp_path):
    """The workout is left once, whatever still arrives."""
    async with app_pilot(tmp_path) as stage:
        player = await stage.work_out(SHORT, IN_WORK_S)
        player.send(events.Stop())
        await stage.wait(5)
        assert stage.result == [True]


async def test_the_end_takes_no_panel_away_that_was_just_opened(tmp_path):
    """The session ends in the very moment a panel is opened: left once the panel has its answer."""
    async with app_pilot(tmp_path) as stage:
        player = await stage.work_out(SHORT, IN_WORK_S)
        workout = stage.app.screen
        player.send(events.Stop())
        stage.app.push_screen(ReasonScreen("Finish here", "Why finish here?"))
        workout.on_workout_screen_moved(WorkoutScreen.Moved(()))
        await stage.wait(0)
        assert isinstance(stage.app.screen, ReasonScreen)
        await stage.press("panel.never-mind")
        assert stage.result == [True]


async def test_it_hurts_as_the_session_ends(tmp_path):
    """The key comes a moment late: the rating after asks, and no answer is lost."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(routine(play("Bridge", **counted(2))), READY_S + 7.9)
        stage.fakes.clock.advance(0.2)
        await stage.press("workout.hurts")
        assert not isinstance(stage.app.screen, HurtsScreen)
        assert stage.result == [True]


async def test_a_ready_that_waits_stands_until_the_large_key(tmp_path):
    """It counts down, then says what to do, and shows no nought; the key counts the work in."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, 3, wait=ReadyWait.ALWAYS)
        assert "seconds to get into place" in stage.text
        assert "Space when you are ready" in stage.text
        await stage.wait(600)
        assert stage.app.screen.query_one("#count", Caption).paragraphs == ASKED
        assert stage.app.screen.query_one("#number", BigText).text == ""
        assert stage.keys["space"] == "I am ready"
        assert "15 s more" in stage.keys.values()
        await stage.press("workout.big-ready")
        assert stage.session.status is Status.LEADING_IN
        assert "then it starts" in stage.text
        await stage.wait(3)
        assert "of 8" in stage.text


async def test_while_it_waits_one_may_look_at_the_help(tmp_path):
    """It still waits afterwards, and more time begins anew."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, 60, wait=ReadyWait.POSITION)
        await stage.press("app.help")
        await stage.wait(30)
        await stage.press("app.back")
        assert stage.app.screen.query_one("#count", Caption).paragraphs == ASKED
        await stage.press("workout.more-time")
        assert stage.session.left_ms == 15_000
        assert "seconds to get into place" in stage.text


def the_figure(stage):
    """The figure on the stage."""
    return stage.app.screen.query_one(Figure)


async def test_the_figure_moves_in_step_with_the_count(tmp_path):
    """Half of the way out in half of its time, still at its far end."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(routine(SEEN), READY_S + 1)
        assert the_figure(stage)._motion.share == pytest.approx(0.5, abs=0.01)
        await stage.wait(2)
        assert the_figure(stage)._motion.share == 1


async def test_time_is_told_fifteen_times_a_second_only_while_it_moves(tmp_path):
    """In a hold the screen is drawn as seldom as without a figure."""
    async with app_pilot(tmp_path) as stage:
        player = await stage.work_out(routine(SEEN), READY_S + 1)
        assert player.refresh_ms == FIGURE_MS
        await stage.wait(2)
        assert player.refresh_ms == REFRESH_MS
        await stage.wait(3)
        assert player.refresh_ms == FIGURE_MS
        await stage.press("workout.pause-too")
        assert player.refresh_ms == REFRESH_MS


async def test_v_puts_words_in_its_place_and_back(tmp_path):
    """Who does not want to see it need not; then nothing moves."""
    async with app_pilot(tmp_path) as stage:
        player = await stage.work_out(routine(SEEN), READY_S + 1)
        assert the_figure(stage).display
        await stage.press("workout.figure")
        assert not the_figure(stage).display
        assert stage.app.screen.query_one(FigurePlace).display
        assert player.refresh_ms == REFRESH_MS
        await stage.press("workout.figure")
        assert the_figure(stage).display


async def test_words_in_its_place_are_remembered(tmp_path):
    """The next session begins as this one was left; a disk that refuses stops nothing."""
    for before, after in ((True, False), (False, True)):
        async with app_pilot(tmp_path) as stage:
            await stage.work_out(routine(SEEN), READY_S + 1)
            assert the_figure(stage).display is before
            await stage.press("workout.figure")
            assert the_figure(stage).display is after
            assert read_state(stage.fakes.paths.state_file).values.figure_hidden is before


async def test_a_broken_figure_stops_nothing(tmp_path):
    """The words stand in its place, and the count goes on to the end."""
    broken = structs.replace(
        play("Squat", **counted(2)), figure=table(way=["up", "nowhere"]), steps=("Sit back.",)
    )
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(routine(broken), READY_S + 1)
        await stage.wait(0.5)
        assert "Sit back." in stage.text
        assert "of 2" in stage.text
        await stage.wait(8)
        assert stage.session.outcome is Outcome.FINISHED


async def test_a_narrow_window_has_no_figure_and_no_haste(tmp_path):
    """Under 80 columns there is no place for it; made wider, it is there again."""
    async with app_pilot(tmp_path, (60, 24)) as stage:
        player = await stage.work_out(routine(SEEN), READY_S + 1)
        assert not the_figure(stage).display
        assert player.refresh_ms == REFRESH_MS
        await stage.pilot.resize_terminal(100, 30)
        await stage.wait(0.3)
        assert the_figure(stage).drawn
        assert player.refresh_ms == FIGURE_MS


async def test_between_two_bars_only_the_figure_is_drawn(tmp_path, monkeypatch):
    """Fifteen times a second would be too often for the words and the number."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(routine(SEEN), READY_S + 0.5)
        shown = []
        monkeypatch.setattr(WorkoutView, "show", lambda *_, **__: shown.append(1))
        monkeypatch.setattr(WorkoutView, "show_figure", lambda *_: shown.append(0))
        monkeypatch.setattr(WorkoutScreen, "_show_heading", lambda *_: None)
        for _ in range(15):
            await stage.wait(1 / 15)
        assert 7 <= shown.count(1) <= 9
        assert 6 <= shown.count(0) <= 8


async def test_what_is_wrong_for_long_leaves_the_numbers_there(tmp_path, monkeypatch):
    """A disk that refuses does so for the whole session: it takes no count off the screen."""
    wrong = "Not being saved just now: a folder stands where the file should be. It is tried again."
    monkeypatch.setattr(Player, "problem", wrong)
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        assert "Not being saved just now" in stage.text
        assert "of 8" in stage.text
