"""``{side}`` and ``{other}``: which side to lie on, in the words of every language of speech."""

import pytest
from msgspec import structs

from hipflow.routine.format.choices import SideChoice
from hipflow.routine.resolve.routine import Say
from hipflow.session.plan.plan import make_plan
from hipflow.session.plan.side_texts import SIDE_WORDS, fill_side_words, overview_play
from hipflow.session.plan.steps import Side, StepKind
from hipflow.session.speech.language_books import SPOKEN_LANGUAGES
from tests.builders.routine_builders import counted, play, routine

LIE = "Lie on your {other} side, {side} leg on top."

SENTENCES = {
    "en": (
        LIE,
        "Lie on your right side, left leg on top.",
        "Lie on your left side, right leg on top.",
        "Lie on your other side, working leg on top.",
    ),
    "de": (
        "Legen Sie sich auf die {other} Seite, das {side} Bein oben.",
        "Legen Sie sich auf die rechte Seite, das linke Bein oben.",
        "Legen Sie sich auf die linke Seite, das rechte Bein oben.",
        "Legen Sie sich auf die andere Seite, das arbeitende Bein oben.",
    ),
    "es": (
        "Túmbese sobre el lado {other}, con la pierna {side} encima.",
        "Túmbese sobre el lado derecho, con la pierna izquierda encima.",
        "Túmbese sobre el lado izquierdo, con la pierna derecha encima.",
        "Túmbese sobre el lado contrario, con la pierna que trabaja encima.",
    ),
    "fr": (
        "Allongez-vous sur le côté {other}, la jambe {side} dessus.",
        "Allongez-vous sur le côté droit, la jambe gauche dessus.",
        "Allongez-vous sur le côté gauche, la jambe droite dessus.",
        "Allongez-vous sur le côté opposé, la jambe qui travaille dessus.",
    ),
    "it": (
        "Si sdrai sul fianco {other}, con la gamba {side} sopra.",
        "Si sdrai sul fianco destro, con la gamba sinistra sopra.",
        "Si sdrai sul fianco sinistro, con la gamba destra sopra.",
        "Si sdrai sul fianco opposto, con la gamba che lavora sopra.",
    ),
    "nl": (
        "Ga op uw {other} zij liggen, het {side} been boven.",
        "Ga op uw rechter zij liggen, het linker been boven.",
        "Ga op uw linker zij liggen, het rechter been boven.",
        "Ga op uw andere zij liggen, het werkende been boven.",
    ),
    "pt": (
        "Deite-se sobre o lado {other}, com a perna {side} por cima.",
        "Deite-se sobre o lado direito, com a perna esquerda por cima.",
        "Deite-se sobre o lado esquerdo, com a perna direita por cima.",
        "Deite-se sobre o lado oposto, com a perna que trabalha por cima.",
    ),
}


def test_every_language_of_speech_has_its_words():
    """One that hipflow speaks and that has none would be half English."""
    assert set(SIDE_WORDS) == set(SPOKEN_LANGUAGES) == set(SENTENCES)


@pytest.mark.parametrize("language", SENTENCES)
def test_a_side_is_put_in_as_the_language_has_it(language):
    """Of the left, of the right, and of neither: what agrees with its noun agrees."""
    written, *expected = SENTENCES[language]
    for side, sentence in zip((Side.LEFT, Side.RIGHT, Side.BOTH), expected, strict=True):
        assert fill_side_words(written, side, language) == sentence


def test_a_name_with_a_capital_begins_a_sentence():
    """And braces that stand for nothing stay."""
    assert fill_side_words("{Side} leg up, {left} {} down.", Side.LEFT, "en-GB") == (
        "Left leg up, {left} {} down."
    )


def test_the_authors_names_of_the_halves_win():
    """Where they are not left and right."""
    halves = ("forward", "backward")
    assert fill_side_words("Step {side}, not {other}.", Side.RIGHT, "en", halves) == (
        "Step backward, not forward."
    )


def clamshell(side, **fields):
    """An exercise on one's side whose words name the sides."""
    usual = structs.replace(
        play("Clamshell", **counted(3, side=side)),
        setup=LIE,
        steps=("Lift the {side} knee.",),
        cues=("{Side} knee up",),
        caution="Not on a sore {other} hip.",
        say=Say(ready="{side} first"),
    )
    return structs.replace(usual, **fields)


def test_each_step_of_a_plan_has_the_words_of_its_side():
    """Getting ready and at work on the first side; changing and at work on the second."""
    plan = make_plan(routine(clamshell(SideChoice.EACH)))
    right, left = "Lie on your right side, left leg on top.", "Lie on your left side, right leg"
    assert [step.kind for step in plan.steps] == [
        StepKind.READY,
        StepKind.WORK,
        StepKind.SWITCH,
        StepKind.WORK,
    ]
    setups = [step.play.setup for step in plan.steps]
    assert setups == [right, right, f"{left} on top.", f"{left} on top."]
    told = plan.steps[0].play
    assert (told.steps, told.cues) == (("Lift the left knee.",), ("Left knee up",))
    assert (told.caution, told.say.ready) == ("Not on a sore right hip.", "left first")
    assert plan.steps[0].play is plan.steps[1].play


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        (SideChoice.EACH, "Lie on your other side, working leg on top."),
        (SideChoice.ALTERNATE, "Lie on your other side, working leg on top."),
        (SideChoice.AFFECTED, "Lie on your other side, working leg on top."),
        (SideChoice.RIGHT, "Lie on your left side, right leg on top."),
    ],
)
def test_an_overview_names_a_side_only_where_there_is_one(side, expected):
    """Of both, or of one nobody knows yet, it is true of either."""
    assert overview_play(clamshell(side), "en").setup == expected


def test_an_exercise_without_names_stays_the_same_value():
    """Nothing is made anew for most."""
    plain = play(**counted(3))
    assert make_plan(routine(plain)).steps[0].play is plain
