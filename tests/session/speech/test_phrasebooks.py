"""Whole sentences in every language, as a routine in it says them."""

import re

import pytest
from msgspec import structs

from hipflow.routine.format.choices import LevelName, Pace, Position, SideChoice
from hipflow.routine.resolve.routine import Circuit, Prescription
from hipflow.session.engine import cues
from hipflow.session.engine.events import PauseReason
from hipflow.session.plan.plan import make_plan
from hipflow.session.record import Outcome
from hipflow.session.speech.language_books import SPOKEN_LANGUAGES
from hipflow.session.speech.phrasebook import NumberPhrase, phrasebook_for
from hipflow.session.speech.script import script_lines, script_texts, step_lines
from hipflow.session.speech.speech_settings import SpeechSettings, Verbosity
from hipflow.session.speech.spoken_text import times_text
from tests.builders.routine_builders import counted, play, routine

NAME = "Zeta"
"""What the exercises are called, in a word of no language here."""

GOLDEN = {
    "en": (
        "Zeta. Set 1 of 2. Left side.",
        "3 times each side, and hold for 1 second.",
        "Once each side, and hold for 2.5 seconds.",
        "A set every 60 seconds.",
        "Half of the exercises are behind you.",
        "Rest.",
        "Next, Zeta, last set, left side.",
        "Next, Zeta, standing, round 2 of 3.",
        "Change sides. Right side.",
        "1. Go",
        "Last one. Go",
        "2, left, Go",
        "Hold, 30 seconds.",
        "Halfway.",
        "2 minutes 30 seconds.",
        "12 times, at your own pace.",
        "Press space when you are done.",
        "From the next set: Zeta, easier.",
        "15 seconds more.",
        "Finished. That was the last one. Now rate your pain, from 0 to 10.",
    ),
    "de": (
        "Zeta. Serie 1 von 2, linke Seite.",
        "3 Mal pro Seite, dabei eine Sekunde halten.",
        "Einmal pro Seite, dabei 2,5 Sekunden halten.",
        "Alle 60 Sekunden eine Serie.",
        "Die Hälfte der Übungen liegt hinter Ihnen.",
        "Pause.",
        "Als Nächstes: Zeta, letzte Serie, linke Seite.",
        "Als Nächstes: Zeta, im Stehen, Runde 2 von 3.",
        "Seite wechseln. Rechte Seite.",
        "1, Los",
        "Letztes Mal, Los",
        "2 links, Los",
        "Halten, 30 Sekunden.",
        "Halbzeit.",
        "2 Minuten und 30 Sekunden.",
        "12 Mal, in Ihrem eigenen Tempo.",
        "Drücken Sie die Leertaste, wenn Sie fertig sind.",
        "Ab der nächsten Serie: Zeta, leichter.",
        "15 Sekunden mehr.",
        "Fertig. Das war die letzte Übung. Bewerten Sie jetzt bitte Ihre Schmerzen, von 0 bis 10.",
    ),
    "es": (
        "Zeta. Serie 1 de 2. Lado izquierdo.",
        "3 veces por cada lado, manteniendo un segundo.",
        "Una vez por cada lado, manteniendo 2,5 segundos.",
        "Una serie cada 60 segundos.",
        "Ya va por la mitad de los ejercicios.",
        "Descanse.",
        "A continuación, Zeta, última serie, lado izquierdo.",
        "A continuación, Zeta, de pie, ronda 2 de 3.",
        "Cambie de lado. Lado derecho.",
        "1, Vamos",
        "La última, Vamos",
        "2, izquierda, Vamos",
        "Mantenga, 30 segundos.",
        "Vamos por la mitad.",
        "2 minutos y 30 segundos.",
        "12 veces, a su ritmo.",
        "Pulse la barra espaciadora cuando termine.",
        "A partir de la próxima serie: Zeta, más fácil.",
        "15 segundos más.",
        "Ha terminado. Ese era el último ejercicio. Ahora valore su dolor, de 0 a 10.",
    ),
    "fr": (
        "Zeta. Série 1 sur 2. Côté gauche.",
        "3 fois de chaque côté, en tenant une seconde.",
        "Une fois de chaque côté, en tenant 2,5 secondes.",
        "Une série toutes les 60 secondes.",
        "La moitié des exercices est derrière vous.",
        "Repos.",
        "Ensuite, Zeta, dernière série, côté gauche.",
        "Ensuite, Zeta, debout, tour 2 sur 3.",
        "Changez de côté. Côté droit.",
        "1, Allez",
        "La dernière, Allez",
        "2 à gauche, Allez",
        "Tenez, 30 secondes.",
        "Vous êtes à la moitié.",
        "2 minutes et 30 secondes.",
        "12 fois, à votre allure.",
        "Appuyez sur la barre d'espace quand vous avez terminé.",
        "À partir de la prochaine série : Zeta, plus facile.",
        "15 secondes de plus.",
        "Séance terminée. C'était le dernier exercice. Notez maintenant votre douleur, de 0 à 10.",
    ),
    "it": (
        "Zeta. Serie 1 di 2. Lato sinistro.",
        "3 volte per lato, tenendo per un secondo.",
        "Una volta per lato, tenendo per 2,5 secondi.",
        "Una serie ogni 60 secondi.",
        "Siamo a metà degli esercizi.",
        "Si riposi.",
        "Poi, Zeta, ultima serie, lato sinistro.",
        "Poi, Zeta, in piedi, giro 2 di 3.",
        "Cambi lato. Lato destro.",
        "1, Via",
        "L'ultima, Via",
        "2, sinistra, Via",
        "Tenga, 30 secondi.",
        "Siamo a metà.",
        "2 minuti e 30 secondi.",
        "12 volte, al suo ritmo.",
        "Prema la barra spaziatrice quando ha finito.",
        "Dalla prossima serie: Zeta, più facile.",
        "15 secondi in più.",
        "Ha finito. Era l'ultimo esercizio. Ora valuti il suo dolore, da 0 a 10.",
    ),
    "nl": (
        "Zeta. Serie 1 van 2. Linkerkant.",
        "3 keer per kant, en houd 1 seconde vast.",
        "1 keer per kant, en houd 2,5 seconden vast.",
        "Elke 60 seconden een serie.",
        "De helft van de oefeningen zit erop.",
        "Even rusten.",
        "Hierna: Zeta, laatste serie, linkerkant.",
        "Hierna: Zeta, staand, ronde 2 van 3.",
        "Wissel van kant. Rechterkant.",
        "1, Start",
        "Laatste keer, Start",
        "2 links, Start",
        "Vasthouden, 30 seconden.",
        "Halverwege.",
        "2 minuten en 30 seconden.",
        "12 keer, in uw eigen tempo.",
        "Druk op de spatiebalk als u klaar bent.",
        "Vanaf de volgende serie: Zeta, makkelijker.",
        "15 seconden erbij.",
        "Klaar. Dat was de laatste oefening. Geef uw pijn nu een cijfer, van 0 tot 10.",
    ),
    "pt": (
        "Zeta. Série 1 de 2. Lado esquerdo.",
        "3 vezes de cada lado, mantendo por um segundo.",
        "Uma vez de cada lado, mantendo por 2,5 segundos.",
        "Uma série a cada 60 segundos.",
        "Metade dos exercícios já ficou para trás.",
        "Descanse.",
        "A seguir, Zeta, última série, lado esquerdo.",
        "A seguir, Zeta, de pé, volta 2 de 3.",
        "Troque de lado. Lado direito.",
        "1, Agora",
        "A última, Agora",
        "2, esquerda, Agora",
        "Mantenha, 30 segundos.",
        "Metade do tempo.",
        "2 minutos e 30 segundos.",
        "12 vezes, ao seu ritmo.",
        "Pressione a barra de espaço quando terminar.",
        "A partir da próxima série: Zeta, mais fácil.",
        "Mais 15 segundos.",
        "Terminou. Esse foi o último exercício. Agora avalie a sua dor, de 0 a 10.",
    ),
}
"""Sentences for those who speak the language to read; each stands where the English one does."""

TIMES = {
    "en": ["once", "2 times", "8 times", "20 times", "21 times"],
    "de": ["einmal", "2 Mal", "8 Mal", "20 Mal", "21 Mal"],
    "es": ["una vez", "2 veces", "8 veces", "20 veces", "veintiuna veces"],
    "fr": ["une fois", "2 fois", "8 fois", "20 fois", "vingt et une fois"],
    "it": ["una volta", "2 volte", "8 volte", "20 volte", "21 volte"],
    "nl": ["1 keer", "2 keer", "8 keer", "20 keer", "21 keer"],
    "pt": ["uma vez", "duas vezes", "8 vezes", "20 vezes", "vinte e uma vezes"],
}

SHARED = {
    "de": {"computer", "was"},
    "es": {"a"},
    "fr": {"minutes"},
    "it": {"a", "computer"},
    "nl": {"computer", "is", "was"},
    "pt": {"a"},
}
"""Words that are written the same in English."""

NOT_ENGLISH = [language for language in SPOKEN_LANGUAGES if language != "en"]


def exercise(position, circuit=None, **dose):
    """An exercise with nothing of the author's but its name."""
    bare = structs.replace(play(NAME, **dose), setup=None, cues=(), position=position)
    return Prescription(usual=bare, written_ready_s=40, circuit=circuit)


def plan_in(language):
    """A plan with every kind of work, of rest and of count."""
    hold = {"reps": (1, 1), "single_hold": True, "hold_s": (30, 30)}
    turns = counted(3, out_s=4, hold_s=(1, 1), side=SideChoice.ALTERNATE)
    once = counted(1, hold_s=(2.5, 2.5), side=SideChoice.ALTERNATE)
    made = routine(
        exercise(Position.SUPINE, **counted(3, hold_s=(5, 5), sets=(3, 3), every_s=60)),
        exercise(Position.STANDING, "A", for_s=(150, 150)),
        exercise(Position.FLOOR_SITTING, "A", **once),
        exercise(Position.SIDE_LYING, side=SideChoice.EACH, sets=(2, 2), **hold),
        exercise(Position.QUADRUPED, **turns),
        exercise(Position.SEATED, pace=Pace.SELF, reps=(12, 12)),
        exercise(Position.PRONE, for_s=(30, 30)),
        exercise(Position.KNEELING, pace=Pace.SELF),
        circuits=(Circuit(name="A", rounds=3, rest_s=30),),
        language=language,
    )
    return make_plan(made)


def heard(language):
    """All that is said, line by line: the plan, and what answers keys."""
    plan = plan_in(language)
    lines = [line for index in range(len(plan.steps)) for line in step_lines(plan, index)]
    keys = [
        cues.Paused(at_ms=0, reason=PauseReason.ASKED),
        cues.Paused(at_ms=0, reason=PauseReason.GAP),
        cues.TimeAdded(at_ms=0, added_ms=15_000),
        *(cues.LevelChanged(at_ms=0, exercise=0, level=level, name=NAME) for level in LevelName),
        *(cues.SessionEnded(at_ms=0, outcome=outcome, reason=None) for outcome in Outcome),
    ]
    lines += [line for cue in keys for line in script_lines(plan, [cue])]
    return [line.text for line in lines if line.text]


def texts_in(book):
    """Every text of a book."""
    for value in structs.asdict(book).values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, NumberPhrase):
            yield from (value.one, value.many)
        elif isinstance(value, dict):
            yield from value.values()


def words_in(texts):
    """The words of some texts, small and large letters alike."""
    return {
        word.lower()
        for text in texts
        for word in re.findall(r"[^\W\d_]+", re.sub(r"\{\w+\}", "", text))
    }


@pytest.mark.parametrize("language", GOLDEN)
def test_whole_sentences(language):
    """Each is said where the English one is said."""
    said = dict(zip(heard("en"), heard(language), strict=True))
    assert tuple(said[english] for english in GOLDEN["en"]) == GOLDEN[language]


def test_every_language_has_its_examples():
    """A new one comes with sentences a native speaker has read."""
    assert set(GOLDEN) == set(TIMES) == set(SPOKEN_LANGUAGES)


@pytest.mark.parametrize("language", TIMES)
def test_how_many_times(language):
    """One is a word, and numbers agree with what is counted where a voice would not know."""
    book = phrasebook_for(language)
    assert [times_text(book, count) for count in (1, 2, 8, 20, 21)] == TIMES[language]


@pytest.mark.parametrize("language", NOT_ENGLISH)
def test_nothing_english_is_said(language):
    """Not one word of the English book, however much is said, but for those both languages have."""
    told = [
        text
        for verbosity in Verbosity
        for text in script_texts(plan_in(language), SpeechSettings(verbosity=verbosity))
    ]
    english = words_in(texts_in(phrasebook_for("en")))
    assert words_in([*told, *heard(language)]) & english == SHARED.get(language, set())
