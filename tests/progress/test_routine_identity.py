"""Sessions of one routine, under whatever names its file has had."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.progress.routine_identity import belongs_to, with_current_files
from hipflow.session.record import RoutineRef
from tests.builders.record_builders import session


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


HIP = ref("hip.toml", "Hip starter", "a")
OTHER = ref("other.toml", "Hip starter", "b")


@pytest.mark.parametrize(
    ("played", "expected"),
    [
        (ref("hip.toml", "x"), True),
        (ref("gone.toml", "x", "a"), True),
        (ref("gone.toml"), True),
        (ref("gone.toml", "x"), False),
        (ref("other.toml", content="a"), False),
        (ref("gone.toml", content="b"), False),
    ],
)
def test_which_sessions_belong_to_a_routine(played, expected):
    """The file decides; only for a file that is gone do content and title."""
    records = [session(routine=played)]
    assert belongs_to(HIP, records, [HIP, OTHER]) == (tuple(records) if expected else ())


REFS = st.builds(
    ref,
    st.sampled_from("abcd"),
    st.sampled_from(["Hips", "Knees"]),
    st.sampled_from(["", "1", "2"]),
)


@given(
    played=st.lists(REFS, max_size=8),
    at_hand=st.lists(REFS, max_size=3, unique_by=lambda r: r.file),
)
def test_no_session_belongs_to_two_routines(played, at_hand):
    """Also where two have one title or one content; and History says the same as Today."""
    records = [session(f"{number}", routine=each) for number, each in enumerate(played)]
    claimed = [one.id for each in at_hand for one in belongs_to(each, records, at_hand)]
    assert len(claimed) == len(set(claimed))
    files = {each.file for each in at_hand}
    named = with_current_files(records, at_hand)
    assert sorted(claimed) == sorted(one.id for one in named if one.routine.file in files)


def test_a_routine_that_is_not_at_hand_has_its_own_sessions():
    """One that is played from its path, in no folder of routines."""
    records = [session(routine=ref("path.toml", "Knees"))]
    assert belongs_to(ref("path.toml", "Knees"), records, [HIP]) == tuple(records)
