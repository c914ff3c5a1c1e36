"""Italian. The patient is spoken to as “lei”; nothing agrees with their gender."""

from hipflow.routine.format.choices import LevelName, Position
from hipflow.session.plan.steps import RepPhaseKind, Side
from hipflow.session.speech.phrasebook import NumberPhrase, Phrasebook

BOOK = Phrasebook(
    sides={Side.LEFT: "sinistra", Side.RIGHT: "destra"},
    side_names={Side.LEFT: "lato sinistro", Side.RIGHT: "lato destro"},
    positions={
        Position.SUPINE: "sulla schiena",
        Position.SIDE_LYING: "sul fianco",
        Position.PRONE: "a pancia in giù",
        Position.QUADRUPED: "su mani e ginocchia",
        Position.KNEELING: "in ginocchio",
        Position.FLOOR_SITTING: "in posizione seduta a terra",
        Position.SEATED: "in posizione seduta",
        Position.STANDING: "in piedi",
    },
    phases={
        RepPhaseKind.OUT: "Via",
        RepPhaseKind.HOLD: "Tenga",
        RepPhaseKind.BACK: "Torni",
        RepPhaseKind.RELAX: "Rilassi",
    },
    levels={
        LevelName.EASIER: "più facile",
        LevelName.GENTLE: "un po' meno",
        LevelName.USUAL: "livello abituale",
        LevelName.HARDER: "più difficile",
    },
    count_then="{count}, {what}",
    count_side="{count}, {what}",
    decimal=",",
    times=NumberPhrase(one="una volta", many="{n} volte"),
    seconds=NumberPhrase(one="un secondo", many="{n} secondi"),
    minutes=NumberPhrase(one="un minuto", many="{n} minuti"),
    minutes_and_seconds="{minutes} e {seconds}",
    set_of="serie {n} di {many}",
    last_set="ultima serie",
    round_of="giro {n} di {many}",
    last_round="ultimo giro",
    rest="Si riposi.",
    next="poi, {what}",
    change_sides="Cambi lato.",
    now="ora {what}",
    halfway="Siamo a metà.",
    last_one="L'ultima",
    each_side="{what} per lato",
    and_hold="{what}, tenendo per {time}",
    a_set_every="una serie ogni {time}",
    own_pace="al suo ritmo",
    press_when_done="Prema la barra spaziatrice quando ha finito.",
    press_when_ready="Prema la barra spaziatrice quando vuole iniziare.",
    paused="In pausa.",
    asleep="In pausa. Il computer era in sospensione.",
    more="{time} in più.",
    from_next_set="Dalla prossima serie: {name}, {level}.",
    last_exercise="Questo è l'ultimo esercizio.",
    half_behind="Siamo a metà degli esercizi.",
    finished="Ha finito. Era l'ultimo esercizio. Ora valuti il suo dolore, da 0 a 10.",
    stopped=(
        "Sessione interrotta. Quello che ha fatto è salvato. Ora valuti il suo dolore, da 0 a 10."
    ),
)
