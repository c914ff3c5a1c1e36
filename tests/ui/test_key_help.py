"""What each action does, in a sentence."""

from hipflow.ui import bindings
from hipflow.ui.key_help import IN_WORDS


def test_every_sentence_of_the_help_belongs_to_a_key():
    """A key that is renamed takes its sentence along."""
    for binding_id in IN_WORDS:
        assert bindings.keys_of(binding_id)
