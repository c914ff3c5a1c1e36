"""Warnings about the figure of an exercise; it is left out then, and the words go on without it."""

from collections.abc import Callable, Iterator

from hipflow.routine.check.rules.cases import ExerciseCase
from hipflow.routine.problems.suggestions import did_you_mean, nearest_word
from hipflow.routine.problems.violation import PointAt, Violation, make_warning
from hipflow.routine.resolve.figure_inheritance import resolve_figure
from hipflow.routine.resolve.finder import ExerciseFinder


def unknown_pose(case: ExerciseCase, library: ExerciseFinder) -> Iterator[Violation]:
    """A way that names a pose which is neither written nor in the figure it is like."""
    figure = case.table.figure
    whole = resolve_figure(figure, library)
    if figure is None or (whole is None and figure.like is not None):
        return
    poses = tuple((whole or figure).pose or ())
    for index, name in enumerate(figure.way or ()):
        if name not in poses:
            meant = nearest_word(name, poses)
            yield make_warning(
                (*case.path, "figure", "way", index),
                "unknown-pose",
                f"there is no pose `{name}` under [figure.pose], so the figure is left out",
                (meant and did_you_mean([meant])) or "write it there, or take it out here",
                at=PointAt.VALUE,
            )


def no_pose(case: ExerciseCase) -> Iterator[Violation]:
    """A figure of nothing."""
    figure = case.table.figure
    if figure is not None and not figure.pose and figure.like is None:
        yield make_warning(
            (*case.path, "figure"),
            "no-pose",
            "this figure has no pose, so it is left out",
            'write poses under [figure.pose], or for example: like = "bridge"',
        )


def unknown_like(case: ExerciseCase, library: ExerciseFinder) -> Iterator[Violation]:
    """A figure like that of an exercise no library has, or of one without a figure."""
    figure = case.table.figure
    if figure is None or figure.like is None:
        return
    found = library.find(figure.like)
    if found is not None and found.exercise.figure is not None:
        return
    meant = None if found else nearest_word(figure.like, library.ids())
    message = "has no figure" if found else "is not in the library"
    yield make_warning(
        (*case.path, "figure", "like"),
        "unknown-exercise",
        f"the exercise `{figure.like}` {message}, so this figure is left out",
        (meant and did_you_mean([meant])) or "name another exercise, or write the poses out",
        at=PointAt.VALUE,
    )


RULES: tuple[Callable[[ExerciseCase], Iterator[Violation]], ...] = (no_pose,)
LIBRARY_RULES: tuple[Callable[[ExerciseCase, ExerciseFinder], Iterator[Violation]], ...] = (
    unknown_like,
    unknown_pose,
)
"""Rules that look at other exercises as well."""
