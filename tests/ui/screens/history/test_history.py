"""History: every session, the newest first."""

import asyncio
import dataclasses
import threading

import msgspec
import pytest
from msgspec import structs

from hipflow.storage import history_cache
from hipflow.storage.session_store import SessionStore
from hipflow.system.errors import StorageError
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.history import history as history_screen
from hipflow.ui.screens.history.history import HistoryScreen
from hipflow.ui.screens.history.session_detail import SessionDetailScreen
from hipflow.ui.widgets.lists import session_table
from hipflow.ui.widgets.lists.session_table import session_row
from tests.fakes.fake_services import FOUR_WEEKS, THREE_ROUTINES, FakeWorld, hip_session
from tests.tools.press_keys import press
from tests.tools.read_screen import last_row, rows, screen_text


async def test_the_newest_session_stands_first_and_is_chosen(tmp_path):
    """When, minutes, sets done of asked, pain before and after, effort, and how it went."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(110, 24)) as pilot:
        await press(pilot, "today.history")
        assert "12 sessions" in rows(app)[0]
        (chosen,) = [line for line in rows(app) if "▸" in line]
        assert chosen.split()[1:22] == [
            *("Sat", "21", "Nov", "15", "min", "7", "of", "12", "3", "→", "▲", "4", "–"),
            *("bridge", "stopped,", "it", "hurt,", "and", "1", "more", "“Left"),
        ]


async def test_enter_opens_the_chosen_session_and_back_chooses_the_one_seen_last(tmp_path):
    """Going through sessions in detail moves the choice in the table along."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test() as pilot:
        await press(pilot, "today.history", "choose.down", "history.open")
        assert isinstance(app.screen, SessionDetailScreen)
        assert "Wednesday 18 November" in rows(app)[0]
        await press(pilot, "detail.older", "app.back")
        assert isinstance(app.screen, HistoryScreen)
        assert any("▸ Mon 16 Nov" in line for line in rows(app))


async def test_the_marks_follow_the_limits_of_the_routine_played(tmp_path):
    """An author's limits hold for the sessions of that routine, the usual ones for others."""
    strict = THREE_ROUTINES["hip-starter"].replace("[pain]", "[pain]\ncaution_at = 1\nstop_at = 2")
    fakes = FakeWorld(tmp_path, routines={"hip-starter": strict}, records=[hip_session(1, after=2)])
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.history")
        assert "■ 2" in screen_text(app)


async def test_only_rows_in_view_are_drawn(tmp_path, monkeypatch):
    """A table of thousands costs what fits on the screen."""
    records = [hip_session(n, id=f"01{n:08}") for n in range(3_000, 0, -1)]
    fakes = FakeWorld(tmp_path)
    fakes.store.history.path.parent.mkdir(parents=True, exist_ok=True)
    write_all(fakes, records)
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        drawn = []

        def draw(session, *rest):
            drawn.append(session.id)
            return session_row(session, *rest)

        monkeypatch.setattr(session_table, "session_row", draw)
        app.show_history()
        async with asyncio.timeout(30):
            while "3,000 sessions" not in screen_text(app):
                await pilot.pause()
        await press(pilot, "choose.last")
        assert len(set(drawn)) <= 2 * 24
        assert records[0].id in drawn
        assert "2018" in screen_text(app)


def write_all(fakes, records):
    """Write sessions at once; one by one each would wait for the disk."""
    lines = b"".join(msgspec.json.encode(record) + b"\n" for record in records)
    fakes.store.history.path.write_bytes(lines)


async def test_an_empty_history_says_so_calmly(tmp_path):
    """Nothing to choose, nothing to open, and a word about what will stand here."""
    app = HipflowApp(FakeWorld(tmp_path).services)
    async with app.run_test() as pilot:
        await press(pilot, "today.history")
        assert "No session yet." in screen_text(app)
        assert last_row(app).split() == ["esc", "Back"]
        await press(pilot, "history.open")
        assert isinstance(app.screen, HistoryScreen)


async def test_damaged_lines_are_told_by_number(tmp_path):
    """What cannot be read is named once; the rest is shown."""
    fakes = FakeWorld(tmp_path, records=FOUR_WEEKS)
    with fakes.store.history.path.open("ab") as file:
        file.write(b'{"torn\n')
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.history")
        assert "Line 13 of the history file cannot be read." in screen_text(app)
        assert "12 sessions" in screen_text(app)


async def test_a_history_that_cannot_be_opened_is_told(tmp_path, monkeypatch):
    """The reason stands where the table would."""
    fakes = FakeWorld(tmp_path)

    def refuse():
        raise StorageError("The history cannot be opened: the disk is asleep.")

    monkeypatch.setattr(fakes.store.cache, "contents", refuse)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.history")
        assert "the disk is asleep" in screen_text(app)


async def test_resizing_fits_the_columns(tmp_path):
    """Narrow shows less, never something cut in two; wide shows all again."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history")
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "Sets" not in screen_text(app)
        assert "▲ 4" in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Sets" in screen_text(app)


async def test_what_is_said_names_averages_baseline_and_number_of_sessions(tmp_path):
    """Never one session against another, and what was asked beside it."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history")
        text = screen_text(app)
        assert "on average 3.3 in the last 6 sessions, 4.5 in the first 6." in text
        assert "less than what people usually feel as a real change" in text
        assert "12 of 12 sessions asked for, 4 weeks in a row with a session" in text


async def test_the_goal_of_the_settings_holds_where_the_author_asks_for_nothing(tmp_path):
    """And is called what it is."""
    plain = THREE_ROUTINES["hip-starter"].replace("per_week = 3\n", "")
    fakes = FakeWorld(tmp_path, routines={"hip-starter": plain}, records=FOUR_WEEKS)
    fakes.settings.keep(structs.replace(fakes.settings.values, weekly_goal=4))
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history")
        assert "12 of 16 sessions of the weekly goal, 4 weeks in a row" in screen_text(app)


async def test_a_year_can_be_seen_at_once(tmp_path):
    """Months above, seven rows of days; another year is a key away, no year without sessions."""
    records = [hip_session(400, 3, 3), *FOUR_WEEKS]
    app = HipflowApp(FakeWorld(tmp_path, records=records).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history", "history.year")
        (months,) = [line for line in rows(app) if "Jan" in line]
        assert months.split()[0].startswith("2026")
        assert "┄" not in screen_text(app)
        await press(pilot, "history.earlier", "history.earlier")
        assert any(line.strip().startswith("2025") for line in rows(app))
        await press(pilot, "history.later", "history.year")
        assert "┄" in screen_text(app)


async def test_a_session_that_was_removed_comes_back_with_one_key(tmp_path):
    """In the table too, after its page was left; the file only ever grew."""
    fakes = FakeWorld(tmp_path, records=FOUR_WEEKS)
    before = fakes.store.history.path.read_bytes()
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history", "history.open", "detail.remove", "app.back")
        assert rows(app)[0].endswith("  11 sessions")
        assert "z Undo" in last_row(app)
        await press(pilot, "choose.last", "history.undo")
        assert rows(app)[0].endswith("  12 sessions")
        assert "▸ Sat 21 Nov" in screen_text(app)
        assert "Undo" not in last_row(app)
    after = fakes.store.history.path.read_bytes()
    assert after.startswith(before)
    assert after.count(b'"amends"') == 2


async def test_of_a_long_history_rows_come_first_and_the_rest_follows(tmp_path, monkeypatch):
    """What was last is there before all is read; then everything is."""
    monkeypatch.setattr(history_cache, "READ_WHOLE_BYTES", 1_000)
    monkeypatch.setattr(history_cache, "RECENT_SESSIONS", 5)
    monkeypatch.setattr(history_screen, "MAX_INLINE_SESSIONS", 3)
    monkeypatch.setattr(history_screen, "READ_DELAY_S", 0.001)
    fakes = FakeWorld(tmp_path, records=FOUR_WEEKS)
    store = SessionStore(fakes.paths)
    reading = threading.Event()
    read = store.cache.contents
    monkeypatch.setattr(store.cache, "read_in_background", lambda: (reading.wait(5), read())[1])
    app = HipflowApp(dataclasses.replace(fakes.services, store=store))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history")
        assert app.screen.rows.count == 5
        assert "▸ Sat 21 Nov" in screen_text(app)
        reading.set()
        async with asyncio.timeout(30):
            while not rows(app)[0].endswith("  12 sessions"):
                await pilot.pause()
        assert "on average" in screen_text(app)


@pytest.mark.parametrize("count", [1, 12])
async def test_it_stands_any_size(tmp_path, count):
    """Shrunk to almost nothing and back, in the year and in the trend."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS[-count:]).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history")
        for size in ((20, 5), (3, 2), (200, 60), (40, 12), (80, 24)):
            await pilot.resize_terminal(*size)
            await press(pilot, "history.year")
            assert len(rows(app)) == size[1]
        assert "Sat 21 Nov" in screen_text(app)


async def test_keys_may_be_asked_for_before_the_page_is_laid_out(tmp_path):
    """A slow machine draws the last row first."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test() as pilot:
        opened = app.push_screen(HistoryScreen())
        assert not app.screen.query("Overview")
        assert app.screen.check_action("other_year", (1,)) is False
        await opened
        await pilot.pause()


async def test_a_click_opens_a_session(tmp_path):
    """The first click chooses, the next one opens."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history")
        await pilot.click("#history-rows", offset=(10, 1))
        assert "▸ Wed 18 Nov" in screen_text(app)
        await pilot.click("#history-rows", offset=(10, 1))
        await pilot.pause()
        assert isinstance(app.screen, SessionDetailScreen)


async def test_the_only_session_comes_back_too(tmp_path):
    """An empty table still takes the correction back."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS[-1:]).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history", "history.open", "detail.remove", "app.back")
        assert "No session yet." in screen_text(app)
        await press(pilot, "history.undo")
        assert "▸ Sat 21 Nov" in screen_text(app)


async def test_the_choice_stays_where_it_was_after_a_correction(tmp_path, monkeypatch):
    """Also where looking through takes a thread."""
    monkeypatch.setattr(history_screen, "MAX_INLINE_SESSIONS", 3)
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history")
        await app.workers.wait_for_complete()
        await press(pilot, "choose.down", "choose.down", "history.open", "detail.correct")
        await press(pilot, "correct.after", "pain.1", "panel.keep", "app.back")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert any("▸ Mon 16 Nov" in row and "● 1" in row for row in rows(app))


async def test_how_to_get_from_the_search_to_what_it_found_is_shown(tmp_path):
    """Enter leads to the rows, Esc to all sessions: both stand on the last row meanwhile."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history", "history.search")
        await pilot.press(*"stiff")
        await pilot.pause()
        assert last_row(app).split() == ["⏎", "Done", "esc", "Back"]
        await press(pilot, "line.done", "history.open")
        assert isinstance(app.screen, SessionDetailScreen)
        assert "Left side stiff" in screen_text(app)
