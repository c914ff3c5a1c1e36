"""Sounds that wait, those that have begun, and those sent to a new worker."""

from hipflow.session.speech.tone import Tone
from hipflow.voice.app.pending_sounds import PendingSounds
from hipflow.voice.protocol.sound import Sound


def sound(name: str, due_s: float, latest_s: float | None = None, *, speaks: bool = False) -> Sound:
    """A tone, or a sentence."""
    what = {"text": name} if speaks else {"tone": Tone.TICK}
    return Sound(id=name, due_s=due_s, latest_s=due_s if latest_s is None else latest_s, **what)


def test_what_is_repeated_is_no_news():
    """The player repeats what is ahead; only what is new or moved goes to the worker."""
    ledger = PendingSounds()
    assert ledger.add_new([sound("a", 1), sound("b", 2)]) == [sound("a", 1), sound("b", 2)]
    assert ledger.add_new([sound("a", 1), sound("b", 3)]) == [sound("b", 3)]


def test_what_has_begun_is_not_played_again_unless_it_moves():
    """The same id with the same time is the same sound; with another time it is another."""
    ledger = PendingSounds()
    ledger.add_new([sound("a", 1)])
    ledger.close_sound("a", begun=True)
    assert ledger.add_new([sound("a", 1)]) == []
    assert ledger.add_new([sound("a", 5)]) == [sound("a", 5)]


def test_a_new_worker_gets_what_is_not_yet_due():
    """What was sent and was due may have been heard: it is let go, never said twice."""
    ledger = PendingSounds()
    mark_sent = ledger.add_new([sound("was due", 9, latest_s=20), sound("is ahead", 11)])
    ledger.mark_sent(mark_sent)
    ledger.add_new([sound("never sent", 9.9, latest_s=12), sound("too late", 8)])
    assert {each.id for each in ledger.for_new_worker(10)} == {"is ahead", "never sent"}
    assert len(ledger) == 2


def test_what_was_taken_back_may_be_asked_for_again():
    """After a cancel the same sound is news."""
    ledger = PendingSounds()
    ledger.add_new([sound("a", 1), sound("b", 2)])
    ledger.forget(["a"])
    assert ledger.add_new([sound("a", 1)]) == [sound("a", 1)]
    ledger.forget(None)
    assert len(ledger) == 0


def test_sentences_and_tones_are_separate():
    """Sentences and tones are switched off apart."""
    ledger = PendingSounds()
    ledger.add_new([sound("s", 1, speaks=True), sound("t", 1)])
    assert ledger.ids_of_kind(speech=True) == ["s"]
    assert ledger.ids_of_kind(speech=False) == ["t"]


def test_memory_stays_flat():
    """Ten thousand sounds, reported on or not, leave little behind."""
    ledger = PendingSounds()
    for index in range(10_000):
        ledger.add_new([sound(str(index), index)])
        if index % 2:
            ledger.close_sound(str(index), begun=True)
        ledger.prune(index)
    assert len(ledger) < 10
    assert len(ledger._begun) <= 256
