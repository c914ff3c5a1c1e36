"""Steering: the keys of a session that is played become events of its player."""

from hipflow.library.catalog import LoadedRoutine
from hipflow.player.audio import SETTINGS_NOT_SAVED
from hipflow.player.player import Player
from hipflow.player.sound_keys import SoundKey
from hipflow.progress.advice import HurtChoice
from hipflow.session.engine import events
from hipflow.session.record import Reason
from hipflow.session.view.keys import (
    BIG_KEY_EVENTS,
    BigKey,
    big_key_event,
    leaves_work,
    skip_event,
    skips_exercise,
)
from hipflow.ui.screens._base.base import BaseScreen
from hipflow.ui.screens.session.hurts import HurtsScreen
from hipflow.ui.screens.session.jump import JumpScreen
from hipflow.ui.screens.session.reason import ReasonScreen
from hipflow.ui.screens.session.workout_keys import KEY_EVENTS, action_has_effect
from hipflow.ui.viewmodels.notice import NOTICE_MS, SOUND_NOTICE_MS


class SessionKeysScreen(BaseScreen[bool]):
    """A screen with a player that is steered by its keys; it implements :meth:`show_notice`.

    Whatever covers it, a panel or the help, pauses the session meanwhile.

    Args:
        player: plays the session.
        loaded: the routine it plays.
    """

    def __init__(self, player: Player, loaded: LoadedRoutine) -> None:
        super().__init__()
        self._player = player
        self._loaded = loaded

    def show_notice(self, words: str, for_ms: int = NOTICE_MS) -> None:
        """Answer a key for the sound, for a while."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that do nothing now are not shown."""
        return self._player.started and action_has_effect(self._player.session, action, parameters)

    def on_screen_suspend(self) -> None:
        """Something covers the session: it waits."""
        self._player.send(events.Pause(events.PauseReason.PANEL))

    def on_screen_resume(self) -> None:
        """Nothing covers it any more: go on, unless the person had paused or it is over."""
        if self._player.started and self._player.session.pause_reason is events.PauseReason.PANEL:
            self._player.send(events.Resume())

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
        """One of the keys that ask nothing first."""
        self._player.send(KEY_EVENTS[what])

    def action_say_again(self) -> None:
        """Hear once more what this is; read it where it cannot be heard."""
        if words := self.services.audio.say_again():
            self.show_notice(words, SOUND_NOTICE_MS)

    def action_mute(self) -> None:
        """Fall silent, or speak again."""
        self.show_notice(
            "Sound is off." if self.services.toggle_mute(self._player) else "Sound is on."
        )

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
