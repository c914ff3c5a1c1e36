"""German. The patient is spoken to as “Sie”; single words in the set are infinitives."""

from hipflow.routine.format.choices import LevelName, Position
from hipflow.session.plan.steps import RepPhaseKind, Side
from hipflow.session.speech.phrasebook import NumberPhrase, Phrasebook

BOOK = Phrasebook(
    sides={Side.LEFT: "links", Side.RIGHT: "rechts"},
    side_names={Side.LEFT: "linke Seite", Side.RIGHT: "rechte Seite"},
    positions={
        Position.SUPINE: "auf dem Rücken",
        Position.SIDE_LYING: "auf der Seite",
        Position.PRONE: "auf dem Bauch",
        Position.QUADRUPED: "auf Händen und Knien",
        Position.KNEELING: "im Knien",
        Position.FLOOR_SITTING: "im Sitzen auf dem Boden",
        Position.SEATED: "im Sitzen",
        Position.STANDING: "im Stehen",
    },
    phases={
        RepPhaseKind.OUT: "Los",
        RepPhaseKind.HOLD: "Halten",
        RepPhaseKind.BACK: "Zurück",
        RepPhaseKind.RELAX: "Lösen",
    },
    levels={
        LevelName.EASIER: "leichter",
        LevelName.GENTLE: "etwas weniger",
        LevelName.USUAL: "wie gewohnt",
        LevelName.HARDER: "schwerer",
    },
    count_then="{count}, {what}",
    count_side="{count} {what}",
    ordinal_dot=True,
    decimal=",",
    times=NumberPhrase(one="einmal", many="{n} Mal"),
    seconds=NumberPhrase(one="eine Sekunde", many="{n} Sekunden"),
    minutes=NumberPhrase(one="eine Minute", many="{n} Minuten"),
    minutes_and_seconds="{minutes} und {seconds}",
    set_of="Serie {n} von {many}",
    last_set="letzte Serie",
    round_of="Runde {n} von {many}",
    last_round="letzte Runde",
    rest="Pause.",
    next="als Nächstes: {what}",
    change_sides="Seite wechseln.",
    now="jetzt {what}",
    halfway="Halbzeit.",
    last_one="Letztes Mal",
    each_side="{what} pro Seite",
    and_hold="{what}, dabei {time} halten",
    a_set_every="alle {time} eine Serie",
    own_pace="in Ihrem eigenen Tempo",
    press_when_done="Drücken Sie die Leertaste, wenn Sie fertig sind.",
    press_when_ready="Drücken Sie die Leertaste, wenn Sie bereit sind.",
    paused="Angehalten.",
    asleep="Angehalten. Der Computer war im Ruhezustand.",
    more="{time} mehr.",
    from_next_set="Ab der nächsten Serie: {name}, {level}.",
    last_exercise="Das ist die letzte Übung.",
    half_behind="Die Hälfte der Übungen liegt hinter Ihnen.",
    finished=(
        "Fertig. Das war die letzte Übung. Bewerten Sie jetzt bitte Ihre Schmerzen, von 0 bis 10."
    ),
    stopped=(
        "Beendet. Was Sie gemacht haben, ist gespeichert. "
        "Bewerten Sie jetzt bitte Ihre Schmerzen, von 0 bis 10."
    ),
)
