"""A movement as SVG, for handouts and web pages: one pose, a strip of poses, or animated."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import NamedTuple

from hipflow.figure.camera import Ball, Camera, fit_camera
from hipflow.figure.layers import MATERIAL_ROLES, far_limb, hulls_back_to_front, layers, role_of
from hipflow.figure.movement import Movement
from hipflow.figure.painter import GAP, movement_box, movement_camera
from hipflow.figure.palette import Palette, Role
from hipflow.figure.poses import eased
from hipflow.figure.props import PropHull
from hipflow.figure.raster import Disc, Point

ANIMATION_STEPS = 15
"""Pictures of the way out in an animation; the way back shows them again."""
_CORNERS = 20
"""Corners of a disc's outline."""


class Sheet(NamedTuple):
    """The size of one picture, in pixels, and its margin."""

    width: int = 480
    height: int = 384
    margin: int = 12


SHEET = Sheet()


def strip_svg(
    movement: Movement, amounts: Sequence[float], palette: Palette, *, mirrored: bool = False
) -> str:
    """A strip of poses side by side, one for each share of the way out, 0 to 1."""
    camera = _camera(movement, mirrored=mirrored)
    columns = []
    for number, amount in enumerate(amounts):
        parts = [*_behind(movement, camera, palette), *_body(movement, amount, camera, palette)]
        columns.append(_group(parts, f' transform="translate({number * SHEET.width} 0)"'))
    return _document(columns, SHEET.width * len(amounts), palette)


def animated_svg(
    movement: Movement, beat_ms: tuple[int, int, int, int], palette: Palette, *, mirrored: bool
) -> str:
    """An animation that repeats the movement; out, hold, back and pause are in milliseconds."""
    camera = _camera(movement, mirrored=mirrored)
    groups = [_group([*_behind(movement, camera, palette)], "")]
    shown = _shown_at(beat_ms)
    for number in range(ANIMATION_STEPS):
        parts = list(_body(movement, number / (ANIMATION_STEPS - 1), camera, palette))
        times = ";".join(f"{at:.4f}" for at, _ in shown)
        values = ";".join("inline" if step == number else "none" for _, step in shown)
        animate = (
            f'<animate attributeName="display" dur="{sum(beat_ms)}ms" repeatCount="indefinite" '
            f'calcMode="discrete" keyTimes="{times}" values="{values}"/>'
        )
        hidden = ' display="none"' if number else ""
        groups.append(_group([animate, *parts], hidden))
    return _document(groups, SHEET.width, palette)


def _shown_at(beat_ms: tuple[int, int, int, int]) -> list[tuple[float, int]]:
    """From which share of the time on each picture stands, the first from 0."""
    out_ms, hold_ms, back_ms, _ = beat_ms
    whole_ms = sum(beat_ms)
    ticks = 60
    shown: list[tuple[float, int]] = [(0.0, 0)]
    ways = ((0, out_ms, False), (out_ms + hold_ms, back_ms, True))
    for begin_ms, length_ms, back in ways:
        for tick in range(ticks + 1):
            share = tick / ticks
            step = round(eased(1 - share if back else share) * (ANIMATION_STEPS - 1))
            if step != shown[-1][1]:
                shown.append(((begin_ms + share * length_ms) / whole_ms, step))
    return shown


def _camera(movement: Movement, *, mirrored: bool) -> Camera:
    view = movement_camera(movement, mirrored=mirrored)
    return fit_camera(view, movement_box(movement, view), SHEET.width, SHEET.height, SHEET.margin)


def _behind(movement: Movement, camera: Camera, palette: Palette) -> Iterator[str]:
    for thing in movement.things:
        yield _path(thing.balls, camera, palette.colours[MATERIAL_ROLES[thing.made_of]])
    for shape in hulls_back_to_front(movement.joints(1.0), camera) if movement.ghost else ():
        if shape.part in movement.ghost:
            yield _path(shape.balls, camera, palette.colours[Role.GHOST])


def _body(movement: Movement, amount: float, camera: Camera, palette: Palette) -> Iterator[str]:
    joints = movement.joints(amount)
    far = far_limb(movement, camera)
    ground = palette.colours[Role.GROUND]
    drawn: dict[str, list[str]] = {}
    for layer in layers(movement, joints, camera):
        if isinstance(layer, PropHull):
            yield _path(layer.balls, camera, palette.colours[MATERIAL_ROLES[layer.made_of]])
            continue
        own = drawn.setdefault(layer.limb, [])
        if layer.cut:
            yield _path(layer.cut, camera, ground, GAP * camera.scale)
            # The gap parts a limb from others, not from itself.
            yield from own
        colour = palette.colours[role_of(layer.part, movement, far)]
        own.append(_path(layer.balls, camera, colour))
        yield own[-1]


def _path(balls: Sequence[Ball], camera: Camera, colour: str, more: float = 0.0) -> str:
    corners = hull_outline([camera.disc(ball, more) for ball in balls])
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return f'<polygon fill="{colour}" points="{points}"/>'


def hull_outline(discs: Sequence[Disc]) -> list[Point]:
    """The corners of the convex hull of discs, in turn."""
    points = sorted(
        {
            (
                disc.x + disc.radius * cos(2 * pi * i / _CORNERS),
                disc.y + disc.radius * sin(2 * pi * i / _CORNERS),
            )
            for disc in discs
            for i in range(_CORNERS if disc.radius else 1)
        }
    )
    return [*_half_hull(points), *_half_hull(points[::-1])]


def _half_hull(points: Sequence[Point]) -> list[Point]:
    """One side of the hull of sorted points, its last corner left to the other side."""
    hull: list[Point] = []
    for x, y in points:
        while len(hull) > 1:
            (x0, y0), (x1, y1) = hull[-2:]
            if (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) > 0:
                break
            hull.pop()
        hull.append((x, y))
    return hull[:-1]


def _group(parts: Sequence[str], attributes: str) -> str:
    return f"<g{attributes}>{''.join(parts)}</g>"


def _document(groups: Sequence[str], width: int, palette: Palette) -> str:
    size = f'width="{width}" height="{SHEET.height}" viewBox="0 0 {width} {SHEET.height}"'
    ground = f'<rect width="100%" height="100%" fill="{palette.colours[Role.GROUND]}"/>'
    body = "\n".join((ground, *groups))
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n{body}\n</svg>\n'
