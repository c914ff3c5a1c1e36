"""What plain mode is given: values and callables, built once in the composition root."""

from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import Future

from msgspec import Struct

from hipflow.player.announcer import Announcer
from hipflow.player.audio import SoundKeyResult
from hipflow.player.interrupted_session import InterruptedSession
from hipflow.player.player import Player
from hipflow.player.sound_keys import SoundKey
from hipflow.progress.advice import Advice
from hipflow.progress.day_offer import Lately
from hipflow.progress.left_out import LeftOutExercise
from hipflow.progress.therapist import ShowWhy
from hipflow.routine.resolve.routine import Routine
from hipflow.session.plan.sets import Choices
from hipflow.session.plan.steps import Side
from hipflow.session.record import Day, SessionRecord
from hipflow.storage.session_store import Saved
from hipflow.system.background import INLINE


async def _cannot_resume(_interrupted: InterruptedSession) -> None:
    """Where no session was interrupted there is nothing to go on with."""


def _nothing_to_silence() -> None:
    """Without a voice there is nothing to be heard."""


def _nothing_to_show(_record: SessionRecord) -> None:
    """Without a history nothing has been too much too often."""


def _no_morning() -> None:
    """Without a history there is no session of yesterday."""


def _no_advice(_record: SessionRecord) -> Advice:
    """Without a history nothing is more than usual."""
    return Advice()


def _kept_nowhere(_record: SessionRecord, _rating: int) -> "Future[str]":
    """Without a history there is nothing a rating could be kept with."""
    return INLINE.do(str)


def _cannot_take_back(_exercise: LeftOutExercise) -> "Future[str]":
    """Without a history nothing is left out."""
    return INLINE.do(str)


class PlainSetup(Struct, frozen=True, kw_only=True):
    """What plain mode needs: a routine, its day's status, and how to make its player.

    ``left_out`` names the exercises that are left out for now, ``take_back`` keeps that one may be
    done again. ``rest_words`` says what to do with today where it is for resting, ``words_after``
    the same after rest was chosen, ``keep_not_today`` keeps that it was. ``show_why`` says why a
    therapist should see a session. ``morning`` is the session whose next morning is to be asked
    about, ``morning_advice`` says what its rating asks for, and ``keep_morning`` keeps it; later
    on, what the disk said where it refused. ``flare_up`` gives the lines of the flare-up page.
    """

    routine: Routine
    day: Day | None
    default_day: Day
    affected: Side | None
    make_player: Callable[[Choices, int | None], tuple[Player, Announcer]]
    keep_not_today: Callable[[int | None], "Future[Saved]"]
    words_after: Callable[[SessionRecord], str]
    say: Callable[[str, Routine], None]
    sound_key: Callable[[SoundKey], SoundKeyResult]
    lately: Callable[[], Lately] = Lately
    left_out: Callable[[], Sequence[LeftOutExercise]] = tuple
    take_back: Callable[[LeftOutExercise], "Future[str]"] = _cannot_take_back
    rest_words: Callable[[], str] = str
    show_why: Callable[[SessionRecord], ShowWhy | None] = _nothing_to_show
    morning: Callable[[], SessionRecord | None] = _no_morning
    morning_advice: Callable[[SessionRecord], Advice] = _no_advice
    keep_morning: Callable[[SessionRecord, int], "Future[str]"] = _kept_nowhere
    flare_up: Callable[[], Sequence[str]] = tuple
    silence: Callable[[], None] = _nothing_to_silence
    interrupted: InterruptedSession | None = None
    go_on: Callable[[InterruptedSession], Awaitable[tuple[Player, Announcer] | None]] = (
        _cannot_resume
    )
