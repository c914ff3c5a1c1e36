"""What each action does, in a sentence."""

from hipflow.ui import bindings
from hipflow.ui.key_help import KEY_HELP


def test_every_sentence_of_the_help_belongs_to_a_key():
    """A key that is renamed takes its sentence along."""
    for binding_id in KEY_HELP:
        assert bindings.binding_keys(binding_id)
