"""Portuguese, in words that serve on both sides of the ocean.

The patient is spoken to in the third person, as “você” or “o senhor, a senhora”; neither is said,
and nothing agrees with their gender.
"""

from hipflow.routine.format.choices import LevelName, Position
from hipflow.session.plan.steps import RepPhaseKind, Side
from hipflow.session.speech.phrasebook import NumberPhrase, Phrasebook

_TENS = {
    20: "vinte",
    30: "trinta",
    40: "quarenta",
    50: "cinquenta",
    60: "sessenta",
    70: "setenta",
    80: "oitenta",
    90: "noventa",
}
"""Numbers with a one or a two at their end agree with what is counted: duas vezes."""


def feminine(one: str, many: str) -> NumberPhrase:
    """A feminine word behind a number: ``vinte e duas vezes``."""
    odd = {2: f"duas {many}"} | {
        tens + ones: f"{words} e {word} {many}"
        for tens, words in _TENS.items()
        for ones, word in ((1, "uma"), (2, "duas"))
    }
    return NumberPhrase(one=f"uma {one}", many=f"{{n}} {many}", odd=odd)


BOOK = Phrasebook(
    sides={Side.LEFT: "esquerda", Side.RIGHT: "direita"},
    side_names={Side.LEFT: "lado esquerdo", Side.RIGHT: "lado direito"},
    positions={
        Position.SUPINE: "de barriga para cima",
        Position.SIDE_LYING: "de lado",
        Position.PRONE: "de barriga para baixo",
        Position.QUADRUPED: "em quatro apoios",
        Position.KNEELING: "de joelhos",
        Position.FLOOR_SITTING: "em posição sentada no chão",
        Position.SEATED: "em posição sentada",
        Position.STANDING: "de pé",
    },
    phases={
        RepPhaseKind.OUT: "Agora",
        RepPhaseKind.HOLD: "Mantenha",
        RepPhaseKind.BACK: "Volte",
        RepPhaseKind.RELAX: "Relaxe",
    },
    levels={
        LevelName.EASIER: "mais fácil",
        LevelName.GENTLE: "um pouco menos",
        LevelName.USUAL: "nível habitual",
        LevelName.HARDER: "mais difícil",
    },
    count_then="{count}, {what}",
    count_side="{count}, {what}",
    decimal=",",
    times=feminine("vez", "vezes"),
    seconds=NumberPhrase(one="um segundo", many="{n} segundos"),
    minutes=NumberPhrase(one="um minuto", many="{n} minutos"),
    minutes_and_seconds="{minutes} e {seconds}",
    set_of="série {n} de {many}",
    last_set="última série",
    round_of="volta {n} de {many}",
    last_round="última volta",
    rest="Descanse.",
    next="a seguir, {what}",
    change_sides="Troque de lado.",
    now="agora {what}",
    halfway="Metade do tempo.",
    last_one="A última",
    each_side="{what} de cada lado",
    and_hold="{what}, mantendo por {time}",
    a_set_every="uma série a cada {time}",
    own_pace="ao seu ritmo",
    press_when_done="Pressione a barra de espaço quando terminar.",
    press_when_ready="Pressione a barra de espaço quando quiser começar.",
    paused="Em pausa.",
    asleep="Em pausa. O computador estava suspenso.",
    more="Mais {time}.",
    from_next_set="A partir da próxima série: {name}, {level}.",
    last_exercise="Este é o último exercício.",
    half_behind="Metade dos exercícios já ficou para trás.",
    finished="Terminou. Esse foi o último exercício. Agora avalie a sua dor, de 0 a 10.",
    stopped="Sessão interrompida. O que fez ficou guardado. Agora avalie a sua dor, de 0 a 10.",
)
