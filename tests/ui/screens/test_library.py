"""Library: exercises found by words, each told whole."""

import pytest

from hipflow.ui.screens.author.rehearsal import RehearsalScreen
from hipflow.ui.screens.library import LibraryScreen
from hipflow.ui.screens.today import TodayScreen
from hipflow.ui.widgets.figure import Figure
from hipflow.ui.widgets.figure_place import FigurePlace
from tests.builders.figure_builders import shipped
from tests.fakes.author_app import AuthorApp, catalog_with_exercises
from tests.tools.app_pilot import app_pilot
from tests.tools.press_keys import press
from tests.tools.read_screen import last_row, rows, screen_text


def desk_at(folder):
    """An app at Today, the shipped exercises at hand."""
    desk = AuthorApp(folder, author=None)
    object.__setattr__(desk.fakes.services, "catalog", catalog_with_exercises(desk.fakes))
    return desk


async def test_all_exercises_and_the_first_one_whole(tmp_path):
    """From Today, by one key."""
    desk = desk_at(tmp_path)
    async with desk.app.run_test(size=(140, 45)) as pilot:
        await press(pilot, "today.library")
        assert isinstance(desk.app.screen, LibraryScreen)
        assert "48 of 48" in rows(desk.app)[0]
        text = screen_text(desk.app)
        assert "▸ Bird dog" in text
        assert "Go onto your hands and knees." in text
        assert 'use = "bird-dog"' in text
        assert "2 sets" in text


async def test_typing_narrows_the_list(tmp_path):
    """Each letter does; Enter goes to the list, where keys are keys again."""
    desk = desk_at(tmp_path)
    async with desk.app.run_test(size=(110, 30)) as pilot:
        await press(pilot, "today.library", "library.search")
        await pilot.press(*"clam", "space", *"band")
        await pilot.pause()
        assert "▸ Clamshell with band" in screen_text(desk.app)
        await pilot.press("enter")
        await press(pilot, "library.try")
        assert isinstance(desk.app.screen, RehearsalScreen)


async def test_nothing_found_is_said(tmp_path):
    """Nothing to copy or to try then."""
    desk = desk_at(tmp_path)
    async with desk.app.run_test(size=(110, 30)) as pilot:
        await press(pilot, "today.library", "library.search")
        await pilot.press(*"xqzwy")
        await pilot.pause()
        assert "No exercise has all these words." in screen_text(desk.app)
        await pilot.press("escape")
        await press(pilot, "library.copy", "library.try")
        assert isinstance(desk.app.screen, LibraryScreen)
        assert "Copy" not in last_row(desk.app)


async def test_the_lines_for_a_routine_are_copied(tmp_path):
    """Ready to be put into a file."""
    desk = desk_at(tmp_path)
    async with desk.app.run_test(size=(110, 30)) as pilot:
        await press(pilot, "today.library", "choose.down", "library.copy")
        assert desk.app.clipboard == '[[exercise]]\nuse = "bridge"\n'


async def test_the_way_back(tmp_path):
    """From the search to the list, from there to Today."""
    desk = desk_at(tmp_path)
    async with desk.app.run_test() as pilot:
        await press(pilot, "today.library", "library.search", "app.back")
        assert isinstance(desk.app.screen, LibraryScreen)
        await press(pilot, "app.back")
        assert isinstance(desk.app.screen, TodayScreen)


async def test_a_long_exercise_is_read_to_its_end(tmp_path):
    """In a small window too, by the keys that turn pages everywhere."""
    desk = desk_at(tmp_path)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "today.library")
        assert 'use = "bird-dog"' not in screen_text(desk.app)
        await press(pilot, "page.next", "page.next", "page.next")
        assert 'use = "bird-dog"' in screen_text(desk.app)


async def test_the_chosen_movement_is_shown_until_it_is_covered(tmp_path):
    """At its own tempo; while it is tried elsewhere nothing moves here."""
    desk = desk_at(tmp_path)
    async with desk.app.run_test(size=(110, 30)) as pilot:
        await press(pilot, "today.library", "choose.down")
        screen = desk.app.screen
        figure = screen.query_one(Figure)
        assert figure.display
        assert figure._motion.figure == shipped("bridge")
        assert screen._loop._timer._active.is_set()
        await press(pilot, "library.try")
        assert not screen._loop._timer._active.is_set()
        await press(pilot, "rehearse.leave")
        assert screen._loop._timer._active.is_set()


@pytest.mark.parametrize(
    ("size", "is_seen"), [((80, 24), True), ((79, 24), False), ((80, 20), False)]
)
async def test_no_figure_in_a_small_window(tmp_path, size, is_seen):
    """There its words take the room."""
    desk = desk_at(tmp_path)
    async with desk.app.run_test(size=size) as pilot:
        await press(pilot, "today.library")
        assert bool(desk.app.screen.query_one(FigurePlace).region.height) is is_seen


async def test_what_a_precaution_forbids_is_hidden_until_asked_for(tmp_path):
    """How many is told; a key shows them and hides them again."""
    own = tmp_path / "home" / "library"
    own.mkdir(parents=True)
    for name, line in (("bend", 'not_with = ["hip-bend-90"]'), ("stand", "")):
        (own / f"{name}.toml").write_text(
            f'hipflow = 1\nname = "{name.title()} down"\nreps = 5\n{line}\n', encoding="utf-8"
        )
    plan = 'hipflow = 1\ntitle = "P"\nprecautions = ["hip-bend-90"]\n[[exercise]]\nuse = "stand"\n'
    async with app_pilot(tmp_path, routines={"plan": plan}) as stage:
        await stage.press("today.library")
        assert "1 hidden: a shows all" in stage.rows[0]
        assert "Bend down" not in stage.text
        await stage.press("library.hidden")
        assert "Bend down" in stage.text
        await stage.press("library.hidden")
        assert "Bend down" not in stage.text
