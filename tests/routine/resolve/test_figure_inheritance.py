"""Figures that begin from another exercise's."""

import pytest

POSES = "[figure]\nbase = 'supine'\nprops = ['mat']\n[figure.pose]\ndown = { hip = 50 }\n"


@pytest.fixture
def figured(folder, resolve):
    """The figure that holds for an exercise of the library, with some figures written there."""

    def run(exercise_id, **figures):
        for name, text in figures.items():
            path = folder / "library" / f"{name.replace('_', '-')}.toml"
            path.write_text(path.read_text() + text, encoding="utf-8")
        return resolve(f'[[exercise]]\nuse = "{exercise_id}"\n').exercises[0].usual.figure

    return run


def test_what_is_written_is_laid_over_the_other(figured):
    """Key by key, and of the poses pose by pose."""
    figure = figured(
        "mini-squat",
        bridge=POSES,
        mini_squat="[figure]\nlike = 'bridge'\nprops = ['mat', 'band']\n"
        "[figure.pose]\nup = { lean = -10 }\n",
    )
    assert (figure.base, figure.props) == ("supine", ["mat", "band"])
    assert list(figure.pose) == ["down", "up"]
    assert figure.like is None


def test_without_a_figure_there_is_none(figured):
    """Most exercises of a person's own have none."""
    assert figured("squat") is None


def test_a_circle_of_likes_ends(figured):
    """Each like the other: no figure, and no endless search."""
    assert (
        figured("squat", squat="[figure]\nlike = 'bridge'\n", bridge="[figure]\nlike = 'squat'\n")
        is None
    )


def test_like_one_without_a_figure_is_none(figured):
    """What is written alone has no pose."""
    assert figured("squat", squat="[figure]\nlike = 'plank'\n") is None


def test_a_routine_may_write_its_own(resolve):
    """The nearest layer wins, as with words."""
    text = "[[exercise]]\nuse = 'squat'\nfigure = { base = 'stand', pose = { up = { knee = 10 } } }"
    [exercise] = resolve(text).exercises
    assert exercise.usual.figure.pose["up"].knee == 10
