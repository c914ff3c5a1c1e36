"""The workout: one focus, drawn from the session as it goes on."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from msgspec import structs
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget

from hipflow.library.catalog import LoadedRoutine
from hipflow.player.audio import SETTINGS_NOT_SAVED
from hipflow.player.bell import Bell
from hipflow.player.player import Player
from hipflow.player.sound_keys import SoundKey
from hipflow.progress.advice import HurtChoice
from hipflow.progress.rest_wording import harder_again
from hipflow.session.engine import events
from hipflow.session.engine.cues import Cue, LevelChanged
from hipflow.session.engine.session import Session, Status
from hipflow.session.record import Reason
from hipflow.session.speech import display_text
from hipflow.session.view.keys import (
    BIG_KEY_EVENTS,
    BigKey,
    big_key_event,
    leaves_work,
    skip_event,
    skips_exercise,
)
from hipflow.session.view.view import View
from hipflow.ui.bindings import binding
from hipflow.ui.screens._base.base import BaseScreen
from hipflow.ui.screens.session.hurts import HurtsScreen
from hipflow.ui.screens.session.jump import JumpScreen
from hipflow.ui.screens.session.reason import ReasonScreen
from hipflow.ui.screens.session.workout_keys import (
    BIG_KEY,
    HIDDEN_KEYS,
    KEY_EVENTS,
    action_has_effect,
)
from hipflow.ui.widgets.figure_place import FigurePlace
from hipflow.ui.widgets.workout.workout_view import WorkoutView

REFRESH_MS = 125
"""How often the screen is drawn anew; it divides a second, so that seconds change on time."""
FIGURE_MS = 1000 / 15
"""How often the figure moves while it moves: 15 times a second look smooth and cost little."""

NOTICE_MS = 6_000
"""How long the answer to a key stands whose work is heard, or seen, at once."""

SOUND_NOTICE_MS = 12_000
"""How long a problem of the sound stands: it is read, not heard."""

SOUND_OFF = "sound off"
"""Stands beside the place as long as the sound is muted."""

_CAPTIONS_FROM = 22
"""Rows of a window in which there is room for captions; see the style sheet."""

_WIDTHS = [(0, "-slim"), (40, "-narrow"), (80, "-normal"), (120, "-wide")]
_HEIGHTS = [(0, "-flat"), (12, "-short"), (16, "-low"), (22, "-tall"), (40, "-towering")]
"""Classes by the size of the window; the app's own, and the small sizes told apart."""


class Notice:
    """A few words shown until the step changes, or for a while, in the session's own time."""

    def __init__(self) -> None:
        self._words = ""
        self._index = 0
        self._until_ms: int | None = None

    def say(self, words: str, session: Session, for_ms: int | None = None) -> None:
        """Show words from this moment on, until the next step or for a time."""
        self._words = words
        self._index = session.index
        self._until_ms = None if for_ms is None else session.clock_ms + for_ms

    def at(self, session: Session) -> str:
        """The words to show at a moment; empty once they are over."""
        over = self._until_ms is not None and session.clock_ms >= self._until_ms
        if over or session.index != self._index:
            self._words = ""
        return self._words


class WorkoutScreen(BaseScreen[bool], inherit_bindings=False):
    """Plays a session to its end; dismisses with True when it has ended.

    Its keys become events of the player. Whatever covers it, a panel or the help, pauses the
    session meanwhile.

    Args:
        player: has not started yet; it starts when the screen opens.
        loaded: the routine it plays.
        harder_twice: whether *harder* needs its key twice, since the pain speaks against it.
    """

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = _WIDTHS
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = _HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        *BIG_KEY,
        binding("workout.more-time"),
        binding("workout.skip"),
        binding("workout.back"),
        binding("workout.pause"),
        binding("workout.pause-too", show=False),
        binding("workout.hurts"),
        binding("workout.easier"),
        binding("workout.harder", show=False),
        *HIDDEN_KEYS,
        binding("workout.figure", show=False),
        binding("workout.finish", show=False),
        binding("app.help"),
    ]

    class Moved(Message):
        """The session moved; only the latest one matters."""

        def __init__(self, cues: tuple[Cue, ...], *, time_alone: bool = False) -> None:
            super().__init__()
            self.cues = cues
            self.time_alone = time_alone

        def can_replace(self, message: Message) -> bool:
            """Time alone is not drawn where the next move waits already: a slow screen keeps up."""
            return self.time_alone and isinstance(message, WorkoutScreen.Moved)

    def __init__(
        self, player: Player, loaded: LoadedRoutine, *, harder_twice: bool = False
    ) -> None:
        super().__init__()
        self._player = player
        self._loaded = loaded
        self._harder_twice = harder_twice
        self._heading = ("", "")
        self._keys_of: tuple[object, ...] = ()
        self._notice = Notice()
        self._shown_at: tuple[int, int] | None = None
        self._left = False
        self._muted = False
        self._unsubscribe: Callable[[], None] = lambda: None

    @property
    def contact(self) -> str:
        """Whom the routine says to call."""
        return self._loaded.routine.contact

    def compose_body(self) -> Iterable[Widget]:
        """The stage is all there is."""
        yield WorkoutView()

    def on_mount(self) -> None:
        """Begin."""
        audio = self.services.audio
        self._muted = self.services.is_muted()
        self.query_one(WorkoutView).drawn_large = self.services.settings.values.big_digits
        place = self.query_one(FigurePlace)
        place.make_picture = self.services.pictures
        place.with_figure = not self.services.state.values.figure_hidden
        self._player.refresh_ms = REFRESH_MS
        self._player.listen(self._session_moved)
        self._player.listen(Bell(lambda: audio.tones_missing, self.app.bell))
        self._player.start()
        self.app.app_suspend_signal.subscribe(self, self._suspended, immediate=True)
        self._notice_sound_problem()
        self._unsubscribe = self.services.voice.on_status(lambda _: self._notice_sound_problem())

    def on_unmount(self) -> None:
        """Listen no more."""
        self._unsubscribe()

    def on_screen_suspend(self) -> None:
        """Something covers the session: it waits."""
        self._player.send(events.Pause(events.PauseReason.PANEL))

    def on_screen_resume(self) -> None:
        """Nothing covers it any more: go on, unless the person had paused or it is over."""
        if not self._player.started:
            return
        self.post_message(self.Moved(()))
        if self._player.session.pause_reason is events.PauseReason.PANEL:
            self._player.send(events.Resume())

    def on_workout_screen_moved(self, message: Moved) -> None:
        """Show the session as it stands now."""
        session = self._player.session
        if session.ended:
            # Not where a panel has just been laid over it: that one would be taken away.
            if self.is_active and not self._left:
                self._left = True
                self.dismiss(True)
            return
        running = session.status is Status.RUNNING
        moment = (session.index, session.elapsed_ms // REFRESH_MS) if running else None
        if message.time_alone and moment == self._shown_at is not None:
            self.query_one(WorkoutView).show_figure(session)
            return
        self._shown_at = moment
        for cue in message.cues:
            if isinstance(cue, LevelChanged):
                self._notice.say(display_text.level_text(cue.name, cue.level), session)
        notice = self._notice.at(session)
        flashing = self.services.audio.tones_missing
        seen = self.query_one(WorkoutView).show(
            session, notice or self._player.problem, lasts=not notice, flashing=flashing
        )
        self._show_heading(seen, notice)
        keys_of = (session.index, session.status, session.plan.choices)
        if keys_of != self._keys_of:
            self._keys_of = keys_of
            self.refresh_bindings()
        self._player.refresh_ms = FIGURE_MS if self.query_one(FigurePlace).moves else REFRESH_MS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that do nothing now are not shown."""
        return self._player.started and action_has_effect(self._player.session, action, parameters)

    def tell_in_passing(self, words: str) -> None:
        """Answer a key that does nothing just now, where all such answers stand."""
        if words and self._player.started:
            self.show_notice(words)

    def action_big_key(self, what: str) -> None:
        """The one large key."""
        self._player.send(BIG_KEY_EVENTS[BigKey(what)])

    def action_pause_too(self) -> None:
        """Do what the large key does, where that is to pause or to go on."""
        self._player.send(big_key_event(self._player.session))

    def action_back(self) -> None:
        """Esc leaves nothing here; it pauses, so that nobody is lost."""
        self._player.send(events.Pause())

    def action_send(self, what: str) -> None:
        """One of the keys that ask nothing first, but for *harder* where pain speaks against it."""
        if what == "harder" and self._harder_twice:
            self._harder_twice = False
            self.show_notice(harder_again("d"))
            return
        self._player.send(KEY_EVENTS[what])

    def action_say_again(self) -> None:
        """Hear once more what this is; read it where it cannot be heard."""
        if words := self.services.audio.say_again():
            self.show_notice(words, SOUND_NOTICE_MS)

    def action_mute(self) -> None:
        """Fall silent, or speak again."""
        self._muted = self.toggle_mute()
        self.show_notice("Sound is off." if self._muted else "Sound is on.")

    def toggle_mute(self) -> bool:
        """Mute or unmute who speaks here; returns whether it is silent now."""
        return self.services.toggle_mute(self._player)

    def action_sound(self, what: str) -> None:
        """Change what is heard, and say what has become of it; the session goes on meanwhile."""
        words, refusal = self.services.audio.press(SoundKey(what))
        self.show_notice(words)
        self.when_done(
            refusal, lambda no: self.show_notice(f"{words} {SETTINGS_NOT_SAVED}") if no else None
        )

    def action_skip(self) -> None:
        """Leave the step or the exercise; where work is left, say why."""
        session = self._player.session
        if not leaves_work(session):
            self._player.send(events.Next())
            return
        exercise = skips_exercise(session)
        question = "Why skip this exercise?" if exercise else "Why leave this set?"

        def leave(reason: Reason | None) -> None:
            if reason is not None:
                self._player.send(skip_event(exercise=exercise, reason=reason))

        self.app.push_screen(ReasonScreen(session.step.play.name, question), leave)

    def action_finish(self) -> None:
        """End the session here, with a reason; what was done stands."""

        def finish(reason: Reason | None) -> None:
            if reason is not None:
                self._player.send(events.Stop(reason))

        self.app.push_screen(ReasonScreen("Finish here", "Why finish here?"), finish)

    def action_hurts(self) -> None:
        """It hurts: stand still first, then ask how much and what next."""
        self._player.send(events.Pause(events.PauseReason.HURT))
        if not self._player.session.ended:  # it may have, since the key was pressed
            self.app.push_screen(
                HurtsScreen(self._player, self._loaded.routine.pain), self._after_hurts
            )

    def action_jump(self) -> None:
        """Choose another exercise."""
        session = self._player.session

        def jump(exercise: int | None) -> None:
            if exercise is not None:
                self._player.send(events.JumpTo(exercise))

        self.app.push_screen(JumpScreen(session), jump)

    def action_figure(self) -> None:
        """Show the figure, or words in its place, from now on."""
        place, state = self.query_one(FigurePlace), self.services.state
        place.with_figure = not place.with_figure
        state.keep(structs.replace(state.values, figure_hidden=not place.with_figure))
        self.post_message(self.Moved(()))

    def _after_hurts(self, what: HurtChoice | None) -> None:
        """Do what was chosen; without a choice the session stays paused."""
        in_work = self._player.session.step.work is not None
        ways: dict[HurtChoice, list[events.AnyEvent]] = {
            HurtChoice.GO_ON: [events.Resume()],
            HurtChoice.EASIER: [
                events.Easier(),
                events.Next(Reason.HURT) if in_work else events.Resume(),
            ],
            HurtChoice.SKIP: [events.SkipExercise(Reason.HURT)],
            HurtChoice.FINISH: [events.Stop(Reason.HURT)],
        }
        for event in ways[what] if what else []:
            self._player.send(event)

    def _suspended(self, _app: object) -> None:
        """The program is about to stand still (Ctrl+Z): so does the session, in silence."""
        self._player.send(events.Pause(events.PauseReason.AWAY))
        self._player.drain()

    def _session_moved(self, _session: Session, cues: tuple[Cue, ...]) -> None:
        """The player speaks from its own timer; draw from the screen's own queue."""
        self.post_message(self.Moved(cues, time_alone=not cues))

    def _notice_sound_problem(self) -> None:
        """What is no longer heard, or by which voice, once."""
        if words := self.services.audio.new_problem():
            self.show_notice(words, SOUND_NOTICE_MS)

    def show_notice(self, words: str, for_ms: int = NOTICE_MS) -> None:
        """Answer a key for the sound, for a while."""
        self._notice.say(words, self._player.session, for_ms)
        self.post_message(self.Moved(()))

    def _show_heading(self, seen: View, notice: str) -> None:
        """Title and place; where there is no room for captions, what is told in passing too."""
        told = notice if self.size.height < _CAPTIONS_FROM else ""
        muted = f"{SOUND_OFF}  ·  " if self._muted else ""
        heading = (seen.title, told or f"{muted}{seen.place}  ·  {time_left_text(seen)}")
        if heading != self._heading:
            self._heading = heading
            self.set_heading(*heading)


def time_left_text(seen: View) -> str:
    """What is still to come, e.g. ``9 min left``; own pace has no minutes."""
    if not seen.own_pace:
        return f"{seen.minutes_left} min left"
    if not seen.minutes_left:
        return "at your own pace"
    return f"{seen.minutes_left} min left + own pace"
