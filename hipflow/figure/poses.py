"""Poses as plain numbers, one a channel and side, and the movement from one to the next."""

from collections.abc import Iterable, Mapping, Sequence
from math import cos, pi
from types import MappingProxyType
from typing import NamedTuple

from hipflow.routine.format.figure_table import FigureTable, PoseTable

Pose = Mapping[str, float]
"""Degrees (``dx`` and ``dy``: statures) by channel; of limbs ``hip.work`` and ``hip.other``."""

BODY = ("lean", "side", "turn", "spine", "bend", "twist", "neck", "dx", "dy")
LEG = ("hip", "hip_abd", "hip_rot", "knee", "knee_out", "ankle")
ARM = ("shoulder", "shoulder_abd", "shoulder_rot", "elbow", "elbow_out")
SIDES = ("work", "other")

STILL: Pose = MappingProxyType(
    dict.fromkeys((*BODY, *(f"{name}.{side}" for name in (*LEG, *ARM) for side in SIDES)), 0.0)
)
"""Upright, arms and legs straight."""


class Keyframes(NamedTuple):
    """The poses of a movement: the one written first, and those of the way out."""

    first: Pose
    way: tuple[Pose, ...]


def keyframes_of(figure: FigureTable) -> Keyframes:
    """The poses of a figure; what a pose does not say is as in the first one written.

    Raises:
        KeyError: the way names a pose that is not written.
        ValueError: no pose is written at all.
    """
    tables = figure.pose or {}
    if not tables:
        raise ValueError("it has no pose")
    first = _filled(STILL, next(iter(tables.values())))
    poses = {name: _filled(first, table) for name, table in tables.items()}
    return Keyframes(first, tuple(poses[name] for name in figure.way or tables))


def eased(share: float) -> float:
    """The share of the way at a share of the time, both 0 to 1; slow at both ends."""
    return 0.5 - 0.5 * cos(pi * min(max(share, 0.0), 1.0))


def pose_between(way: Sequence[Pose], amount: float) -> Pose:
    """The pose at a share of the way out, 0 to 1; it passes poses in between without a stop."""
    legs = len(way) - 1
    if legs < 1:
        return way[0]
    place = min(max(amount, 0.0), 1.0) * legs
    leg = min(int(place), legs - 1)
    t = place - leg
    if legs == 1:
        return {name: a + (way[1][name] - a) * t for name, a in way[0].items()}
    slopes = (_slopes(way, leg), _slopes(way, leg + 1))
    return {
        name: _curve(a, way[leg + 1][name], slopes[0][name], slopes[1][name], t)
        for name, a in way[leg].items()
    }


def _filled(first: Pose, table: PoseTable) -> Pose:
    """A pose of its own numbers, laid over the first pose."""
    pose = dict(first)
    for name in BODY:
        value = getattr(table, name)
        if value is not None:
            pose[name] = float(value)
    for name in (*LEG, *ARM):
        written = getattr(table, name)
        if written is not None:
            for side, value in zip(SIDES, _pair(written), strict=True):
                pose[f"{name}.{side}"] = float(value)
    return pose


def _pair(written: float | Sequence[float]) -> Iterable[float]:
    return (written, written) if isinstance(written, int | float) else written


def _slopes(way: Sequence[Pose], at: int) -> Pose:
    """How fast each channel runs through a pose: as its neighbours ask, never past a turning."""
    here, ends = way[at], at in (0, len(way) - 1)
    before, after = way[max(at - 1, 0)], way[min(at + 1, len(way) - 1)]
    slopes = {}
    for name, value in here.items():
        come, go = value - before[name], after[name] - value
        turning = not ends and come * go <= 0
        slopes[name] = 0.0 if turning else (come + go) / (1 if ends else 2)
    return slopes


def _curve(start: float, end: float, slope: float, next_slope: float, t: float) -> float:
    """A cubic through two values with given slopes."""
    s = 1 - t
    return (
        start * (1 + 2 * t) * s * s
        + end * t * t * (1 + 2 * s)
        + slope * t * s * s
        - next_slope * t * t * s
    )
