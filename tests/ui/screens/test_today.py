"""Today: what is due, how the last time was, and one key to begin."""

import asyncio
import threading

import pytest
from msgspec import structs
from textual.widgets import Label

from hipflow.library import catalog
from hipflow.session.record import RoutineRef
from hipflow.storage import history_cache
from hipflow.storage.history_file import HistoryFile
from hipflow.system.errors import StorageError
from hipflow.ui.app import HipflowApp
from hipflow.ui.routine_reader import RoutineReader
from hipflow.ui.screens import today
from hipflow.ui.screens.flare_up import FlareUpScreen
from hipflow.ui.screens.history.history import HistoryScreen
from hipflow.ui.screens.preview import PreviewScreen
from hipflow.ui.screens.text_page import TextPageScreen
from hipflow.ui.screens.today import NO_ROUTINES, READING, TodayScreen
from hipflow.ui.widgets.big_button import BigButton
from hipflow.ui.widgets.lists.row_list import RowList
from tests.fakes.fake_services import (
    BROKEN,
    FOUR_WEEKS,
    SQUAT_DONE,
    THREE_ROUTINES,
    FakeWorld,
    hip_session,
)
from tests.tools.press_keys import press
from tests.tools.read_screen import last_row, rows, screen_text


class Noted(HipflowApp):
    """The app, noting what would be played instead of playing it."""

    def __init__(self, services):
        super().__init__(services)
        self.asked = []

    def play(self, loaded):
        """Note it."""
        self.asked.append(loaded.routine.title)


async def test_the_routine_that_is_due_is_opened_with_its_last_session(tmp_path):
    """What is due, how it was last time, and the week stand there without a key."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 24)):
        text = screen_text(app)
        assert rows(app)[0].split() == ["Today", "Monday", "23", "November"]
        assert "○ Due today" in text
        assert "Saturday: pain 3 before, ▲ 4 after" in text
        assert "0 of 3 this week" in text
        assert app.screen.opened.item.title == "Hip starter"


async def test_enter_starts_the_opened_routine(tmp_path):
    """One key begins, and it is the routine that stands there."""
    app = Noted(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test() as pilot:
        await press(pilot, "today.start")
        await press(pilot, "choose.down", "today.start")
    assert app.asked == ["Hip starter", "Evening stretch"]


async def test_a_click_does_what_the_keys_do(tmp_path):
    """The button starts; a row opens its routine, and starts it once it is open."""
    app = Noted(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test() as pilot:
        await pilot.click(BigButton)
        await pilot.click(RowList, offset=(5, 2))
        assert app.screen.opened.item.title == "Balance at the worktop"
        await pilot.click(RowList, offset=(5, 2))
    assert app.asked == ["Hip starter", "Balance at the worktop"]


async def test_looking_first_opens_the_preview(tmp_path):
    """Nobody has to start a routine to see what it asks."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test() as pilot:
        await press(pilot, "today.look")
        assert isinstance(app.screen, PreviewScreen)
        await press(pilot, "app.back")
        assert isinstance(app.screen, TodayScreen)


async def test_a_first_start_is_welcomed_and_asked_about_the_number(tmp_path):
    """With no history there is a welcome and a number to read from the mat, asked about once."""
    fakes = FakeWorld(tmp_path)
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Welcome." in screen_text(app)
        assert "Can you read this" in screen_text(app)
        await press(pilot, "today.can-read")
        assert "Can you read this" not in screen_text(app)
        assert "Yes, I can" not in last_row(app)
    assert FakeWorld(tmp_path).state.values.mat_question_asked


async def test_nobody_with_a_history_is_welcomed(tmp_path):
    """The question about the number belongs to the first start."""
    app = HipflowApp(FakeWorld(tmp_path, records=[hip_session(3)]).services)
    async with app.run_test():
        assert "Welcome." not in screen_text(app)
        assert "Can you read this" not in screen_text(app)


async def test_a_broken_file_is_listed_with_its_problem_and_can_be_read_whole(tmp_path):
    """A mistake shows in place; Enter shows all of them, and nothing can be started."""
    fakes = FakeWorld(tmp_path, routines=THREE_ROUTINES | {"stairs": BROKEN}, records=FOUR_WEEKS)
    app = Noted(fakes.services)
    async with app.run_test(size=(100, 30)) as pilot:
        assert "line 7" in screen_text(app)
        await press(pilot, "choose.last")
        assert "Start" not in last_row(app)
        await press(pilot, "today.problem")
        assert isinstance(app.screen, TextPageScreen)
        assert "eight" in screen_text(app)
        assert "-2" in screen_text(app)
    assert app.asked == []


async def test_a_file_that_was_mended_can_be_started_at_once(tmp_path):
    """Whoever mends a file beside the running app need not start it anew."""
    fakes = FakeWorld(tmp_path, routines={"stairs": BROKEN})
    app = Noted(fakes.services)
    async with app.run_test() as pilot:
        path = fakes.paths.routines_folder / "stairs.toml"
        path.write_text(THREE_ROUTINES["balance"], encoding="utf-8")
        await press(pilot, "today.problem", "today.start")
    assert app.asked == ["Balance at the worktop"]


async def test_without_routines_it_says_where_routines_go(tmp_path):
    """With no routine there is a way to get one, and no key that does nothing."""
    fakes = FakeWorld(tmp_path, routines={})
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(120, 30)):
        assert "There is no routine here yet." in screen_text(app)
        assert str(fakes.paths.routines_folder) in "".join(screen_text(app).split())
        assert "Start" not in last_row(app)


async def test_one_routine_needs_no_list(tmp_path):
    """With nothing to choose, nothing offers to."""
    app = HipflowApp(FakeWorld(tmp_path, routines={"balance": THREE_ROUTINES["balance"]}).services)
    async with app.run_test():
        assert "Your routines" not in screen_text(app)
        assert "Choose" not in last_row(app)


async def test_after_a_session_today_shows_it(tmp_path):
    """Coming back from a session, the routine stands there as done."""
    fakes = FakeWorld(tmp_path, records=FOUR_WEEKS)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.look")
        fakes.store.save(hip_session(0, after=2))
        await press(pilot, "app.back")
        assert "✓ Done today" in screen_text(app)
        assert "Today: pain 3 before, ● 2 after" in screen_text(app)


async def test_what_should_be_known_at_the_start_is_said(tmp_path):
    """An interrupted session is told of."""
    fakes = FakeWorld(tmp_path, opening_note="The last session was interrupted.")
    app = HipflowApp(fakes.services)
    async with app.run_test():
        assert "The last session was interrupted." in screen_text(app)


async def test_a_history_that_cannot_be_opened_is_told_and_stops_nothing(tmp_path, monkeypatch):
    """Whoever cannot read the history can still exercise."""
    fakes = FakeWorld(tmp_path)

    def refuse():
        raise StorageError("The history cannot be opened: the disk is asleep.")

    monkeypatch.setattr(fakes.store, "recent", refuse)
    app = Noted(fakes.services)
    async with app.run_test() as pilot:
        assert "the disk is asleep" in screen_text(app)
        await press(pilot, "today.start")
    assert app.asked == ["Evening stretch"]


async def test_text_of_a_file_is_never_markup(tmp_path):
    """Brackets in a title stand there as brackets."""
    text = THREE_ROUTINES["balance"].replace(
        "Balance at the worktop", "[red]Hips[/] [@click=quit]x"
    )
    app = HipflowApp(FakeWorld(tmp_path, routines={"one": text, "two": text}).services)
    async with app.run_test(size=(120, 30)):
        assert "[red]Hips[/] [@click=quit]x" in screen_text(app)
        assert "[red]Hips[/] [@click=quit]x" in str(
            app.screen.query_one("#card-title", Label).content
        )


@pytest.mark.parametrize("size", [(40, 12), (60, 18), (20, 5), (1, 1), (200, 60)])
async def test_any_size_can_be_drawn(tmp_path, size):
    """However small the window, the app goes on; at 40 columns the routine can be read."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.resize_terminal(*size)
        await pilot.pause()
        if size[0] >= 40:
            assert "Hip starter" in screen_text(app)


async def test_what_is_left_of_the_week_is_told(tmp_path):
    """Done, asked, and how many are left; nothing left is not said."""
    app = HipflowApp(FakeWorld(tmp_path, records=[hip_session(0)]).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "choose.last")
        assert "1 of 3 this week, 2 left" in screen_text(app)


async def test_of_a_long_history_today_shows_the_end_and_then_all(tmp_path, monkeypatch):
    """A routine that was last played long ago is known as soon as all is read."""
    monkeypatch.setattr(history_cache, "READ_WHOLE_BYTES", 1_000)
    monkeypatch.setattr(history_cache, "RECENT_SESSIONS", 2)
    monkeypatch.setattr(today, "READ_DELAY_S", 0.001)
    fakes = FakeWorld(tmp_path, routines={"hip-starter": THREE_ROUTINES["hip-starter"]})
    old = hip_session(200, 7, 8)
    later = [
        hip_session(n, routine=RoutineRef(title="Gone", file="gone.toml")) for n in (9, 8, 7, 6)
    ]
    for record in (old, *later):
        fakes.store.history.append(record)
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        async with asyncio.timeout(30):
            while "■ 8 after" not in screen_text(app):
                await pilot.pause()


STOPPED = hip_session(0, 4, 8, outcome="stopped", reason="hurt", exercises=(SQUAT_DONE,))
RESTED = hip_session(0, 7, None, outcome="not-today", exercises=())


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (STOPPED, "You stopped for pain. Rest today; gentle next time."),
        (hip_session(0, 4, 7), "That was too much. Rest today; gentle next time."),
        (RESTED, "Short walks and gentle moving are enough today. Next: tomorrow, gentle."),
        (
            hip_session(0, 9, None, outcome="not-today", exercises=()),
            "Rest. If it does not ease today, call your therapist or doctor.",
        ),
    ],
)
async def test_a_day_for_resting_offers_no_start(tmp_path, record, words):
    """It says what to do with the day; Enter begins nothing, and nothing is due."""
    one = {"hip-starter": THREE_ROUTINES["hip-starter"]}
    app = Noted(FakeWorld(tmp_path, routines=one, records=[*FOUR_WEEKS, record]).services)
    async with app.run_test(size=(140, 45)) as pilot:
        assert words in str(app.screen.query_one("#card-rest", Label).content)
        assert words.split()[0] in screen_text(app)
        assert "Rest today" in screen_text(app)
        assert "due" not in screen_text(app)
        assert "Start" not in screen_text(app)
        assert "of 3 this week" in screen_text(app)
        assert "left" not in screen_text(app)
        await pilot.press("enter")
        assert app.asked == []


async def test_on_a_day_for_resting_it_can_still_be_begun_by_hand(tmp_path):
    """By looking at it first, where the words stand once more."""
    fakes = FakeWorld(tmp_path, routines={"one": THREE_ROUTINES["hip-starter"]}, records=[])
    fakes.store.save(structs.replace(STOPPED, routine=fakes.loaded("one").ref))
    app = Noted(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.look")
        assert "You stopped for pain. Rest today" in screen_text(app)
        await press(pilot, "preview.start")
    assert app.asked == ["Hip starter"]


async def test_what_rests_lets_others_be_due(tmp_path):
    """What was stopped for pain is read first; below it another is offered as on any day."""
    app = Noted(FakeWorld(tmp_path, records=[*FOUR_WEEKS, STOPPED]).services)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.screen.opened.item.title == "Hip starter"
        assert "You stopped for pain." in screen_text(app)
        (row,) = [line for line in rows(app) if "Evening stretch" in line]
        assert "due today" in row
        await press(pilot, "choose.down", "today.start")
        await press(pilot, "choose.first")
        await pilot.click(RowList, offset=(5, 0))
        assert isinstance(app.screen, PreviewScreen)
    assert app.asked == ["Evening stretch"]


async def test_after_a_stop_today_says_so_at_once(tmp_path):
    """The routine that was played stands opened there, and is not due again."""
    fakes = FakeWorld(tmp_path, records=FOUR_WEEKS)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.look")
        fakes.store.save(STOPPED)
        await press(pilot, "app.back")
        assert "Rest today" in screen_text(app)
        assert "You stopped for pain." in screen_text(app)


async def test_while_many_routines_are_read_every_key_is_answered(tmp_path, monkeypatch):
    """Today says so; the warning signs open at once, and History as soon as all are read."""
    may_read = threading.Event()

    class SlowReader(RoutineReader):
        def read(self):
            may_read.wait(30)
            super().read()

    monkeypatch.setattr(catalog, "READ_AT_ONCE", 0)
    monkeypatch.setattr(today, "RoutineReader", SlowReader)
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 24)) as pilot:
        assert READING in screen_text(app)
        assert NO_ROUTINES not in screen_text(app)
        await press(pilot, "app.flare-up")
        assert isinstance(app.screen, FlareUpScreen)
        await press(pilot, "app.back")
        await press(pilot, "today.history")
        assert READING in screen_text(app)
        may_read.set()
        while not isinstance(app.screen, HistoryScreen):
            await pilot.pause()
        await press(pilot, "app.back")
        assert "○ Due today" in screen_text(app)
        assert READING not in screen_text(app)


async def test_a_copy_that_a_sync_program_left_is_added_by_one_key(tmp_path):
    """It is noticed; its sessions count from then on, and nothing of it is lost."""
    world = FakeWorld(tmp_path, records=FOUR_WEEKS)
    copy = world.paths.history_file.with_name("history (conflicted copy 2026-11-23).jsonl")
    HistoryFile(copy).append(hip_session(0))
    app = HipflowApp(world.services)
    async with app.run_test(size=(80, 40)) as pilot:
        assert "another copy of your history" in " ".join(screen_text(app).split())
        assert "○ Due today" in screen_text(app)
        await press(pilot, "today.merge")
        text = " ".join(screen_text(app).split())
        assert "Added: 1 session" in text
        assert "The copy is kept as history.merged.jsonl" in text
        assert "another copy of your history" not in text
        assert "✓ Done today" in text
        assert not app.screen.check_action("merge_copies", ())
