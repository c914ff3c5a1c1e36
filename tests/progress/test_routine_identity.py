"""Sessions of one routine, under whatever names its file has had."""

import pytest

from hipflow.progress.routine_identity import belongs_to_routine, with_current_files
from hipflow.session.record import RoutineRef
from tests.builders.record_builders import HIP, session


def ref(file, title="Hip starter", content=""):
    """A routine as the history knows it."""
    return RoutineRef(title=title, file=file, hash=content)


def named(played, at_hand=()):
    """The files by which sessions go, the oldest first."""
    records = [
        session(f"{n}", f"2026-11-{n + 1:02}T08:00:00+00:00", routine=each)
        for n, each in enumerate(played)
    ]
    return [record.routine.file for record in with_current_files(records, at_hand)]


@pytest.mark.parametrize(
    ("played", "at_hand", "names"),
    [
        # An edited file is the same one.
        ([ref("hip", "Hips", "a"), ref("hip", "My hips", "b")], [ref("hip")], ["hip", "hip"]),
        # Renamed, its content as it was; or edited at once, its title as it was.
        ([ref("old", "Hips", "a")], [ref("new", "Better hips", "a")], ["new"]),
        ([ref("old", "Hips", "a")], [ref("new", "Hips", "b")], ["new"]),
        # Content tells more than a title does.
        ([ref("old", "Hips", "a")], [ref("x", "Hips"), ref("y", "Knees", "a")], ["y"]),
        # Renamed, played, and edited since: it is known by what it was.
        ([ref("old", "Hips", "a"), ref("new", "Hips", "a")], [ref("new", "Q", "c")], ["new"] * 2),
        # Two routines at hand stay two, whatever they are called.
        ([ref("a"), ref("b")], [ref("a"), ref("b")], ["a", "b"]),
        # Both gone: the later name.
        ([ref("a"), ref("b"), ref("c", "Knees")], [], ["b", "b", "c"]),
        # Over two names, in one step each.
        ([ref("a", "X", "1"), ref("b", "Y", "1"), ref("c", "Y", "2")], [ref("c", "Z")], ["c"] * 3),
        # No content known is no content shared.
        ([ref("a", "X"), ref("b", "Y")], [], ["a", "b"]),
    ],
)
def test_one_routine_is_counted_once(played, at_hand, names):
    """Each case as a person would have it."""
    assert named(played, at_hand) == names


def test_only_the_name_of_the_file_changes():
    """The title of that day and everything else stay; a session that is right is the very same."""
    old = session("1", routine=ref("old", "Hips then", "a"))
    new = session("2", routine=ref("new", "Hips now", "a"))
    moved, same = with_current_files([old, new], [ref("new", "Hips now", "a")])
    assert moved.routine == ref("new", "Hips then", "a")
    assert same is new


@pytest.mark.parametrize(
    ("played", "expected"),
    [
        (RoutineRef(title="x", file="hip.toml"), True),
        (RoutineRef(title="x", file="gone.toml", hash=HIP.hash), True),
        (RoutineRef(title=HIP.title, file="gone.toml"), True),
        (RoutineRef(title="x", file="gone.toml"), False),
        (RoutineRef(title=HIP.title, file="other.toml", hash=HIP.hash), False),
    ],
)
def test_which_sessions_belong_to_a_routine(played, expected):
    """The file decides; only for a file that is gone do content and title."""
    assert belongs_to_routine(played, HIP, frozenset({"other.toml"})) is expected


def test_routines_without_hash_are_not_alike_for_that():
    """Two references that both lack a hash have nothing in common."""
    played, other = RoutineRef(title="a", file="a.toml"), RoutineRef(title="b", file="b.toml")
    assert not belongs_to_routine(played, other, frozenset())
