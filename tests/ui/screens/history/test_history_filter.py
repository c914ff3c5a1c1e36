"""Which sessions a screen looks at."""

from msgspec import structs
from textual.widgets import Input

from hipflow.session.record import RoutineRef
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.history.session_detail import SessionDetailScreen
from tests.fakes.fake_services import FOUR_WEEKS, HIP_STARTER, FakeWorld, hip_session
from tests.tools.press_keys import press
from tests.tools.read_screen import last_row, rows, screen_text


async def test_filters_leave_out_and_esc_brings_all_back(tmp_path):
    """Period and outcome, each told in the title row; Esc shows all, and only then leaves."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history", "history.period")
        assert "last four weeks  ·  11 of 12 sessions" in rows(app)[0]
        await press(pilot, "history.outcome", "history.outcome")
        assert "stopped early  ·  1 of 12 sessions" in rows(app)[0]
        assert app.screen.rows.count == 1
        await press(pilot, "app.back")
        assert "History" in rows(app)[0]
        assert rows(app)[0].endswith("  12 sessions")
        await press(pilot, "app.back")
        assert "Today" in rows(app)[0]


async def test_routines_are_looked_at_one_after_the_other(tmp_path):
    """Each by its title, then all; not offered where there is but one."""
    other = RoutineRef(title="Evening stretch", file="evening.toml")
    app = HipflowApp(
        FakeWorld(tmp_path, records=[*FOUR_WEEKS, hip_session(1, routine=other)]).services
    )
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "today.history", "history.routine")
        assert "Evening stretch  ·  1 of 13 sessions" in rows(app)[0]
        await press(pilot, "history.routine")
        assert "Hip starter  ·  12 of 13 sessions" in rows(app)[0]
        await press(pilot, "history.routine")
        assert rows(app)[0].endswith("  13 sessions")


async def test_a_search_that_was_not_meant_is_closed_by_esc(tmp_path):
    """It stays in History; while it is open, what to press is said in it."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history", "history.search")
        assert "Words to look for, such as" in screen_text(app)
        assert "Search" not in last_row(app)
        await press(pilot, "app.back")
        assert rows(app)[0].endswith("  12 sessions")
        assert "Search" in last_row(app)
        await press(pilot, "app.back")
        assert "Today" in rows(app)[0]


async def test_searching_finds_words_in_notes_and_goes_on_with_the_table(tmp_path):
    """As it is written; Enter keeps it and gives the keys back, Esc forgets it."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history", "history.search")
        await pilot.press(*"garden")
        await pilot.pause()
        assert "“garden”  ·  1 of 12 sessions" in rows(app)[0]
        await pilot.press("enter")
        await press(pilot, "history.open")
        assert isinstance(app.screen, SessionDetailScreen)
        await press(pilot, "app.back", "history.search")
        await pilot.press(*" nowhere")
        await pilot.pause()
        assert "No session is like that." in screen_text(app)
        await press(pilot, "app.back")
        assert rows(app)[0].endswith("  12 sessions")


async def test_searching_knows_days_and_months(tmp_path):
    """As the table writes them, or in full."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history", "history.search")
        for words, count in (("october", 2), ("nov 2026", 10), ("21 november", 1), ("monday", 2)):
            app.screen.query_one(Input).value = words
            await pilot.pause()
            assert f"{count} of 12 sessions" in rows(app)[0]


async def test_a_routine_that_was_renamed_is_one(tmp_path):
    """Its sessions stand together, under the title it has now."""
    renamed = {"hips": HIP_STARTER.replace('"Hip starter"', '"Hips, week two"')}
    now = RoutineRef(title="Hips, week two", file="hips.toml")
    kept = RoutineRef(title="Hip starter", file="hips.toml")
    other = RoutineRef(title="Evening stretch", file="evening.toml")
    records = [
        *FOUR_WEEKS,
        hip_session(1, routine=other),
        *(hip_session(0, routine=r) for r in (kept, now)),
    ]
    records[-1] = structs.replace(records[-1], id="01LAST")
    app = HipflowApp(FakeWorld(tmp_path, routines=renamed, records=records).services)
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, "today.history", "history.routine")
        assert "Hips, week two  ·  14 of 15 sessions" in rows(app)[0]
        await press(pilot, "history.routine")
        assert "Evening stretch  ·  1 of 15 sessions" in rows(app)[0]
