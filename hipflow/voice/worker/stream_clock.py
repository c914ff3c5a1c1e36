"""When the next sample of a sound stream will be played, from when the device asks for samples."""

from collections import deque

_WINDOW = 100
_SETTLING = 16
_STEP_S = 0.002
_BREAK_S = 0.1


class StreamClock:
    """Maps positions in a stream to `monotonic_s`.

    A device asks for samples when it has room, or later when the machine is busy, never earlier:
    so the earliest requests of the last two seconds tell the truth, and the estimate follows
    them in small steps.

    Args:
        rate_hz: Samples a second.
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._frames = 0
        self._blocks = 0
        self._origin_s = 0.0
        self._origins: deque[float] = deque(maxlen=_WINDOW)

    def begin_block(self, frames: int, now_s: float) -> float:
        """The time at which the block asked for at `now_s` begins to play; counts its frames."""
        seen_s = now_s - self._frames / self._rate_hz
        if self._origins and seen_s - min(self._origins) > _BREAK_S:
            self._origins.clear()  # the stream stood still: what was seen before holds no more
            self._blocks = 0
        self._origins.append(seen_s)
        target_s = min(self._origins)
        if self._blocks < _SETTLING:
            self._origin_s = target_s
        else:
            step_s = max(-_STEP_S, min(_STEP_S, target_s - self._origin_s))
            self._origin_s += step_s
        start_s = self._origin_s + self._frames / self._rate_hz
        self._frames += frames
        self._blocks += 1
        return start_s
