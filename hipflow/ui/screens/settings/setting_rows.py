"""What there is to set: for each setting its name, its values, and what each of them does. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from hipflow.player.sound_keys import VOLUME_STEPS, change_rate, change_volume, volume_of
from hipflow.progress.dates import WeekStart
from hipflow.progress.flare_up import EMERGENCY_EXAMPLES
from hipflow.progress.wording import count_text
from hipflow.routine.format.precautions import PRECAUTION_WORDS, Precaution
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.record import Day
from hipflow.session.speech.display_text import times_text
from hipflow.session.speech.speech_settings import Verbosity
from hipflow.storage.settings import LONGEST_LEAD_IN_MS, MOST_A_WEEK, Settings
from hipflow.system.key_places import KeyboardKind
from hipflow.ui.screens.settings.setting import (
    Setting,
    SettingOption,
    choice_setting,
    number_turner,
)
from hipflow.voice.protocol.sound import InstalledVoice, VoiceConfig
from hipflow.voice.protocol.voice_choice import matching_voices, speaks

USUAL_VOICE = "the usual voice"

_ANOTHER_DAY = "You can choose another day each time."

HOURS_A_DAY = 24
_LEAD_IN_STEP_MS = 200
_SLOW_WPM, _QUICK_WPM = 130, 200
"""Between these speech is easy to follow (Sutton 1995)."""


class SettingGroup(NamedTuple):
    """Settings that belong together, under a heading."""

    heading: str
    settings: tuple[Setting, ...]


def setting_groups(
    voices: Sequence[InstalledVoice], *, light_background: bool
) -> tuple[SettingGroup, ...]:
    """All settings.

    Args:
        voices: the voices there are on this computer, as far as is known.
        light_background: whether the terminal says that its ground is light.
    """
    sound = (_VERBOSITY, _voice(voices), _RATE, _TONES, _VOLUME, _LEAD_IN)
    playing = (_WAIT, _DAY, _GOAL, _WEEK_STARTS, _DAY_STARTS, _EMERGENCY, _MUST_NOT, _KEYBOARD)
    return (
        SettingGroup("Voice and sound", sound),
        SettingGroup("Playing", playing),
        SettingGroup("Screen", (_colours(light_background=light_background), _BIG_DIGITS)),
    )


def _voice(voices: Sequence[InstalledVoice]) -> Setting:
    """Which voice speaks: the usual one first, then those for English, then the others by name."""
    known = sorted(voices, key=_order)
    ids = ["", *(voice.id for voice in known)]

    def place_of(settings: Settings) -> int | None:
        """Where the chosen voice stands among the others; none where it is not installed."""
        named = (known.index(voice) + 1 for voice in matching_voices(settings.voice, known))
        return next(named, None) if settings.voice else 0

    def value(settings: Settings) -> str:
        place = place_of(settings)
        if place is None:
            return settings.voice
        return known[place - 1].name if place else USUAL_VOICE

    def help_text(settings: Settings) -> str:
        place = place_of(settings)
        if place is None:
            absent = "is not on this computer: the usual voice speaks instead."
            return f"{settings.voice} {absent if known else 'speaks, where it is installed.'}"
        if not place:
            choice = f" Enter shows all {len(known)}." if len(known) > 1 else ""
            return f"The voice this computer has for the routine's language.{choice}"
        languages = ", ".join(known[place - 1].languages)
        spoken = f" ({languages})" if languages else ""
        return f"{known[place - 1].name}{spoken}: {place} of {len(known)} on this computer."

    def turn(settings: Settings, by: int) -> Settings:
        if not known:
            return settings
        place = (place_of(settings) or 0) + by
        return replace(settings, voice=ids[place % len(ids)])

    return Setting(
        name="Voice",
        value=value,
        help_text=help_text,
        turn=turn,
        own_list="voices" if known else "",
    )


def _order(voice: InstalledVoice) -> tuple[bool, str]:
    return not speaks(voice, VoiceConfig().language), voice.name.casefold()


def _rate_says(settings: Settings) -> str:
    if settings.rate_wpm < _SLOW_WPM:
        told = "Slower than people talk: each word can be made out."
    elif settings.rate_wpm <= _QUICK_WPM:
        told = "Calm talking, easy to follow for old and young."
    else:
        told = "Quick: more is said in a short rest."
    return f"{told} The exercises keep their own pace."


def _volume_word(settings: Settings) -> str:
    volume = volume_of(settings)
    return f"{'━' * volume}{'─' * (VOLUME_STEPS - volume)}  {volume}"


def _volume_says(settings: Settings) -> str:
    if not volume_of(settings):
        return "Silent: neither voice nor tones are heard."
    return f"For voice and tones alike. {VOLUME_STEPS} is as loud as the computer is set."


def _lead_in_says(settings: Settings) -> str:
    if not settings.lead_in_ms:
        return "Sound begins at once. More helps where a wireless speaker swallows the first word."
    return (
        f"{settings.lead_in_ms / 1000:g} seconds of near-silence wake the speaker before each "
        "sentence, so that no first word is lost."
    )


def _goal_says(settings: Settings) -> str:
    if not settings.weekly_goal:
        return "Where a routine does not say how often it is done, it is done when you like."
    return (
        "Where a routine does not say how often it is done, Today asks for it "
        f"{times_text(settings.weekly_goal)} a week."
    )


def _goal_word(settings: Settings) -> str:
    return f"{times_text(settings.weekly_goal)} a week" if settings.weekly_goal else "none"


def _day_starts_says(settings: Settings) -> str:
    if settings.day_starts_at == "00:00":
        return "A new day begins at midnight. A session counts for the day it begins on."
    return f"What you begin before {settings.day_starts_at} counts for the day before."


def _turn_day_start(settings: Settings, by: int) -> Settings:
    """One hour on or back; after the last one of the day the first one comes again."""
    hour, _, minute = settings.day_starts_at.partition(":")
    turned = (int(hour) + by) % HOURS_A_DAY
    return replace(settings, day_starts_at=f"{turned:02}:{minute}")


def _colours(*, light_background: bool) -> Setting:
    now = "light" if light_background else "dark"
    return choice_setting(
        "Colours",
        "theme",
        SettingOption("dark", "dark", "Light letters on a dark ground."),
        SettingOption("light", "light", "Dark letters on a light ground."),
        SettingOption(
            "auto",
            "by the terminal",
            f"Light where the terminal says so, else dark. Here it is {now}.",
        ),
    )


_VERBOSITY = choice_setting(
    "How much it says",
    "verbosity",
    SettingOption(
        Verbosity.FULL,
        "everything",
        "Also how to get into place and what to think of: you can close your eyes.",
    ),
    SettingOption(
        Verbosity.BRIEF,
        "names, counts, times",
        "What comes next, each count, the times. Not how to get into place.",
    ),
    SettingOption(
        Verbosity.COUNTS, "only the counts", "The number of each repetition, nothing else."
    ),
    SettingOption(Verbosity.OFF, "nothing", "Not a word. The tones are set by themselves."),
)

_RATE = Setting(
    name="Speed",
    value=lambda settings: f"{settings.rate_wpm} words a minute",
    help_text=_rate_says,
    turn=change_rate,
)

_TONES = choice_setting(
    "Tones",
    "tones",
    SettingOption(
        True, "on", "Short tones mark each start and end, halfway, and the last three seconds."
    ),
    SettingOption(False, "off", "Starts and ends are said and seen, with no tone."),
)

_VOLUME = Setting(name="Volume", value=_volume_word, help_text=_volume_says, turn=change_volume)

_LEAD_IN = Setting(
    name="Quiet lead-in",
    value=lambda s: f"{s.lead_in_ms / 1000:g} s" if s.lead_in_ms else "none",
    help_text=_lead_in_says,
    turn=number_turner("lead_in_ms", _LEAD_IN_STEP_MS, LONGEST_LEAD_IN_MS),
)

_WAIT = choice_setting(
    "Wait for me",
    "wait",
    SettingOption(
        ReadyWait.NEVER,
        "never",
        "An exercise begins when its time to get ready is over. Space ends it.",
    ),
    SettingOption(
        ReadyWait.POSITION,
        "when the position changes",
        "Before the first exercise, and where you get down, up or over, it waits for Space.",
    ),
    SettingOption(
        ReadyWait.ALWAYS, "before every exercise", "Each exercise begins when you press Space."
    ),
)

_DAY = choice_setting(
    "Day chosen first",
    "day_default",
    SettingOption(
        Day.GENTLE, "gentle", f"The least that is asked is offered first. {_ANOTHER_DAY}"
    ),
    SettingOption(Day.USUAL, "usual", f"What is usually asked is offered first. {_ANOTHER_DAY}"),
    SettingOption(Day.STRONG, "strong", f"The most that is asked is offered first. {_ANOTHER_DAY}"),
)

_GOAL = Setting(
    name="Goal for a week",
    value=_goal_word,
    help_text=_goal_says,
    turn=number_turner("weekly_goal", 1, MOST_A_WEEK),
)

_WEEK_STARTS = choice_setting(
    "My week starts on",
    "week_starts_on",
    SettingOption(
        WeekStart.MONDAY, "Monday", "What is done in a week is counted from Monday to Sunday."
    ),
    SettingOption(
        WeekStart.SUNDAY, "Sunday", "What is done in a week is counted from Sunday to Saturday."
    ),
)

_DAY_STARTS = Setting(
    name="My day starts at",
    value=lambda settings: settings.day_starts_at,
    help_text=_day_starts_says,
    turn=_turn_day_start,
)

_KEYBOARD = choice_setting(
    "Keyboard",
    "keyboard",
    SettingOption(
        KeyboardKind.AUTO,
        "auto",
        "Choose yours if number keys do nothing without Shift, or letters do the wrong thing.",
    ),
    SettingOption(KeyboardKind.FRENCH, "French", "& é \" ' ( - è _ ç à are 1 to 9 and 0."),
    SettingOption(KeyboardKind.BELGIAN, "Belgian", "& é \" ' ( § è ! ç à are 1 to 9 and 0."),
    SettingOption(
        KeyboardKind.CZECH, "Czech", "Czech or Slovak: + ě š č ř ž ý á í é are 1 to 9 and 0."
    ),
    SettingOption(
        KeyboardKind.BULGARIAN, "Bulgarian", "The keys are found by their places: г is h, ф is b."
    ),
    SettingOption(
        KeyboardKind.BULGARIAN_PHONETIC,
        "Bulgarian phonetic",
        "The keys are found by their places: х is h, б is b.",
    ),
)

_BIG_DIGITS = choice_setting(
    "Large numbers",
    "big_digits",
    SettingOption(True, "on", "Counts and seconds fill the window, to be read from the mat."),
    SettingOption(False, "off", "Counts and seconds are bold text, as large as other letters."),
)


def _emergency_says(settings: Settings) -> str:
    if not settings.emergency:
        return (
            "The number to call for an ambulance where you live. Until you write it, the warning "
            f"signs say {EMERGENCY_EXAMPLES}."
        )
    return f"The warning signs say to call {settings.emergency} in an emergency."


_EMERGENCY = Setting(
    name="Emergency number",
    value=lambda settings: settings.emergency or "not written yet",
    help_text=_emergency_says,
    turn=lambda settings, _by: settings,
    question="What is your local emergency number?",
)


def _must_not_says(settings: Settings) -> str:
    if not settings.known_precautions:
        return "What your surgeon or therapist told you not to do. Enter shows the list."
    words = "; ".join(
        PRECAUTION_WORDS[one] for one in Precaution if one in settings.known_precautions
    )
    return f"Do not: {words}. Enter shows the list."


_MUST_NOT = Setting(
    name="What I must not do",
    value=lambda settings: (
        count_text(len(settings.known_precautions), "thing")
        if settings.known_precautions
        else "nothing chosen"
    ),
    help_text=_must_not_says,
    turn=lambda settings, _by: settings,
    own_list="precautions",
)
