"""The one list of what an author wrote."""

from msgspec import structs

from hipflow.routine.resolve.routine import Prescription
from hipflow.session.speech.author_words import AuthorWords, exercise_words, prescription_words
from tests.builders.routine_builders import counted, play


def test_words_are_told_in_a_fixed_order_and_nothing_is_told_of_what_is_not_written():
    """Name, how to get into place, what to mind."""
    usual = structs.replace(play(**counted(3)), goal="until the thigh is tired")
    assert [(each.key, each.label) for each in exercise_words(usual)] == [
        ("name", "Exercise"),
        ("setup", "Get into place"),
        ("cues", "Mind"),
        ("goal", "Goal"),
    ]


def test_sentences_and_words_are_joined_as_one_reads_them():
    """A comma stands behind what is no sentence."""
    words = AuthorWords(key="cues", label="Mind", texts=("Heels down", "Slowly.", "Breathe"))
    assert words.line == "Mind: Heels down, Slowly. Breathe"


def test_a_level_is_told_by_what_it_says_otherwise():
    """The same exercise by what differs; another one by its name and load alone."""
    usual = structs.replace(play("Squat", **counted(3)), setup="Stand tall.")
    easier = structs.replace(usual, setup="Hold on.")
    harder = structs.replace(play("Goblet", **counted(3)), setup="Stand wide.", load="5 kg")
    told = prescription_words(Prescription(usual=usual, easier=easier, harder=harder), "en")
    assert [(each.key, each.texts) for each in told[-2:]] == [
        ("easier", ("Hold on.",)),
        ("harder", ("Goblet", "5 kg")),
    ]
