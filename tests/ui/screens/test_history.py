"""History: every session, the newest first."""

import msgspec

from hipflow.errors import StorageError
from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.history import History
from hipflow.ui.screens.session_detail import SessionDetail
from pressing import press
from seeing import last_row, rows, seen
from ui_services import FOUR_WEEKS, SHELF, Fakes, played


async def test_the_newest_session_stands_first_and_is_chosen(tmp_path):
    """When, kind of day, minutes, pain before and after, and how it went, on one row."""
    app = HipflowApp(Fakes(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "today.history")
        assert "12 sessions" in rows(app)[0]
        (chosen,) = [line for line in rows(app) if "▸" in line]
        assert chosen.split()[1:] == [
            *("Sat", "21", "Nov", "usual", "15", "min", "3", "▲", "4"),
            *("bridge", "stopped,", "it", "hurt,", "and", "1", "more"),
        ]


async def test_enter_opens_the_chosen_session_and_back_chooses_the_one_seen_last(tmp_path):
    """Going through sessions in detail moves the choice in the table along."""
    app = HipflowApp(Fakes(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test() as pilot:
        await press(pilot, "today.history", "choose.down", "history.open")
        assert isinstance(app.screen, SessionDetail)
        assert "Wednesday 18 November" in rows(app)[0]
        await press(pilot, "detail.older", "app.back")
        assert isinstance(app.screen, History)
        assert any("▸ Mon 16 Nov" in line for line in rows(app))


async def test_the_marks_follow_the_limits_of_the_routine_played(tmp_path):
    """An author's limits hold for the sessions of that routine, the usual ones for others."""
    strict = SHELF["hip-starter"].replace("[pain]", "[pain]\ncaution_at = 1\nstop_at = 2")
    fakes = Fakes(tmp_path, routines={"hip-starter": strict}, records=[played(1, after=2)])
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.history")
        assert "■ 2" in seen(app)


async def test_only_rows_in_view_are_drawn(tmp_path):
    """A table of thousands costs what fits on the screen."""
    records = [played(n, id=f"01{n:08}") for n in range(3_000, 0, -1)]
    fakes = Fakes(tmp_path)
    fakes.shelf.history.path.parent.mkdir(parents=True, exist_ok=True)
    write_all(fakes, records)
    app = HipflowApp(fakes.services)
    async with app.run_test(size=(80, 24)) as pilot:
        drawn = []
        app.show_history()
        await pilot.pause()
        history = app.screen
        draw = history._draw_row
        history.rows.show_rows(3_000, lambda i, w: (drawn.append(i), draw(i, w))[1])
        await press(pilot, "choose.last")
        assert len(set(drawn)) <= 2 * 24
        assert 2_999 in drawn
        assert "2018" in seen(app)


def write_all(fakes, records):
    """Write sessions at once; one by one each would wait for the disk."""
    lines = b"".join(msgspec.json.encode(record) + b"\n" for record in records)
    fakes.shelf.history.path.write_bytes(lines)


async def test_an_empty_history_says_so_calmly(tmp_path):
    """Nothing to choose, nothing to open, and a word about what will stand here."""
    app = HipflowApp(Fakes(tmp_path).services)
    async with app.run_test() as pilot:
        await press(pilot, "today.history")
        assert "No session yet." in seen(app)
        assert last_row(app).split() == ["esc", "Back"]
        await press(pilot, "history.open")
        assert isinstance(app.screen, History)


async def test_damaged_lines_are_told_by_number(tmp_path):
    """What cannot be read is named once; the rest is shown."""
    fakes = Fakes(tmp_path, records=FOUR_WEEKS)
    with fakes.shelf.history.path.open("ab") as file:
        file.write(b'{"torn\n')
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.history")
        assert "Line 13 of the history file cannot be read." in seen(app)
        assert "12 sessions" in seen(app)


async def test_a_history_that_cannot_be_opened_is_told(tmp_path, monkeypatch):
    """The reason stands where the table would."""
    fakes = Fakes(tmp_path)

    def refuse():
        raise StorageError("The history cannot be opened: the disk is asleep.")

    monkeypatch.setattr(fakes.shelf, "history_read", refuse)
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await press(pilot, "today.history")
        assert "the disk is asleep" in seen(app)


async def test_resizing_fits_the_columns(tmp_path):
    """Narrow shows less, never something cut in two; wide shows all again."""
    app = HipflowApp(Fakes(tmp_path, records=FOUR_WEEKS).services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.history")
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "Before" not in seen(app)
        assert "▲ 4" in seen(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Before" in seen(app)
