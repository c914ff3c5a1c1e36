"""What somebody who hurts is told on the screens: all of it, in a window of the usual size."""

import pytest
from msgspec import structs

from hipflow.library.catalog import LoadedRoutine
from hipflow.progress.advice import Moment, advice, advice_after, aid_of
from hipflow.routine.check.check import check_bytes
from hipflow.routine.check.exercise_library import ExerciseLibrary, shipped_folder
from hipflow.session.engine import events
from hipflow.session.record import Day, RoutineRef
from hipflow.storage.session_store import Saved
from hipflow.ui.screens.preview import PreviewScreen
from hipflow.ui.screens.session.check_in import CheckInScreen
from hipflow.ui.screens.session.hurts import HurtsScreen
from hipflow.ui.screens.session.rating import RatingScreen
from hipflow.ui.screens.session.summary import SummaryScreen
from tests.fakes.fake_voice import FakeVoice
from tests.tools.app_pilot import app_pilot

LONG = ("Something to be read to its very last word. " * 20)[: 600 - len(" end")] + " end"
"""The longest text an author may write."""
WAYS = ("go on as before", "go to the next one", "finish here and rate")


def loaded(name):
    """A shipped routine; with ``long`` in its name its texts are as long as they may be."""
    path = shipped_folder("routines") / f"{name.removesuffix(' long')}.toml"
    library = ExerciseLibrary([shipped_folder("exercises")])
    checked = check_bytes(path.read_bytes(), name=path.name, kind="routine", library=library)
    routine = checked.require_routine()
    if name.endswith("long"):
        pain = structs.replace(routine.pain, advice=LONG, stop_advice=LONG)
        routine = structs.replace(routine, pain=pain, warning=LONG)
    ref = RoutineRef(title=routine.title, file=path.name, hash="ab" * 32)
    return LoadedRoutine(routine=routine, path=path, ref=ref)


each_routine = pytest.mark.parametrize("name", ["hip-starter", "worktop-ten", "hip-starter long"])


def on_screen(stage):
    """All that stands there, as one line."""
    return " ".join(stage.text.split())


def keys(rating):
    """What is typed for a rating."""
    return ("x",) if rating == 10 else (str(rating),)


def begun(stage, routine, before=3):
    """A session under way."""
    player = stage.fakes.make_player(routine, pain_before=before)
    player.start()
    stage.fakes.timer.advance(30)
    return player


def whole(stage, said):
    """Whether every paragraph is seen, to its last word."""
    seen = on_screen(stage)
    assert said.paragraphs
    return all(" ".join(text.split()) in seen for text in said.paragraphs)


@each_routine
async def test_the_preview_shows_the_whole_warning(tmp_path, name):
    """And an exercise below it still."""
    routine = loaded(name)
    async with app_pilot(tmp_path) as stage:
        await stage.open(PreviewScreen(routine))
        assert " ".join(routine.routine.warning.split()) in on_screen(stage), stage.text
        assert f"▸ {routine.routine.exercises[0].usual.name}" in stage.text


@each_routine
async def test_the_check_in_shows_all_of_it(tmp_path, name):
    """Above the kinds of day, which are all still there."""
    routine = loaded(name)
    async with app_pilot(tmp_path) as stage:
        fields = {"confirm_warning": False, "ask_side": False}
        await stage.open(CheckInScreen(routine, day=Day.USUAL, **fields))
        for rating in range(11):
            await stage.press(*keys(rating))
            said = advice(Moment.BEFORE, rating, routine.routine.pain, aid=aid_of(routine.routine))
            assert whole(stage, said), (rating, stage.text)
            assert all(f"{day.value}" in stage.text for day in Day)


@each_routine
@pytest.mark.parametrize("rating", [0, 4, 5, 6, 8, 10])
async def test_it_hurts_shows_all_of_it(tmp_path, name, rating):
    """And below it every way to go from there."""
    routine = loaded(name)
    async with app_pilot(tmp_path) as stage:
        player = begun(stage, routine, before=1)
        player.send(events.Pause(events.PauseReason.HURT))
        await stage.open(HurtsScreen(player, routine.routine.pain))
        await stage.press(*keys(rating), "panel.keep")
        said = advice(
            Moment.DURING,
            rating,
            routine.routine.pain,
            before=1,
            aid=aid_of(routine.routine),
        )
        assert whole(stage, said), stage.text
        assert all(way in stage.text for way in WAYS), stage.text


@each_routine
async def test_the_rating_shows_all_of_it(tmp_path, name):
    """Below the staircase, which keeps its numbers and zones."""
    routine = loaded(name)
    async with app_pilot(tmp_path) as stage:
        player = begun(stage, routine)
        player.send(events.Stop())
        await stage.open(RatingScreen(player, routine))
        for rating in range(11):
            await stage.press(*keys(rating))
            said = advice_after(
                player.record(rating), routine.routine.pain, aid=aid_of(routine.routine)
            )
            assert whole(stage, said), (rating, stage.text)
            assert "■ stop and rest" in stage.text
            assert "0 1 2 3 4 5 6 7 8 9 10" in on_screen(stage)


@each_routine
@pytest.mark.parametrize("rating", [0, 4, 6, 9])
async def test_the_summary_shows_all_of_it(tmp_path, name, rating):
    """Right below the numbers, whatever else there is to tell."""
    routine = loaded(name)
    async with app_pilot(tmp_path) as stage:
        player = begun(stage, routine)
        player.send(events.Stop())
        record = player.record(rating)
        await stage.open(SummaryScreen(Saved(record=record), routine))
        assert whole(
            stage, advice_after(record, routine.routine.pain, aid=aid_of(routine.routine))
        ), stage.text


async def test_in_a_low_window_the_page_is_turned_to_it(tmp_path):
    """Where there is no room for both, what to do is seen, and the keys still rate."""
    routine = loaded("hip-starter")
    async with app_pilot(tmp_path, size=(60, 12)) as stage:
        player = begun(stage, routine)
        player.send(events.Stop())
        await stage.open(RatingScreen(player, routine))
        await stage.press("9")
        assert await stage.comes_to(
            lambda: whole(
                stage,
                advice_after(player.record(9), routine.routine.pain, aid=aid_of(routine.routine)),
            )
        ), stage.text
        await stage.press("1")
        assert await stage.comes_to(lambda: "How much does it hurt now?" in stage.text)
        await stage.press("8", "rating.keep")
        assert stage.result[0].record.pain.after == 8


async def test_the_summary_says_where_to_stop(tmp_path):
    """Once; it falls silent when the screen is left, and says what a correction makes of it."""
    voice, routine = FakeVoice(), loaded("hip-starter")
    async with app_pilot(tmp_path, voice=voice, mute=False) as stage:
        player = begun(stage, routine)
        player.send(events.Stop())
        record = player.record(5)
        stage.fakes.store.save(record)
        await stage.open(SummaryScreen(Saved(record=record), routine))
        assert voice.sounds == []
        await stage.press("summary.rating", "9", "panel.keep")
        assert [sound.text for sound in voice.sounds] == [
            advice_after(player.record(9), routine.routine.pain, aid=aid_of(routine.routine)).aloud(
                "en"
            )
        ]
        await stage.press("summary.today")
        assert voice.taken_back[-1] == (voice.sounds[0].id,)
