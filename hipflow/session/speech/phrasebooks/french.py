"""French. The patient is spoken to as “vous”; nothing agrees with their gender."""

from hipflow.routine.format.choices import LevelName, Position
from hipflow.session.plan.steps import RepPhaseKind, Side
from hipflow.session.speech.phrasebook import NumberPhrase, Phrasebook

_AND_ONE = {
    21: "vingt et une",
    31: "trente et une",
    41: "quarante et une",
    51: "cinquante et une",
    61: "soixante et une",
    81: "quatre-vingt-une",
}
"""Numbers that agree with what is counted, where that is feminine."""

_SILENT_LETTERS = 0.8
"""92 sentences rendered at 100, 150 and 220 words a minute took 0.6 to 0.9 of what English ones of
as many letters take; with this, nine in ten last between 0.75 and 1.15 of the length told."""


def feminine(one: str, many: str) -> NumberPhrase:
    """A feminine word behind a number: ``vingt et une fois``."""
    return NumberPhrase(
        one=f"une {one}",
        many=f"{{n}} {many}",
        odd={number: f"{words} {many}" for number, words in _AND_ONE.items()},
    )


BOOK = Phrasebook(
    sides={Side.LEFT: "à gauche", Side.RIGHT: "à droite"},
    side_names={Side.LEFT: "côté gauche", Side.RIGHT: "côté droit"},
    positions={
        Position.SUPINE: "sur le dos",
        Position.SIDE_LYING: "sur le côté",
        Position.PRONE: "sur le ventre",
        Position.QUADRUPED: "à quatre pattes",
        Position.KNEELING: "à genoux",
        Position.FLOOR_SITTING: "en position assise au sol",
        Position.SEATED: "en position assise",
        Position.STANDING: "debout",
    },
    phases={
        RepPhaseKind.OUT: "Allez",
        RepPhaseKind.HOLD: "Tenez",
        RepPhaseKind.BACK: "Revenez",
        RepPhaseKind.RELAX: "Relâchez",
    },
    levels={
        LevelName.EASIER: "plus facile",
        LevelName.GENTLE: "un peu moins",
        LevelName.USUAL: "niveau habituel",
        LevelName.HARDER: "plus difficile",
    },
    count_then="{count}, {what}",
    count_side="{count} {what}",
    decimal=",",
    language_factor=_SILENT_LETTERS,
    times=feminine("fois", "fois"),
    seconds=feminine("seconde", "secondes"),
    minutes=feminine("minute", "minutes"),
    minutes_and_seconds="{minutes} et {seconds}",
    set_of="série {n} sur {many}",
    last_set="dernière série",
    round_of="tour {n} sur {many}",
    last_round="dernier tour",
    rest="Repos.",
    next="ensuite, {what}",
    change_sides="Changez de côté.",
    now="maintenant {what}",
    halfway="Vous êtes à la moitié.",
    last_one="La dernière",
    each_side="{what} de chaque côté",
    and_hold="{what}, en tenant {time}",
    a_set_every="une série toutes les {time}",
    own_pace="à votre allure",
    press_when_done="Appuyez sur la barre d'espace quand vous avez terminé.",
    press_when_ready="Appuyez sur la barre d'espace quand vous voulez commencer.",
    paused="En pause.",
    asleep="En pause. L'ordinateur était en veille.",
    more="{time} de plus.",
    from_next_set="À partir de la prochaine série : {name}, {level}.",
    last_exercise="C'est le dernier exercice.",
    half_behind="La moitié des exercices est derrière vous.",
    finished=(
        "Séance terminée. C'était le dernier exercice. Notez maintenant votre douleur, de 0 à 10."
    ),
    stopped=(
        "Séance arrêtée. Ce que vous avez fait est enregistré. "
        "Notez maintenant votre douleur, de 0 à 10."
    ),
)
