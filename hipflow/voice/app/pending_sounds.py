"""The sounds asked for and not yet begun, so that a new worker misses and repeats nothing."""

from collections.abc import Iterable

from hipflow.voice.protocol.sound import Sound

_REMEMBERED = 256
_SETTLED_S = 5.0


class PendingSounds:
    """The sounds asked for, by id: not yet sent, sent, or begun."""

    def __init__(self) -> None:
        self._open: dict[str, Sound] = {}
        self._sent: set[str] = set()
        self._begun: dict[str, float] = {}

    def __len__(self) -> int:
        """How many sounds are still open."""
        return len(self._open)

    def add_new(self, sounds: Iterable[Sound]) -> list[Sound]:
        """Add sounds; returns those to be sent: one that has begun already is not played again."""
        news = []
        for sound in sounds:
            if self._begun.get(sound.id) == sound.due_s or self._open.get(sound.id) == sound:
                continue
            self._open[sound.id] = sound
            self._sent.discard(sound.id)
            news.append(sound)
        return news

    def mark_sent(self, sounds: Iterable[Sound]) -> None:
        """Note that these were sent to the present worker."""
        self._sent.update(sound.id for sound in sounds)

    def close_sound(self, sound_id: str, *, begun: bool) -> None:
        """Note that a sound has begun, or was dropped."""
        sound = self._open.pop(sound_id, None)
        self._sent.discard(sound_id)
        if sound is not None and begun:
            self._begun[sound_id] = sound.due_s
            while len(self._begun) > _REMEMBERED:
                del self._begun[next(iter(self._begun))]

    def forget(self, ids: Iterable[str] | None) -> None:
        """Take sounds back; None takes back all. They may be asked for again."""
        for sound_id in list(self._open) if ids is None else list(ids):
            self._open.pop(sound_id, None)
            self._sent.discard(sound_id)
            self._begun.pop(sound_id, None)

    def for_new_worker(self, now_s: float) -> list[Sound]:
        """The sounds a new worker has to play.

        That is what is not yet due, and what never went out and is not too late. What went out
        and was due may have been heard: it is let go.
        """
        for sound_id, sound in list(self._open.items()):
            last_s = sound.due_s if sound_id in self._sent else max(sound.due_s, sound.latest_s)
            if last_s < now_s:
                self.close_sound(sound_id, begun=False)
        self._sent.clear()
        return list(self._open.values())

    def ids_of_kind(self, *, speech: bool) -> list[str]:
        """The ids of all open sentences, or of all open tones."""
        return [name for name, sound in self._open.items() if (sound.text is not None) == speech]

    def prune(self, now_s: float) -> None:
        """Forget sounds that are long past and were never reported."""
        for sound_id, sound in list(self._open.items()):
            if max(sound.due_s, sound.latest_s) + _SETTLED_S < now_s:
                self.close_sound(sound_id, begun=False)
