"""The application: where it opens, how one gets about, and its colours."""

import pytest

from hipflow.storage.session_store import SAVED_AFTER_ALL
from hipflow.system.errors import StorageError
from hipflow.ui.app import COLOUR_ROLES, HipflowApp
from hipflow.ui.screens.history.history import HistoryScreen
from hipflow.ui.screens.preview import PreviewScreen
from hipflow.ui.screens.today import TodayScreen
from hipflow.ui.theme import DARK, LIGHT
from hipflow.voice.app.silent_voice import SilentVoice
from hipflow.voice.protocol.sound import Audibility
from tests.fakes.fake_services import THREE_ROUTINES, FakeWorld, hip_session
from tests.tools.press_keys import press
from tests.tools.read_screen import screen_text


async def test_it_opens_on_today(tmp_path):
    """Without a routine on the command line Today is what one sees."""
    app = HipflowApp(FakeWorld(tmp_path).services)
    async with app.run_test():
        assert isinstance(app.screen, TodayScreen)


async def test_a_routine_asked_for_opens_its_preview_over_today(tmp_path):
    """The routine of the command line is looked at first; back leads to Today."""
    fakes = FakeWorld(tmp_path, opening_routine=FakeWorld(tmp_path).loaded("balance"))
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        assert isinstance(app.screen, PreviewScreen)
        await press(pilot, "app.back")
        assert isinstance(app.screen, TodayScreen)


@pytest.mark.parametrize("binding_id", ["app.quit", "today.quit"])
async def test_leaving_is_one_key(tmp_path, binding_id):
    """Both keys end the app at once."""
    app = HipflowApp(FakeWorld(tmp_path).services)
    async with app.run_test() as pilot:
        await press(pilot, binding_id)
        assert not app.is_running


async def test_ctrl_q_leaves_from_any_screen(tmp_path):
    """It works deep in the history as it does on Today."""
    app = HipflowApp(FakeWorld(tmp_path).services)
    async with app.run_test() as pilot:
        await press(pilot, "today.history", "app.quit")
        assert not app.is_running


class Speaking(SilentVoice):
    """A voice that notes that it was opened and closed."""

    def __init__(self, words=""):
        super().__init__(words)
        self.calls = []

    async def start(self) -> Audibility:
        """Note it."""
        self.calls.append("start")
        return await super().start()

    async def close(self):
        """Note it."""
        self.calls.append("close")


async def test_the_voice_is_opened_and_closed_with_the_app(tmp_path):
    """Nothing speaks on after the app has gone; what is wrong with the voice is said."""
    voice = Speaking("There is no sound device; the screen says it all.")
    fakes = FakeWorld(tmp_path, voice=voice)
    app = HipflowApp(fakes.services)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        assert "There is no sound device" in screen_text(app)
    assert voice.calls == ["start", "close"]


async def test_what_is_wrong_with_the_voice_is_told_once(tmp_path):
    """Back on Today after a session was begun it is gone: it may be true no longer."""
    fakes = FakeWorld(tmp_path, voice=Speaking("Sound is slow to start."))
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "Sound is slow to start." in screen_text(app)
        await press(pilot, "today.start")
        await pilot.pause()
        await press(pilot, "app.back")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        assert "Sound is slow to start." not in screen_text(app)


async def test_a_routine_asked_for_opens_with_what_is_to_be_told(tmp_path):
    """Both notes stand in a row of their own in the preview; nothing is covered."""
    made = {"voice": Speaking("There is no sound [device]."), "opening_note": "It was interrupted."}
    fakes = FakeWorld(tmp_path, opening_routine=FakeWorld(tmp_path).loaded(), **made)
    app = HipflowApp(fakes.services)
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, PreviewScreen)
        assert "There is no sound [device]." in screen_text(app)
        assert "It was interrupted." in screen_text(app)
        assert not app.screen.query("Toast")


async def test_the_palette_offers_routines_history_colours_and_the_way_out(tmp_path):
    """Our own few commands, no others; a title's brackets are no markup."""
    odd = THREE_ROUTINES["balance"].replace("Balance at the worktop", "[b]Odd[/]")
    app = HipflowApp(FakeWorld(tmp_path, routines=THREE_ROUTINES | {"odd": odd}).services)
    async with app.run_test() as pilot:
        titles = [command.title for command in app.get_system_commands(app.screen)]
        assert titles[-8:] == [
            "History",
            "Exercises",
            "Settings",
            "Warning signs",
            "Dark colours",
            "Light colours",
            "Help",
            "Quit",
        ]
        assert "Start Hip starter" in titles
        await pilot.press("ctrl+p", *"odd")
        await pilot.pause()
        assert "Start [b]Odd[/]" in screen_text(app)


async def test_the_palette_leads_to_the_history(tmp_path):
    """A command does what its key does."""
    app = HipflowApp(FakeWorld(tmp_path).services)
    async with app.run_test() as pilot:
        commands = {c.title: c for c in app.get_system_commands(app.screen)}
        commands["History"].callback()
        await pilot.pause()
        assert isinstance(app.screen, HistoryScreen)


async def test_chosen_colours_stay(tmp_path):
    """Light colours are used at once, and the next time."""
    app = HipflowApp(FakeWorld(tmp_path).services)
    async with app.run_test():
        assert app.theme == DARK.name
        app.action_light()
        assert app.theme == LIGHT.name
    assert HipflowApp(FakeWorld(tmp_path).services).theme == LIGHT.name


async def test_without_colour_every_state_is_ink(tmp_path, monkeypatch):
    """With NO_COLOR no zone is darker than another: shape and word tell them apart."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = HipflowApp(FakeWorld(tmp_path).services)
    async with app.run_test():
        variables = app.get_css_variables()
        assert {variables[tone] for tone in COLOUR_ROLES} == {variables["ink"]}
        assert "Hip starter" in screen_text(app)


async def test_a_disk_that_refused_is_asked_again(tmp_path, monkeypatch):
    """Every so often; when it takes what it refused, that is told where there is room for it."""
    monkeypatch.setattr("hipflow.storage.session_store.RETRY_S", 0.01)
    fakes = FakeWorld(tmp_path)
    fakes.store.history.path.mkdir()
    with pytest.raises(StorageError):
        fakes.store.save(hip_session(0))
    app = HipflowApp(fakes.services)
    async with app.run_test() as pilot:
        assert SAVED_AFTER_ALL not in app.screen.notes
        fakes.store.history.path.rmdir()
        for _ in range(1_000):
            if SAVED_AFTER_ALL in app.screen.notes:
                break
            await pilot.pause(0.01)
        assert SAVED_AFTER_ALL in app.screen.notes
