"""The table of keys."""

import pytest

from hipflow.ui.bindings import binding, binding_ids, binding_keys


def test_a_binding_can_have_another_label_and_be_hidden():
    """Key, action and id stay what they are."""
    made = binding("preview.start", label="Begin", show=False)
    assert (made.id, made.key, made.description, made.show) == (
        "preview.start",
        "enter",
        "Begin",
        False,
    )


def test_the_first_key_of_a_binding_is_the_one_shown():
    """Tests press that one."""
    assert binding_keys("app.help") == ("question_mark", "f1")


@pytest.mark.parametrize("binding_id", binding_ids())
def test_every_binding_has_a_sentence_for_the_help(binding_id):
    """It begins like a sentence, and the help page ends it without a full stop."""
    sentence = binding(binding_id).tooltip
    assert sentence
    assert sentence == sentence.strip()
    assert sentence[0].isupper() or sentence[0].isdigit()
    assert not sentence.endswith(".")
