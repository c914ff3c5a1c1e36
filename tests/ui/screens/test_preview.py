"""Preview: what a routine asks, before it begins."""

from msgspec import structs
from textual.widgets import Static

from hipflow.ui.app import HipflowApp
from hipflow.ui.screens.preview import PreviewScreen
from tests.builders.routine_builders import counted, play, routine
from tests.fakes.fake_services import FakeWorld, loaded_routine
from tests.tools.press_keys import press
from tests.tools.read_screen import last_row, rows, screen_text


def app_at(tmp_path, loaded=None, **services):
    """An app that opens on the preview of a routine."""
    fakes = FakeWorld(tmp_path)
    fakes = FakeWorld(tmp_path, opening_routine=loaded or fakes.loaded(), **services)
    return HipflowApp(fakes.services)


async def test_every_exercise_stands_there_with_dose_position_and_minutes(tmp_path):
    """The list answers what, how much, how placed and how long."""
    app = app_at(tmp_path)
    async with app.run_test(size=(80, 24)):
        assert isinstance(app.screen, PreviewScreen)
        text = screen_text(app)
        assert "2 × 8, hold 5 s  ·  on your back" in text
        assert "your pace" in text
        assert "▲ Stop if you feel sharp or new pain." in text
        assert "You need: a worktop, a mat, a pillow." in text


async def test_whom_it_is_for_and_whom_to_call_stand_there(tmp_path):
    """Where the routine names them; else no row is taken."""
    named = structs.replace(FakeWorld(tmp_path).loaded().routine, contact="Anna, 01234")
    app = app_at(tmp_path, loaded_routine(named))
    async with app.run_test(size=(80, 24)):
        assert "Questions? Call Anna, 01234" in screen_text(app)


async def test_another_day_asks_another_dose(tmp_path):
    """The three days stand side by side; choosing one changes the doses below."""
    app = app_at(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "▸ usual" in screen_text(app)
        await press(pilot, "preview.day")
        assert "▸ strong" in screen_text(app)
        assert "2 × 10, hold 5 s" in screen_text(app)
        await press(pilot, "preview.day")
        assert "▸ gentle" in screen_text(app)
        assert "2 × 6, hold 5 s" in screen_text(app)


async def test_looking_at_each_shows_its_words(tmp_path):
    """Setup, steps, cues and what to mind of the chosen exercise are read on one page."""
    app = app_at(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "choose.down")
        text = screen_text(app)
        assert "Lie on your back, knees bent" in text
        assert "1  Lift the hips" in text
        assert "–  Push through both heels" in text
        assert "▲ Stop if the back pinches." in text


async def test_the_chosen_exercise_stays_when_the_day_changes(tmp_path):
    """Comparing days does not throw the reader back to the top."""
    app = app_at(tmp_path)
    async with app.run_test() as pilot:
        await press(pilot, "choose.last", "preview.day")
        assert app.screen.rows.chosen == 3


async def test_a_long_list_keeps_the_chosen_one_in_view(tmp_path):
    """Forty exercises do not fit; the chosen one is always seen."""
    made = routine(*(play(f"Exercise {n:02}", **counted(3)) for n in range(40)))
    app = app_at(tmp_path, loaded_routine(made))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "choose.last")
        assert any("▸ Exercise 39" in line for line in rows(app))


async def test_a_single_exercise_offers_no_choosing(tmp_path):
    """A key that would do nothing is not offered."""
    app = app_at(tmp_path, loaded_routine(routine(play(**counted(3)))))
    async with app.run_test():
        assert "Look at each" not in last_row(app)


async def test_words_of_any_length_and_any_kind_are_shown_as_they_are(tmp_path):
    """Ten thousand characters and brackets break nothing, and on small screens neither."""
    long = play("[b]Name[/b] " + "x" * 10_000, **counted(3))
    made = routine(long, title="y" * 10_000, warning="[red] " + "z" * 10_000, summary="[/]")
    app = app_at(tmp_path, loaded_routine(made))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "[b]Name[/b]" in screen_text(app)
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "[b]Name[/b]" in screen_text(app)


async def test_an_authors_picture_stands_above_the_words(tmp_path):
    """Where the terminal can show it; it goes with its exercise."""
    own = structs.replace(play("Bridge", **counted(8)), image="/somewhere/bridge.png")
    made = loaded_routine(routine(own, play("Squat", **counted(8))))
    app = app_at(tmp_path, made, pictures=lambda path: Static(f"picture of {path.name}"))
    async with app.run_test(size=(120, 40)) as pilot:
        assert "picture of bridge.png" in screen_text(app)
        await press(pilot, "choose.down")
        assert "picture of" not in screen_text(app)
        await press(pilot, "choose.up")
        assert "picture of bridge.png" in screen_text(app)
