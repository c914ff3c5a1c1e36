"""The two kinds of settings: a few values, or a number."""

from hipflow.storage.settings import Settings
from hipflow.ui.screens.settings.setting import SettingOption, choice_setting, number_turner

COLOURS = choice_setting(
    "Colours",
    "theme",
    SettingOption("dark", "dark", "On a dark ground."),
    SettingOption("light", "light", "On a light ground."),
    SettingOption("auto", "by itself", "As the terminal has it."),
)


def test_a_few_values_go_round():
    """On and on, every value once, then the first again; back is the other way."""
    settings, seen = Settings(theme="dark"), []
    for _ in range(4):
        seen.append(COLOURS.value(settings))
        settings = COLOURS.turn(settings, 1)
    assert seen == ["dark", "light", "by itself", "dark"]
    assert COLOURS.turn(Settings(theme="dark"), -1).theme == "auto"
    assert COLOURS.words == ("dark", "light", "by itself")


def test_each_value_says_what_it_does():
    """The sentence goes with the value."""
    assert COLOURS.help_text(Settings(theme="light")) == "On a light ground."


def test_a_number_stops_at_its_ends():
    """Beyond an end nothing changes; a number written by hand comes back inside."""
    turn = number_turner("weekly_goal", 5, 14)
    assert turn(Settings(weekly_goal=0), -1) == Settings()
    assert turn(Settings(weekly_goal=12), 1).weekly_goal == 14
    assert turn(Settings(weekly_goal=14), 1).weekly_goal == 14
