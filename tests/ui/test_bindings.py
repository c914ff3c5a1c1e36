"""The table of keys."""

from hipflow.ui import bindings


def test_a_binding_can_have_another_label_and_be_hidden():
    """Key, action and id stay what they are."""
    made = bindings.binding("preview.start", label="Begin", show=False)
    assert (made.id, made.key, made.description, made.show) == (
        "preview.start",
        "enter",
        "Begin",
        False,
    )


def test_the_first_key_of_a_binding_is_the_one_shown():
    """Tests press that one."""
    assert bindings.binding_keys("app.help") == ("question_mark", "f1")
