"""Warnings about the figure of an exercise; it is left out then, and the words go on without it."""

from collections.abc import Callable, Iterator

from hipflow.routine.check.rules.cases import ExerciseCase
from hipflow.routine.problems.suggestions import nearest
from hipflow.routine.problems.violation import At, Finding, warning
from hipflow.routine.resolve.figure_inheritance import whole_figure
from hipflow.routine.resolve.finder import Finder


def unknown_pose(case: ExerciseCase, library: Finder) -> Iterator[Finding]:
    """A way that names a pose which is neither written nor in the figure it is like."""
    figure = case.table.figure
    whole = whole_figure(figure, library)
    if figure is None or (whole is None and figure.like is not None):
        return
    poses = tuple((whole or figure).pose or ())
    for index, name in enumerate(figure.way or ()):
        if name not in poses:
            meant = nearest(name, poses)
            yield warning(
                (*case.path, "figure", "way", index),
                "unknown-pose",
                f"there is no pose `{name}` under [figure.pose], so the figure is left out",
                f"did you mean `{meant}`?" if meant else "write it there, or take it out here",
                at=At.VALUE,
            )


def no_pose(case: ExerciseCase) -> Iterator[Finding]:
    """A figure of nothing."""
    figure = case.table.figure
    if figure is not None and not figure.pose and figure.like is None:
        yield warning(
            (*case.path, "figure"),
            "no-pose",
            "this figure has no pose, so it is left out",
            'write poses under [figure.pose], or for example: like = "bridge"',
        )


def unknown_likes(case: ExerciseCase, library: Finder) -> Iterator[Finding]:
    """A figure like that of an exercise no library has, or of one without a figure."""
    figure = case.table.figure
    if figure is None or figure.like is None:
        return
    found = library.find(figure.like)
    if found is not None and found.exercise.figure is not None:
        return
    meant = None if found else nearest(figure.like, library.ids())
    message = "has no figure" if found else "is not in the library"
    yield warning(
        (*case.path, "figure", "like"),
        "unknown-exercise",
        f"the exercise `{figure.like}` {message}, so this figure is left out",
        f"did you mean `{meant}`?" if meant else "name another exercise, or write the poses out",
        at=At.VALUE,
    )


RULES: tuple[Callable[[ExerciseCase], Iterator[Finding]], ...] = (no_pose,)
LIBRARY_RULES: tuple[Callable[[ExerciseCase, Finder], Iterator[Finding]], ...] = (
    unknown_likes,
    unknown_pose,
)
"""Rules that look at other exercises as well."""
