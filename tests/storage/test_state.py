"""What the app remembers between runs."""

from hipflow.storage.state import CONFIRMED_KEPT, AppState, read_state, write_state


def test_a_fresh_state_has_confirmed_nothing(tmp_path):
    """Without a file nothing was asked or confirmed."""
    state = read_state(tmp_path / "state.toml").values
    assert (state.affected, state.mat_question_asked) == (None, False)
    assert not state.has_confirmed("ab")


def test_the_state_comes_back(tmp_path):
    """What was confirmed and asked is known at the next start."""
    state = (
        AppState(affected="left", mat_question_asked=True).with_confirmed("ab").with_confirmed("cd")
    )
    write_state(tmp_path / "state.toml", state)
    again = read_state(tmp_path / "state.toml").values
    assert again == state
    assert again.has_confirmed("ab")
    assert not again.has_confirmed("ef")


def test_confirming_twice_is_confirming_once():
    """The same warning is remembered once."""
    assert AppState().with_confirmed("ab").with_confirmed("ab").confirmed_warnings == ("ab",)


def test_the_oldest_confirmations_are_forgotten():
    """The list does not grow for ever; the latest stay."""
    state = AppState()
    for number in range(CONFIRMED_KEPT + 5):
        state = state.with_confirmed(str(number))
    assert len(state.confirmed_warnings) == CONFIRMED_KEPT
    assert state.has_confirmed(str(CONFIRMED_KEPT + 4))
    assert not state.has_confirmed("0")


def test_a_bad_side_is_asked_again(tmp_path):
    """A side that is neither left nor right is no side, and that is said."""
    (tmp_path / "state.toml").write_text('affected = "both"\nmat_question_asked = true\n')
    reading = read_state(tmp_path / "state.toml")
    assert reading.values == AppState(mat_question_asked=True)
    assert '"left" or "right"' in reading.notes[0]
