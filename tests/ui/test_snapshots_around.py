"""Pictures of the screens around a session: any change to how they look is seen in review."""

import pytest

from hipflow.session.engine import events
from hipflow.ui.app import HipflowApp
from tests.builders.history_generator import generate_records
from tests.fakes.fake_services import (
    BRIDGE_HURT,
    BROKEN,
    FOUR_WEEKS,
    SQUAT_DONE,
    THREE_ROUTINES,
    FakeWorld,
    hip_session,
)
from tests.fakes.interrupted_home import broken_off
from tests.tools.press_keys import key_of

SIZES = [(80, 24), (140, 45)]
SCREENS = {
    "today": [],
    "preview": ["today.look", "choose.down"],
    "history": ["today.history"],
    "year": ["today.history", "history.year"],
    "exercises": ["today.history", "history.exercises"],
    "detail": ["today.history", "history.open"],
    "help": ["app.help"],
}
PICTURED = """
hipflow  = 1
title    = "Bridges"
per_week = 7

[[exercise]]
name     = "Bridge"
position = "supine"
cues     = ["Push through both heels"]
setup    = "Lie on your back, knees bent, arms by your sides."
reps     = 8

[exercise.figure]
base   = "supine"
props  = ["mat"]
pin    = "head"
plant  = ["feet", "hands"]
flat   = ["feet"]
accent = ["pelvis", "thighs"]

[exercise.figure.pose]
down = { hip = 58, knee = 105, shoulder = -4, elbow = 6 }
up   = { lean = -30, neck = 30 }
"""


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "140x45"])
@pytest.mark.parametrize("name", ["today", "preview"])
def test_pictured(snap_compare, tmp_path, name, size):
    """The figure of what comes, in its start pose until time goes on."""
    fakes = FakeWorld(tmp_path, routines={"bridges": PICTURED}, records=FOUR_WEEKS)
    keys = map(key_of, SCREENS[name][:1])
    assert snap_compare(HipflowApp(fakes.services), press=keys, terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "140x45"])
@pytest.mark.parametrize("name", SCREENS)
def test_screen(snap_compare, tmp_path, name, size):
    """Each screen with a history of four weeks."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    assert snap_compare(app, press=map(key_of, SCREENS[name]), terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "140x45"])
def test_first_start(snap_compare, tmp_path, size):
    """The welcome, and the number to be read from the mat."""
    app = HipflowApp(
        FakeWorld(tmp_path, routines={"hip-starter": THREE_ROUTINES["hip-starter"]}).services
    )
    assert snap_compare(app, terminal_size=size)


def test_broken_file(snap_compare, tmp_path):
    """A file with a mistake, its first problem in place."""
    app = HipflowApp(FakeWorld(tmp_path, routines=THREE_ROUTINES | {"stairs": BROKEN}).services)
    assert snap_compare(app, press=[key_of("choose.last")])


@pytest.mark.parametrize("count", [0, 1, 400])
def test_history_of(snap_compare, tmp_path, count):
    """No session yet, a single one, and years of them."""
    app = HipflowApp(FakeWorld(tmp_path, records=generate_records(count)).services)
    assert snap_compare(app, press=[key_of("today.history")])


def test_morning(snap_compare, tmp_path):
    """The day after a session Today asks once."""
    app = HipflowApp(FakeWorld(tmp_path, records=[hip_session(1, 3, 4)]).services)
    assert snap_compare(app)


@pytest.mark.parametrize("name", ["today", "history", "detail"])
def test_light(snap_compare, tmp_path, name):
    """The light colours."""
    fakes = FakeWorld(tmp_path, records=FOUR_WEEKS)
    app = HipflowApp(fakes.services)
    app.action_light()
    assert snap_compare(app, press=map(key_of, SCREENS[name]))


@pytest.mark.parametrize("name", ["today", "history"])
def test_without_colour(snap_compare, tmp_path, monkeypatch, name):
    """Everything is told by words and shapes."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    assert snap_compare(app, press=map(key_of, SCREENS[name]))


@pytest.mark.parametrize("name", ["today", "preview", "history", "exercises", "detail"])
def test_small(snap_compare, tmp_path, name):
    """The smallest window in which everything can still be done."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    assert snap_compare(app, press=map(key_of, SCREENS[name]), terminal_size=(40, 12))


@pytest.mark.parametrize("keys", [["7"], ["7", "enter"], ["2", "enter"]], ids="-".join)
def test_morning_answered(snap_compare, tmp_path, keys):
    """While it is rated, on the bad morning it was, and on one as usual."""
    records = [*(hip_session(days, 3, 3) for days in (20, 6, 4)), hip_session(1, 3, 4)]
    app = HipflowApp(FakeWorld(tmp_path, records=records).services)
    assert snap_compare(app, press=[key_of("today.morning"), *keys])


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "140x45"])
@pytest.mark.parametrize("rating", [None, 9], ids=["no-pain", "very-strong"])
def test_interrupted(snap_compare, tmp_path, rating, size):
    """Going on comes first, unless it hurt; then what to do does."""
    hurt = (events.Pause(events.PauseReason.HURT), events.RatePain(rating), events.Resume())
    _fakes, app = broken_off(tmp_path, hurt=hurt if rating else ())
    assert snap_compare(app, terminal_size=size)


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "140x45"])
def test_show_this_to_your_therapist(snap_compare, tmp_path, size):
    """Two of the last three were too much: the page for the therapist is one key away."""
    fakes = FakeWorld(tmp_path, records=[hip_session(2, 3, 9), hip_session(0, 3, 9)])
    assert snap_compare(HipflowApp(fakes.services), terminal_size=size)


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 45)], ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("keys", [[], ["space", "space"]], ids=["first", "further"])
def test_flare_up(snap_compare, tmp_path, keys, size):
    """What needs help now is seen first; what to do today, further down."""
    app = HipflowApp(FakeWorld(tmp_path, records=FOUR_WEEKS).services)
    assert snap_compare(app, press=[key_of("app.flare-up"), *keys], terminal_size=size)


STOPPED = {"outcome": "stopped", "reason": "hurt", "exercises": (SQUAT_DONE, BRIDGE_HURT)}
RESTED = {"outcome": "not-today", "day": "", "exercises": (), "active_s": 0, "paused_s": 0}
RESTS = {
    "stopped": hip_session(0, 4, 8, during=8, **STOPPED),
    "not-today": hip_session(0, 7, None, **RESTED),
    "very-strong": hip_session(0, 9, None, **RESTED),
}
"""Days that are for resting, each with what it rests after."""


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "140x45"])
@pytest.mark.parametrize("name", ["stopped", "not-today"])
def test_a_day_for_resting(snap_compare, tmp_path, name, size):
    """What to do with it stands in the place of the key that starts."""
    fakes = FakeWorld(tmp_path, records=[*FOUR_WEEKS, RESTS[name]])
    assert snap_compare(HipflowApp(fakes.services), terminal_size=size)


@pytest.mark.parametrize("keys", [["preview"], ["history"], ["detail"]], ids=lambda keys: keys[0])
@pytest.mark.parametrize("name", ["very-strong"])
def test_rest_around(snap_compare, tmp_path, name, keys):
    """Where a routine is looked at, and where one looks back."""
    fakes = FakeWorld(
        tmp_path,
        routines={"hip-starter": THREE_ROUTINES["hip-starter"]},
        records=[*FOUR_WEEKS, RESTS[name]],
    )
    app = HipflowApp(fakes.services)
    assert snap_compare(app, press=map(key_of, SCREENS[keys[0]]))


@pytest.mark.parametrize("size", [(40, 12), (60, 18)], ids=["40x12", "60x18"])
def test_a_day_for_resting_small(snap_compare, tmp_path, size):
    """What to do with it can be read in a small window, too."""
    fakes = FakeWorld(
        tmp_path,
        routines={"hip-starter": THREE_ROUTINES["hip-starter"]},
        records=[RESTS["stopped"]],
    )
    assert snap_compare(HipflowApp(fakes.services), terminal_size=size)
