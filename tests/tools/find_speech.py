"""Recognises a sentence in what was recorded: by the shape of its loudness over time."""

import math
from array import array
from collections.abc import Sequence

FRAME_S = 0.005
"""How finely loudness is followed, and so how exactly a sentence is placed."""


def loudness_frames(samples: "array[int]", rate_hz: int) -> list[float]:
    """The loudness of each frame, on a scale on which quiet speech counts as well."""
    size = round(rate_hz * FRAME_S)
    return [
        math.log1p(sum(map(abs, samples[start : start + size : 4])) / size)
        for start in range(0, len(samples) - size + 1, size)
    ]


def likeness(reference: Sequence[float], heard: Sequence[float]) -> float:
    """How alike two stretches of loudness are: 1 the same shape, 0 nothing in common."""
    count = min(len(reference), len(heard))
    a, b = reference[:count], heard[:count]
    mean_a, mean_b = sum(a) / count, sum(b) / count
    above = sum((x - mean_a) * (y - mean_b) for x, y in zip(a, b, strict=True))
    below = math.sqrt(sum((x - mean_a) ** 2 for x in a) * sum((y - mean_b) ** 2 for y in b))
    return above / below if below else 0.0


def find_sentence(reference: Sequence[float], heard: Sequence[float]) -> tuple[float, float]:
    """Where a sentence fits best, in seconds from the start, and how well, 0-1."""
    places = range(len(heard) - len(reference) + 1)
    best = max(places, key=lambda at: likeness(reference, heard[at : at + len(reference)]))
    return best * FRAME_S, likeness(reference, heard[best : best + len(reference)])
