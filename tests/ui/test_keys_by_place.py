"""Keys of other keyboards, keys that come at once, and the buttons of a mouse, on the screens."""

from msgspec import structs
from textual import events
from textual.widgets import Input

from hipflow.system.key_places import KeyboardKind
from hipflow.ui.screens._base.pain_screen import DIGITS_ELSEWHERE
from hipflow.ui.screens.history.history import HistoryScreen
from hipflow.ui.screens.library import LibraryScreen
from hipflow.ui.screens.session.check_in import CheckInScreen
from hipflow.ui.screens.session.hurts import HurtsScreen
from hipflow.ui.screens.session.note import NoteScreen
from hipflow.ui.terminal.terminal_keys import TerminalKey
from hipflow.ui.widgets.pain_scale import PainScale
from tests.fakes.fake_services import FOUR_WEEKS
from tests.tools.app_pilot import IN_WORK_S, SHORT, app_pilot


async def typed(stage, characters):
    """Type characters, all at once, as a terminal that tells no places does."""
    for character in characters:
        stage.app.post_message(events.Key(character, character))
    await stage.pilot.pause()


async def test_it_hurts_on_a_cyrillic_keyboard(tmp_path):
    """The key that stands where h does opens what h opens; so does h with Caps Lock on."""
    for key in ("р", "Р", "H", "ا", "י", "η"):
        async with app_pilot(tmp_path / key) as stage:
            await stage.work_out(SHORT, IN_WORK_S)
            await typed(stage, key)
            assert isinstance(stage.app.screen, HurtsScreen), key


async def hurts_scale(stage):
    """The scale of the screen after "it hurts"."""
    await stage.work_out(SHORT, IN_WORK_S)
    await stage.press("workout.hurts")
    return stage.app.screen.query_one(PainScale)


async def test_digits_of_another_script_rate(tmp_path):
    """One and nought make ten there, too."""
    async with app_pilot(tmp_path) as stage:
        scale = await hurts_scale(stage)
        await typed(stage, "٣")
        assert scale.value == 3
        await typed(stage, "١٠")
        assert scale.value == 10


async def test_a_row_of_numbers_rates_once_the_keyboard_is_known(tmp_path):
    """Chosen in the settings or told by the terminal; else nothing is rated, and it is said how."""
    async with app_pilot(tmp_path) as stage:
        scale = await hurts_scale(stage)
        await typed(stage, "é")
        assert scale.value is None
        assert DIGITS_ELSEWHERE in stage.text
        stage.app.post_message(TerminalKey("é", "é", place="2"))
        await stage.pilot.pause()
        assert scale.value == 2
        settings = stage.fakes.services.settings
        settings.keep(structs.replace(settings.values, keyboard=KeyboardKind.CZECH))
        await typed(stage, "á")
        assert scale.value == 8
        await typed(stage, "é")
        assert scale.value == 0


async def test_how_numbers_are_typed_stands_beside_the_advice(tmp_path):
    """On the scales that have advice below them; that is not taken away."""
    async with app_pilot(tmp_path, size=(80, 30)) as stage:
        loaded = stage.fakes.loaded()
        await stage.open(
            CheckInScreen(
                loaded,
                day=stage.fakes.services.day,
                confirm_warning=False,
                ask_side=False,
            )
        )
        await stage.press("8")
        said = stage.app.screen.query_one("#said").paragraphs
        await typed(stage, "éé")
        assert stage.app.screen.query_one("#said").paragraphs == (DIGITS_ELSEWHERE, *said)


async def test_a_line_of_text_takes_letters_as_they_are(tmp_path):
    """Nobody's note becomes Latin, and Alt with a letter leaves none."""
    async with app_pilot(tmp_path) as stage:
        await stage.open(NoteScreen(""))
        await typed(stage, "роза٣")
        pair = TerminalKey("alt+r", None, after_escape=events.Key("r", "r"))
        stage.app.post_message(pair)
        await stage.pilot.pause()
        assert stage.app.screen.query_one(Input).value == "роза٣"


async def test_what_follows_the_search_key_at_once_is_typed(tmp_path):
    """In the order it came, by its characters, on each screen with a search."""
    for number, screen in enumerate((LibraryScreen, HistoryScreen)):
        async with app_pilot(tmp_path / str(number), records=FOUR_WEEKS) as stage:
            await stage.open(screen())
            await typed(stage, "/bridge по")
            assert stage.app.screen.query_one(Input).value == "bridge по"


async def test_a_pair_is_esc_and_the_key_where_nothing_is_typed(tmp_path):
    """Esc pauses a session, and h says that it hurts."""
    async with app_pilot(tmp_path) as stage:
        await stage.work_out(SHORT, IN_WORK_S)
        stage.app.post_message(TerminalKey("alt+h", None, after_escape=events.Key("h", "h")))
        await stage.pilot.pause()
        assert stage.session.pause_reason is not None
        assert isinstance(stage.app.screen, HurtsScreen)


async def click(stage, column, row, button):
    """Press and let go a button of the mouse, as a terminal tells of it."""
    for kind in (events.MouseDown, events.MouseUp):
        where = {"screen_x": column, "screen_y": row}
        event = kind(None, column, row, 0, 0, button, False, False, False, **where)
        stage.app.post_message(event)
    await stage.pilot.pause()


async def test_only_the_left_button_does_anything(tmp_path):
    """The others mark no pain."""
    async with app_pilot(tmp_path) as stage:
        scale = await hurts_scale(stage)
        for button in (2, 3):
            await click(stage, 30, 10, button)
            assert scale.value is None
        await click(stage, 30, 10, 1)
        assert scale.value is not None
