"""Places sounds at their due times in one stream of samples. Knows no device and no clock."""

import threading
from array import array
from collections.abc import Iterable

from hipflow.voice.protocol.sound import PlaybackResult, Sound
from hipflow.voice.protocol.tones import RATE_HZ
from hipflow.voice.protocol.wav import scaled

GRACE_S = 0.15
"""So much later than its latest may a sound begin: the time a request takes to get here."""

_GIVEN_UP_S = 0.3
_FADE_FRAMES = RATE_HZ // 200
_LOUDEST = 32_767
_WAKING_NOISE = (0, 8, 0, -8)


class _MixerSound:
    """A sound on its way: waiting for its time, its samples, or its turn; then playing."""

    __slots__ = ("at", "outdated", "samples", "sound")

    def __init__(self, sound: Sound, samples: "array[int] | None") -> None:
        self.sound = sound
        self.samples = samples
        self.at = 0
        self.outdated = False

    @property
    def speaks(self) -> bool:
        return self.sound.text is not None


class Mixer:
    """Mixes sentences, which never overlap, with tones, which always sound.

    Any thread may call any method. `fill` is called by the sound device, which cannot wait: it
    holds the lock while it mixes one block, no other method longer than a few references take.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._volume = self._volume_now = 1.0
        self._lead_in = array("h")
        self._waiting: dict[str, _MixerSound] = {}
        self._playing: list[_MixerSound] = []
        self._heard: list[PlaybackResult] = []

    def schedule(self, sound: Sound, samples: "array[int] | None") -> None:
        """Add a sound, replacing one with the same id.

        One that is playing already and comes again with the same due time plays on.

        Args:
            sound: What is to be heard.
            samples: Its samples, or None when `supply` will bring them.
        """
        with self._lock:
            for item in self._playing:
                if item.sound.id == sound.id:
                    if item.sound.due_s == sound.due_s:
                        return
                    _fade(item)
            self._waiting[sound.id] = _MixerSound(sound, samples)

    def set_volume(self, volume: float) -> None:
        """Set the volume, 0 to 1, from the next block on, also of sounds that are playing."""
        self._volume = volume

    def set_lead_in(self, lead_in_s: float) -> None:
        """Set the seconds of near-silence before each sentence, which wake a sleeping speaker."""
        times = round(max(0.0, lead_in_s) * RATE_HZ / len(_WAKING_NOISE))
        lead_in = array("h", _WAKING_NOISE * times)
        with self._lock:  # `fill` asks for it twice, and must get the same
            self._lead_in = lead_in

    def mark_outdated(self) -> None:
        """Ask for new samples of waiting sentences; one that is due sooner is played as it is."""
        with self._lock:
            for item in self._waiting.values():
                item.outdated = item.speaks

    def supply(self, text: str, samples: "array[int]") -> None:
        """Set the samples of all waiting sounds with this text.

        Empty samples leave a sound those it has; one that has none is dropped.
        """
        with self._lock:
            for item in list(self._waiting.values()):
                if item.sound.text == text:
                    item.samples = samples or item.samples
                    item.outdated = False
                    if not item.samples:
                        self._drop(item)

    def cancel(self, ids: Iterable[str] | None) -> None:
        """Cancel sounds by their ids, or all with None; those playing fade out in 5 ms."""
        with self._lock:
            wanted = None if ids is None else set(ids)
            for item in self._playing:
                if wanted is None or item.sound.id in wanted:
                    _fade(item)
            for name in list(self._waiting) if wanted is None else wanted:
                self._waiting.pop(name, None)

    def drop_late(self, now_s: float) -> None:
        """Drop sounds that are too late to begin; needed while no output asks for samples."""
        with self._lock:
            for item in list(self._waiting.values()):
                if now_s > _too_late_s(item) + _GIVEN_UP_S:
                    self._drop(item)

    def next_missing_text(self) -> str | None:
        """The text due soonest that still waits for its samples, or for newer ones."""
        with self._lock:
            items = [
                item for item in self._waiting.values() if item.samples is None or item.outdated
            ]
            return min(items, key=lambda item: item.sound.due_s).sound.text if items else None

    def take_results(self) -> list[PlaybackResult]:
        """The sounds that began or were dropped since the last call."""
        with self._lock:
            heard, self._heard = self._heard, []
            return heard

    def fill(self, frames: int, start_s: float) -> "array[int]":
        """Make the next samples.

        Args:
            frames: How many.
            start_s: When the first of them is played, on `monotonic_s`.
        """
        with self._lock:
            block = array("h", bytes(2 * frames))
            busy_until = self._continue_playing(block)
            end_s = start_s + frames / RATE_HZ
            due = [(at_s, i) for i in self._waiting.values() if (at_s := self._due_s(i)) < end_s]
            due.sort(key=lambda pair: pair[0])
            for due_s, item in due:
                offset = max(0, round((due_s - start_s) * RATE_HZ))
                if item.speaks:
                    offset = max(offset, busy_until)
                if self._begin(item, block, offset, start_s) and item.speaks:
                    busy_until = frames  # two sentences are never closer than a block
                elif item.speaks and item.sound.id in self._waiting:
                    busy_until = frames  # the next sentence keeps its place behind this one
        return self._at_volume(block)

    def _due_s(self, item: _MixerSound) -> float:
        """When an item's first sample is due, the near-silence before a sentence included."""
        lead_s = len(self._lead_in) / RATE_HZ if item.speaks else 0.0
        return item.sound.due_s - lead_s

    def _at_volume(self, block: "array[int]") -> "array[int]":
        """Set the volume, gliding to a new one within the block."""
        volume, before = self._volume, self._volume_now
        self._volume_now = volume
        return scaled(block, volume, coming_from=before) if any(block) else block

    def _continue_playing(self, block: "array[int]") -> int:
        """Mix on what plays; return the frame from which a new sentence may speak."""
        busy_until = 0
        still = []
        for item in self._playing:
            end = _mix(item, block, 0)
            if end < len(block):
                busy_until = max(busy_until, end if item.speaks else 0)
            else:
                still.append(item)
                busy_until = max(busy_until, len(block) if item.speaks else 0)
        self._playing = still
        return busy_until

    def _begin(self, item: _MixerSound, block: "array[int]", offset: int, start_s: float) -> bool:
        """Begin an item in this block if it can; drop it when it is too late."""
        begins_s = start_s + offset / RATE_HZ
        if begins_s > _too_late_s(item):
            self._drop(item)
            return False
        if offset >= len(block) or item.samples is None:
            return False
        del self._waiting[item.sound.id]
        lead_in = self._lead_in if item.speaks else array("h")
        self._heard.append(
            PlaybackResult(
                id=item.sound.id,
                started_s=begins_s + len(lead_in) / RATE_HZ,
                length_s=len(item.samples) / RATE_HZ,
            )
        )
        item.samples = lead_in + item.samples
        _mix(item, block, offset)
        self._playing.append(item)
        return True

    def _drop(self, item: _MixerSound) -> None:
        del self._waiting[item.sound.id]
        self._heard.append(PlaybackResult(id=item.sound.id, started_s=None))


def _too_late_s(item: _MixerSound) -> float:
    """The time after which an item may not begin."""
    return max(item.sound.latest_s, item.sound.due_s) + GRACE_S


def _fade(item: _MixerSound) -> None:
    """Let an item end within 5 ms, without a click."""
    if item.samples is None:
        return
    rest = item.samples[item.at : item.at + _FADE_FRAMES]
    count = len(rest)
    item.samples = array("h", [sample * (count - i) // count for i, sample in enumerate(rest)])
    item.at = 0


def _mix(item: _MixerSound, block: "array[int]", offset: int) -> int:
    """Add an item's next samples to a block from `offset` on; return the frame behind them.

    The common case, nothing else in that stretch, is one copy.
    """
    if item.samples is None:
        return offset
    part: array[int] = item.samples[item.at : item.at + len(block) - offset]
    item.at += len(part)
    end = offset + len(part)
    under: array[int] = block[offset:end]
    if any(under):
        part = array(
            "h",
            [
                max(-_LOUDEST, min(_LOUDEST, low + high))
                for low, high in zip(under, part, strict=True)
            ],
        )
    block[offset:end] = part
    return end
