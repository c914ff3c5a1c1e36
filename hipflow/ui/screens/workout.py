"""The workout: one focus, drawn from the session; keys become events of the player."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget

from hipflow.catalogue import LoadedRoutine
from hipflow.player.bell import Bell
from hipflow.player.run import Player
from hipflow.session import events
from hipflow.session.cues import Cue, LevelChanged
from hipflow.session.keys import (
    BIG_KEY_EVENTS,
    BigKey,
    big_key,
    leaves_work,
    skip_event,
    skips_exercise,
)
from hipflow.session.moment import Session, Status
from hipflow.session.record import Reason
from hipflow.session.view import View
from hipflow.settings.sound_keys import SoundKey
from hipflow.ui.bindings import binding
from hipflow.ui.notice import STANDS_MS, Notice
from hipflow.ui.screens.base import CalmScreen
from hipflow.ui.screens.hurts import Hurts, WhatNext
from hipflow.ui.screens.jump import Jump
from hipflow.ui.screens.reason import WhyLeave
from hipflow.ui.screens.workout_keys import SENT, SOUND, in_force
from hipflow.ui.widgets.figure_place import FigurePlace
from hipflow.ui.widgets.stage import Stage

REFRESH_MS = 125
"""How often the bar moves."""
FIGURE_MS = 1000 / 15
"""How often the figure moves while it moves: 15 times a second look smooth and cost little."""

SOUND_STANDS_MS = 12_000
"""So long stands what has become of the sound: it is read, not heard."""

_CAPTIONS_FROM = 22
"""Rows of a window in which there is room for captions; see the style sheet."""


_WIDTHS = [(0, "-slim"), (40, "-narrow"), (80, "-normal"), (120, "-wide")]
_HEIGHTS = [(0, "-flat"), (12, "-short"), (16, "-low"), (22, "-tall"), (40, "-towering")]
"""Classes by the size of the window; the app's own, and the small sizes told apart."""


class Workout(CalmScreen[bool], inherit_bindings=False):
    """Plays a session to its end; dismisses with True when it has ended.

    Whatever covers this screen, a panel or the help, pauses the session meanwhile.

    Args:
        player: has not started yet; it starts when the screen opens.
        loaded: the routine it plays.
    """

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = _WIDTHS
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = _HEIGHTS

    BINDINGS: ClassVar[list[BindingType]] = [
        binding("workout.big-pause"),
        binding("workout.big-done"),
        binding("workout.big-ready"),
        binding("workout.big-start"),
        binding("workout.big-go-on"),
        binding("workout.more-time"),
        binding("workout.skip"),
        binding("workout.back"),
        binding("workout.pause"),
        binding("workout.pause-too", show=False),
        binding("workout.hurts"),
        binding("workout.easier"),
        binding("workout.harder", show=False),
        binding("workout.enough", show=False),
        binding("workout.jump", show=False),
        binding("workout.say-again", show=False),
        *SOUND,
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
            return self.time_alone and isinstance(message, Workout.Moved)

    def __init__(self, player: Player, loaded: LoadedRoutine) -> None:
        super().__init__()
        self._player = player
        self._loaded = loaded
        self._heading = ("", "")
        self._keys_of: tuple[object, ...] = ()
        self._notice = Notice()
        self._shown_at: tuple[int, int] | None = None
        self._left = False
        self._deaf: Callable[[], None] = lambda: None

    def compose_body(self) -> Iterable[Widget]:
        """The stage is all there is."""
        yield Stage()

    def on_mount(self) -> None:
        """Begin."""
        sounding = self.services.sounding
        self.query_one(Stage).drawn_large = self.services.shelf.settings.big_digits
        self.query_one(FigurePlace).make_picture = self.services.pictures
        self._player.refresh_ms = REFRESH_MS
        self._player.listen(self._session_moved)
        self._player.listen(Bell(lambda: sounding.tones_missing, self.app.bell))
        self._player.start()
        self.app.app_suspend_signal.subscribe(self, self._suspended, immediate=True)
        self._tell_of_sound()
        self._deaf = self.services.voice.on_status(lambda _: self._tell_of_sound())

    def on_unmount(self) -> None:
        """Listen no more."""
        self._deaf()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that do nothing now are not shown."""
        return self._player.started and in_force(self._player.session, action, parameters)

    def on_screen_suspend(self) -> None:
        """Something covers the workout: it waits."""
        self._player.send(events.Pause("panel"))

    def on_screen_resume(self) -> None:
        """Nothing covers it any more: go on, unless the person had paused or it is over."""
        if not self._player.started:
            return
        if self._player.session.pause_reason == "panel":
            self._player.send(events.Resume())
        self.post_message(self.Moved(()))

    def on_workout_moved(self, message: Moved) -> None:
        """Show the session as it stands now."""
        session = self._player.session
        if session.ended:
            if self.is_current and not self._left:
                self._left = True
                self.dismiss(True)
            return
        running = session.status is Status.RUNNING
        moment = (session.index, session.elapsed_ms // REFRESH_MS) if running else None
        if message.time_alone and moment == self._shown_at is not None:
            self.query_one(Stage).show_figure(session)
            return
        self._shown_at = moment
        for cue in message.cues:
            if isinstance(cue, LevelChanged):
                self._notice.say(f"From the next set: {cue.name}, {cue.level}.", session)
        notice = self._notice.at(session)
        flashing = self.services.sounding.tones_missing
        seen = self.query_one(Stage).show(
            session, notice or self._player.problem, flashing=flashing
        )
        self._show_heading(seen, notice)
        keys_of = (session.index, session.status, session.plan.choices)
        if keys_of != self._keys_of:
            self._keys_of = keys_of
            self.refresh_bindings()
        self._player.refresh_ms = FIGURE_MS if self.query_one(FigurePlace).moves else REFRESH_MS

    def action_big_key(self, what: str) -> None:
        """The one large key."""
        self._player.send(BIG_KEY_EVENTS[BigKey(what)])

    def action_pause_too(self) -> None:
        """Do what the large key does, where that is to pause or to go on."""
        self._player.send(big_key(self._player.session))

    def action_back(self) -> None:
        """Esc leaves nothing here; it pauses, so that nobody is lost."""
        self._player.send(events.Pause())

    def action_send(self, what: str) -> None:
        """One of the keys that ask nothing first."""
        self._player.send(SENT[what])

    def action_say_again(self) -> None:
        """Hear once more what this is."""
        self.services.say_again(self._player)

    def action_mute(self) -> None:
        """Fall silent, or speak again."""
        self._say("Sound is off." if self.services.toggle_mute(self._player) else "Sound is on.")

    def action_sound(self, what: str) -> None:
        """Change what is heard, and say what has become of it; the session goes on meanwhile."""
        self._say(self.services.sounding.press(SoundKey(what)))

    def action_figure(self) -> None:
        """Show the figure, or words in its place."""
        place = self.query_one(FigurePlace)
        place.with_figure = not place.with_figure
        self.post_message(self.Moved(()))

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

        self.app.push_screen(WhyLeave(session.step.play.name, question), leave)

    def action_finish(self) -> None:
        """End the session here, with a reason; what was done stands."""

        def finish(reason: Reason | None) -> None:
            if reason is not None:
                self._player.send(events.Stop(reason))

        self.app.push_screen(WhyLeave("Finish here", "Why finish here?"), finish)

    def action_hurts(self) -> None:
        """It hurts: stand still first, then ask how much and what next."""
        self._player.send(events.Pause("hurt"))
        self.app.push_screen(Hurts(self._player, self._loaded.routine.pain), self._after_hurts)

    def action_jump(self) -> None:
        """Choose another exercise."""
        session = self._player.session

        def jump(exercise: int | None) -> None:
            if exercise is not None:
                self._player.send(events.JumpTo(exercise))

        self.app.push_screen(Jump(session), jump)

    def _after_hurts(self, what: WhatNext | None) -> None:
        """Do what was chosen; without a choice the session stays paused."""
        in_work = self._player.session.step.work is not None
        ways: dict[WhatNext, list[events.AnyEvent]] = {
            WhatNext.GO_ON: [events.Resume()],
            WhatNext.EASIER: [
                events.Easier(),
                events.Next(Reason.HURT) if in_work else events.Resume(),
            ],
            WhatNext.SKIP: [events.SkipExercise(Reason.HURT)],
            WhatNext.FINISH: [events.Stop(Reason.HURT)],
        }
        for event in ways[what] if what else []:
            self._player.send(event)

    def _suspended(self, _app: object) -> None:
        """The program is about to stand still (Ctrl+Z): so does the session, in silence."""
        self._player.send(events.Pause())

    def _session_moved(self, _session: Session, cues: tuple[Cue, ...]) -> None:
        """The player speaks from its own timer; draw from the screen's own queue."""
        self.post_message(self.Moved(cues, time_alone=not cues))

    def _tell_of_sound(self) -> None:
        """What is no longer heard, or by which voice, once."""
        if words := self.services.sounding.news():
            self._say(words, SOUND_STANDS_MS)

    def _say(self, notice: str, for_ms: int = STANDS_MS) -> None:
        """Answer a key for the sound, for a while."""
        self._notice.say(notice, self._player.session, for_ms)
        self.post_message(self.Moved(()))

    def _show_heading(self, seen: View, notice: str) -> None:
        """Title and place; where there is no room for captions, what is told in passing too."""
        told = notice if self.size.height < _CAPTIONS_FROM else ""
        heading = (seen.title, told or f"{seen.place}  ·  {time_left(seen)}")
        if heading != self._heading:
            self._heading = heading
            self.set_heading(*heading)


def time_left(seen: View) -> str:
    """What is still to come, e.g. ``9 min left``; own pace has no minutes."""
    if not seen.own_pace:
        return f"{seen.minutes_left} min left"
    if not seen.minutes_left:
        return "at your own pace"
    return f"{seen.minutes_left} min left + own pace"
