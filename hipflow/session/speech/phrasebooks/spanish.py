"""Spanish. The patient is spoken to as “usted”; nothing agrees with their gender."""

from hipflow.routine.format.choices import LevelName, Position
from hipflow.session.plan.steps import RepPhaseKind, Side
from hipflow.session.speech.phrasebook import NumberPhrase, Phrasebook

_TENS = {
    20: "veinti",
    30: "treinta y ",
    40: "cuarenta y ",
    50: "cincuenta y ",
    60: "sesenta y ",
    70: "setenta y ",
    80: "ochenta y ",
    90: "noventa y ",
}
"""Numbers with a one at their end agree with what is counted: 21 veces, 21 segundos."""


def masculine(one: str, many: str) -> NumberPhrase:
    """A masculine word behind a number: ``veintiún segundos``."""
    odd = {tens + 1: f"{words}un {many}" for tens, words in _TENS.items()}
    return NumberPhrase(one=f"un {one}", many=f"{{n}} {many}", odd={**odd, 21: f"veintiún {many}"})


def feminine(one: str, many: str) -> NumberPhrase:
    """A feminine word behind a number: ``veintiuna veces``."""
    odd = {tens + 1: f"{words}una {many}" for tens, words in _TENS.items()}
    return NumberPhrase(one=f"una {one}", many=f"{{n}} {many}", odd=odd)


BOOK = Phrasebook(
    sides={Side.LEFT: "izquierda", Side.RIGHT: "derecha"},
    side_names={Side.LEFT: "lado izquierdo", Side.RIGHT: "lado derecho"},
    positions={
        Position.SUPINE: "boca arriba",
        Position.SIDE_LYING: "de lado",
        Position.PRONE: "boca abajo",
        Position.QUADRUPED: "sobre las manos y las rodillas",
        Position.KNEELING: "de rodillas",
        Position.FLOOR_SITTING: "en posición sentada en el suelo",
        Position.SEATED: "en posición sentada",
        Position.STANDING: "de pie",
    },
    phases={
        RepPhaseKind.OUT: "Vamos",
        RepPhaseKind.HOLD: "Mantenga",
        RepPhaseKind.BACK: "Vuelva",
        RepPhaseKind.RELAX: "Relaje",
    },
    levels={
        LevelName.EASIER: "más fácil",
        LevelName.GENTLE: "un poco menos",
        LevelName.USUAL: "nivel habitual",
        LevelName.HARDER: "más difícil",
    },
    count_then="{count}, {what}",
    count_side="{count}, {what}",
    decimal=",",
    times=feminine("vez", "veces"),
    seconds=masculine("segundo", "segundos"),
    minutes=masculine("minuto", "minutos"),
    minutes_and_seconds="{minutes} y {seconds}",
    set_of="serie {n} de {many}",
    last_set="última serie",
    round_of="ronda {n} de {many}",
    last_round="última ronda",
    rest="Descanse.",
    next="a continuación, {what}",
    change_sides="Cambie de lado.",
    now="ahora {what}",
    halfway="Vamos por la mitad.",
    last_one="La última",
    each_side="{what} por cada lado",
    and_hold="{what}, manteniendo {time}",
    a_set_every="una serie cada {time}",
    own_pace="a su ritmo",
    press_when_done="Pulse la barra espaciadora cuando termine.",
    press_when_ready="Pulse la barra espaciadora cuando quiera empezar.",
    paused="En pausa.",
    asleep="En pausa. El equipo estaba en reposo.",
    more="{time} más.",
    from_next_set="A partir de la próxima serie: {name}, {level}.",
    last_exercise="Este es el último ejercicio.",
    half_behind="Ya va por la mitad de los ejercicios.",
    finished="Ha terminado. Ese era el último ejercicio. Ahora valore su dolor, de 0 a 10.",
    stopped=(
        "Sesión interrumpida. Lo que ha hecho queda guardado. Ahora valore su dolor, de 0 a 10."
    ),
)
