"""Author: the file as it is written, its problems, what the patient gets."""

from hipflow.session.plan.steps import Side
from hipflow.ui.screens.author.author import AuthorScreen
from hipflow.ui.screens.author.rehearsal import RehearsalScreen
from hipflow.ui.widgets.figure import Figure
from tests.fakes.author_app import WRONG, AuthorApp, catalog_with_exercises
from tests.fakes.fake_services import HIP_STARTER
from tests.tools.press_keys import press
from tests.tools.read_screen import last_row, rows, screen_text

WIDE, SMALL = (140, 45), (80, 24)


async def test_a_right_file_and_what_it_plays(tmp_path):
    """Source on the left, plan and script on the right, times of the three days."""
    desk = AuthorApp(tmp_path)
    async with desk.app.run_test(size=WIDE):
        text = screen_text(desk.app)
        assert isinstance(desk.app.screen, AuthorScreen)
        assert "plan.toml" in rows(desk.app)[0]
        assert 'name      = "Hip flexor stretch"' in text  # where the warning stands
        assert "As the patient gets it" in text
        assert "▸ usual" in text
        assert "“Squat at the worktop. Set 1 of 2.”" in text


async def test_a_mistake_saved_elsewhere_is_shown_and_the_last_good_plan_stays(tmp_path):
    """No key is needed; once it is mended all is as before."""
    desk = AuthorApp(tmp_path)
    async with desk.app.run_test(size=WIDE) as pilot:
        desk.save(WRONG)
        await pilot.pause()
        text = screen_text(desk.app)
        assert "■ 1 error" in rows(desk.app)[0]
        assert "unknown key `repz`" in text
        assert "did you mean `reps`?" in text
        assert "As it was before the mistakes" in text
        assert "■ Squat at the worktop: mend line" in text
        assert "Bridge" in text
        desk.save(HIP_STARTER)
        await pilot.pause()
        assert "no mistakes" not in rows(desk.app)[0]  # a warning is left
        assert "▲ 1 warning" in rows(desk.app)[0]
        assert "As the patient gets it" in screen_text(desk.app)


async def test_a_file_that_was_never_right_says_what_comes(tmp_path):
    """Nothing to play, and no key that would."""
    desk = AuthorApp(tmp_path, WRONG)
    async with desk.app.run_test(size=WIDE) as pilot:
        assert "What the patient gets is shown here" in screen_text(desk.app)
        assert "Play" not in last_row(desk.app)
        await press(pilot, "author.play", "author.speed", "author.day", "choose.down")
        assert isinstance(desk.app.screen, AuthorScreen)


async def test_a_file_that_vanishes_comes_back(tmp_path):
    """It says that it is not there; the plan stays."""
    desk = AuthorApp(tmp_path)
    async with desk.app.run_test(size=WIDE) as pilot:
        desk.path.unlink()
        desk._saved.put_nowait(None)
        await pilot.pause()
        assert "cannot be read" in rows(desk.app)[0]
        assert "is not there" in screen_text(desk.app)
        assert "As it was before" in screen_text(desk.app)
        desk.save(HIP_STARTER)
        await pilot.pause()
        assert "As the patient gets it" in screen_text(desk.app)


async def test_where_there_is_room_for_one_half(tmp_path):
    """A right file shows its plan, a wrong one the file with its problem; a key turns over."""
    desk = AuthorApp(tmp_path)
    async with desk.app.run_test(size=SMALL) as pilot:
        assert "As the patient gets it" in screen_text(desk.app)
        assert "[[exercise]]" not in screen_text(desk.app)
        desk.save(WRONG)
        await pilot.pause()
        assert "did you mean `reps`?" in screen_text(desk.app)
        for key in ("t File or plan", "n Next problem", "s Speed", "d Day", "esc Close"):
            assert key in " ".join(rows(desk.app)[-1].split())
        await press(pilot, "author.other")
        assert "As it was before the mistakes" in screen_text(desk.app)


async def test_a_file_that_was_wrong_at_first_is_shown_as_wide_once_it_is_mended(tmp_path):
    """What is said fills the width of a half that was out of sight until then."""
    desk = AuthorApp(tmp_path, WRONG)
    async with desk.app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        desk.save(HIP_STARTER)
        await pilot.pause()
        await pilot.pause()
        assert "“Stand at a worktop, feet as wide as your hips.”" in screen_text(desk.app)


async def test_problems_one_after_the_other(tmp_path):
    """After the last comes the first."""
    desk = AuthorApp(tmp_path, WRONG.replace("per_week = 3", "per_week = 9"))
    async with desk.app.run_test(size=WIDE) as pilot:
        assert "`per_week` must be between" in screen_text(desk.app)
        await press(pilot, "author.problem")
        assert "unknown key `repz`" in screen_text(desk.app)
        count = len(desk.app.screen._written.checked.problems)
        await press(pilot, *["author.problem"] * (count - 1))
        assert "`per_week` must be between" in screen_text(desk.app)


async def test_a_step_is_played_from_anywhere_at_any_speed_and_not_kept(tmp_path):
    """The workout begins at the chosen step; leaving it brings the file back."""
    desk = AuthorApp(tmp_path)
    async with desk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "choose.down", "author.speed", "author.speed", "author.play")
        assert isinstance(desk.app.screen, RehearsalScreen)
        assert desk.speeds == [4]
        assert "DO" in screen_text(desk.app) or "Space when you are done" in screen_text(desk.app)
        await press(pilot, "rehearse.leave")
        assert isinstance(desk.app.screen, AuthorScreen)
        assert desk.fakes.store.records() == ()
        assert not desk.fakes.paths.running_file.exists()


async def test_another_day_has_another_plan(tmp_path):
    """The three take turns."""
    desk = AuthorApp(tmp_path)
    async with desk.app.run_test(size=WIDE) as pilot:
        await press(pilot, "choose.page-down", "author.day")
        assert "▸ strong" in screen_text(desk.app)
        assert "10 times, hold 5 s" in screen_text(desk.app)


async def test_what_a_file_says_is_shown_as_it_is(tmp_path):
    """Brackets are no markup, in whatever pane they stand."""
    text = HIP_STARTER.replace("Bridge", "[b]Bridge[/b]").replace("Squat at", "[red]Squat at")
    desk = AuthorApp(tmp_path, text)
    async with desk.app.run_test(size=WIDE):
        assert "[b]Bridge[/b]" in screen_text(desk.app)
        assert "“[red]Squat at the worktop." in screen_text(desk.app)


async def test_any_size(tmp_path):
    """From the smallest window to a wall, with long lines and many of them."""
    long = HIP_STARTER + "\n# " + "x" * 5_000 + "\n" * 400
    desk = AuthorApp(tmp_path, long)
    async with desk.app.run_test(size=WIDE) as pilot:
        for size in ((40, 12), (20, 5), (200, 60), (120, 22), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert "As the patient gets it" in screen_text(desk.app)


async def test_a_long_script_is_read_to_its_end(tmp_path):
    """Every word of a set, in a small window too."""
    desk = AuthorApp(tmp_path)
    async with desk.app.run_test(size=SMALL) as pilot:
        await press(pilot, *["choose.down"] * 5)
        assert "“Last one. Lift”" not in screen_text(desk.app)
        await press(pilot, *["author.read-on"] * 8)
        assert "“Lower”" in screen_text(desk.app).splitlines()[-2]


ONE_SIDED = """hipflow = 1
title = "T"
[[exercise]]
use = "clamshell"
[[exercise]]
name = "Walk"
for_s = 60
cues = ["Easy"]
"""


async def test_the_movement_of_the_chosen_step_is_shown(tmp_path):
    """On the side it works; where there is no figure, nothing of the last one is left."""
    desk = AuthorApp(tmp_path, ONE_SIDED)
    object.__setattr__(desk.fakes.services, "catalog", catalog_with_exercises(desk.fakes))
    async with desk.app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        figure, screen = desk.app.screen.query_one(Figure), desk.app.screen
        sides = {}
        for number, step in enumerate(screen.plan.steps):
            if step.side in (Side.LEFT, Side.RIGHT) and step.work is not None:
                screen.rows.choose(number)
                await pilot.pause()
                assert figure.display
                sides[step.side] = figure._motion.mirrored
        assert sides == {Side.LEFT: True, Side.RIGHT: False}
        await press(pilot, "choose.last")
        await pilot.pause()
        assert not figure.display
