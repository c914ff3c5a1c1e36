"""What is sent to the voice, when, and what is taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipflow.player.announcer import Announcer
from hipflow.routine.format.choices import Pace
from hipflow.routine.resolve.routine import Prescription
from hipflow.session.engine import events
from hipflow.session.engine.cues import SecondsLeft
from hipflow.session.plan.sets import ReadyWait
from hipflow.session.speech import script
from hipflow.session.speech.speech_settings import SpeechSettings, Verbosity
from hipflow.session.speech.tone import Tone
from tests.builders.player_builder import PlayerFixture
from tests.builders.routine_builders import counted, play, routine

MADE = routine(
    Prescription(
        usual=play(**counted(3, hold_s=(6, 6), sets=(2, 2), rest_s=30)),
        easier=play("Clam", **counted(1, sets=(2, 2))),
        written_ready_s=20,
    ),
    Prescription(usual=play("Stretch", for_s=(40, 40)), written_ready_s=20),
)
"""Ready 20, work 30, rest 30, work 30, ready 20, work 40."""


class FakeVoice:
    """Keeps what it was given, with the time it was given at."""

    def __init__(self, clock):
        self._clock = clock
        self.prepared = []
        self.sent = []
        self.taken_back = 0
        self._scheduled = {}

    def prepare(self, texts):
        """What is to be rendered."""
        self.prepared += texts

    def play(self, sounds):
        """Take these."""
        sounds = list(sounds)
        assert sounds, "nothing need not be sent"
        self.sent += [(self._clock.monotonic, sound) for sound in sounds]
        self._scheduled |= {sound.id: sound for sound in sounds}

    def cancel(self, ids=None):
        """Give these back, or everything."""
        if ids is not None:
            for name in ids:
                assert self._scheduled.pop(name).due_s > self._clock.monotonic, "it was cut off"
            return
        self.taken_back += 1
        self._scheduled.clear()

    def scheduled(self):
        """What was not taken back, in order of time."""
        return sorted(self._scheduled.values(), key=lambda sound: sound.due_s)

    def coming(self):
        """What is scheduled and not yet due."""
        return [s for s in self._scheduled.values() if s.due_s > self._clock.monotonic]

    def heard(self, text_or_tone):
        """The seconds from the start at which something is due, as last scheduled."""
        found = [s for _, s in self.sent if text_or_tone in (s.text, s.tone)]
        return [round(sound.due_s - 1_000, 3) for sound in found]


class Hearing:
    """A player of a routine with an announcer and a voice that is not there."""

    def __init__(self, make_stand, made=MADE, **others):
        self.stand = make_stand(made, **others)
        self.player, self.timer = self.stand.player, self.stand.timer
        self.voice = FakeVoice(self.stand.clock)
        speaking = SpeechSettings(speed=self.player.setup.speed)
        self.announcer = Announcer(self.voice, self.player.real_s, speaking)
        self.player.listen(self.announcer)
        self.announcer.prepare(self.player.setup.plan)


@pytest.fixture
def hearing(make_stand):
    """Started."""
    made = Hearing(make_stand)
    made.player.start()
    return made


def test_every_sentence_is_rendered_before_it_begins(make_stand):
    """Before the start the voice has had all of them, the first ones first."""
    hearing = Hearing(make_stand)
    assert hearing.voice.prepared[0] == "Bridge. Set 1 of 2."
    hearing.player.start()
    hearing.timer.pass_time(200)
    said = {sound.text for _, sound in hearing.voice.sent if sound.text}
    assert said <= set(hearing.voice.prepared)


def test_sounds_are_sent_ahead(hearing):
    """All but those of the first moment are with the voice two seconds before they are due."""
    hearing.timer.pass_time(200)
    assert hearing.player.session.ended
    for sent_s, sound in hearing.voice.sent:
        assert sound.due_s - sent_s >= 2 or sent_s == 1_000


def test_nothing_is_sent_twice(hearing):
    """Played straight through, each sound goes out once and none is taken back on the way."""
    hearing.timer.pass_time(200)
    ids = [sound.id for _, sound in hearing.voice.sent]
    assert len(set(ids)) == len(ids)
    assert hearing.voice.taken_back == 1, "only before the very first one"


def test_the_countdown_of_a_rest_is_on_its_way(hearing):
    """In a rest of thirty seconds the three tones are sent ahead, due on the second."""
    hearing.timer.pass_time(50 + 25)
    coming = [s.due_s - 1_000 for s in hearing.voice.coming() if s.tone is Tone.COUNTDOWN]
    assert coming[:3] == [pytest.approx(77), pytest.approx(78), pytest.approx(79)]


def test_late_calls_do_not_make_sounds_late(make_stand):
    """A screen that is 900 ms late at every turn still sends each sound before its time."""
    hearing = Hearing(make_stand, late_s=lambda: 0.9)
    hearing.player.start()
    hearing.timer.pass_time(200)
    for sent_s, sound in hearing.voice.sent:
        assert sound.due_s - sent_s >= 2 or sent_s == 1_000
    assert hearing.voice.heard(Tone.HALFWAY) == [150]


@pytest.mark.parametrize("reason", events.PauseReason)
def test_a_pause_takes_everything_back(hearing, reason):
    """Whatever the reason, nothing foretold is heard while it stands still."""
    hearing.timer.pass_time(22)
    hearing.player.send(events.Pause(reason))
    assert all(sound.text for sound in hearing.voice.coming())
    hearing.timer.pass_time(60)
    assert hearing.voice.coming() == []


def test_going_on_foretells_afresh(hearing):
    """After a pause in a wait the countdown is sent ahead again, later by the pause."""
    hearing.timer.pass_time(10)
    hearing.player.send(events.Pause())
    hearing.timer.pass_time(4)
    hearing.player.send(events.Resume())
    due = [s.due_s - 1_000 for s in hearing.voice.coming() if s.tone is Tone.COUNTDOWN]
    assert due[:3] == [pytest.approx(21), pytest.approx(22), pytest.approx(23)]


def test_work_goes_on_after_three_tones(hearing):
    """Three, two, one and the start tone, each at its time."""
    hearing.timer.pass_time(23)
    hearing.player.send(events.Pause())
    hearing.timer.pass_time(10)
    hearing.player.send(events.Resume())
    tones = [(s.tone, round(s.due_s - 1_000, 3)) for _, s in hearing.voice.sent[-20:] if s.tone]
    wanted = [(Tone.COUNTDOWN, 33), (Tone.COUNTDOWN, 34), (Tone.COUNTDOWN, 35), (Tone.START, 36)]
    assert set(wanted) <= set(tones)


@pytest.mark.parametrize(
    "event",
    [events.Done(), events.Next(), events.SkipExercise(), events.JumpTo(1)],
)
def test_a_key_changes_what_is_foretold(hearing, event):
    """Nothing of the old plan stays scheduled; the new one is sent ahead."""
    hearing.timer.pass_time(5)
    before = {sound.id for sound in hearing.voice.coming()}
    hearing.player.send(event)
    now = {sound.id for sound in hearing.voice.coming()}
    assert hearing.voice.taken_back == 2
    assert now
    assert not now & before


def test_muted_nothing_is_sent(hearing):
    """Mute falls silent at once; switched on again, it speaks from there on."""
    hearing.timer.pass_time(5)
    assert hearing.announcer.mute(hearing.player.session) is True
    assert hearing.voice.coming() == []
    sent = len(hearing.voice.sent)
    hearing.announcer.say_again(hearing.player.session)
    hearing.timer.pass_time(6)
    assert len(hearing.voice.sent) == sent
    assert hearing.announcer.mute(hearing.player.session) is False
    assert [s.due_s - 1_000 for s in hearing.voice.coming() if s.tone is Tone.COUNTDOWN][:1] == [17]
    hearing.timer.pass_time(200)
    assert hearing.voice.heard(Tone.FINISH) == [170]


def test_speaking_otherwise(hearing):
    """Has the sentences rendered anew, and goes on from here in the new way; cuts nothing off."""
    hearing.timer.pass_time(5)
    hearing.voice.prepared.clear()
    hearing.announcer.change(hearing.player.current_session(), SpeechSettings(rate_wpm=300))
    assert hearing.voice.taken_back == 1, "only before the very first one"
    assert "Bridge. Set 1 of 2." in hearing.voice.prepared
    tones = [s.due_s - 1_000 for s in hearing.voice.coming() if s.tone is Tone.COUNTDOWN]
    assert tones[:1] == [17]
    hearing.timer.pass_time(200)
    assert hearing.voice.heard(Tone.FINISH) == [170]


def test_speaking_faster_is_foretold_faster(hearing):
    """The length of a sentence is taken from the new rate: the cue after it comes sooner."""
    cue = "Push through both heels."
    hearing.announcer.change(hearing.player.current_session(), SpeechSettings(rate_wpm=300))
    assert hearing.voice.heard(cue)[-1] < hearing.voice.heard(cue)[0]


@pytest.mark.parametrize("rates", [(300,), (80,), (160, 170, 180, 190, 200), (80, 300, 80)])
@pytest.mark.parametrize("after_s", [1, 2.5, 4, 5, 7])
def test_no_sentence_is_lost_or_said_twice_at_another_speed(hearing, after_s, rates):
    """Whenever the key comes, the name and the setup are heard, once, in their order."""
    whole = ["Bridge. Set 1 of 2.", "Lie on your back.", "Bend your knees."]
    hearing.timer.pass_time(after_s)
    for rate_wpm in rates:
        hearing.announcer.change(
            hearing.player.current_session(), SpeechSettings(rate_wpm=rate_wpm)
        )
    said = [sound.text for sound in hearing.voice.scheduled() if sound.due_s < 1_020]
    assert [text for text in said if text in whole] == whole


def test_speech_off_is_silent_at_once(hearing):
    """A sentence under way is cut off; the tones are still to come."""
    hearing.timer.pass_time(5)
    hearing.announcer.change(
        hearing.player.current_session(), SpeechSettings(verbosity=Verbosity.OFF)
    )
    assert hearing.voice.taken_back == 2
    assert {s.text for s in hearing.voice.coming()} == {None}


def test_muted_it_may_be_changed_and_stays_mute(hearing):
    """A key for the sound does not undo the mute."""
    hearing.announcer.mute(hearing.player.session)
    sent = len(hearing.voice.sent)
    hearing.announcer.change(hearing.player.current_session(), SpeechSettings(rate_wpm=120))
    hearing.announcer.resend(hearing.player.session)
    assert len(hearing.voice.sent) == sent


def test_sending_anew_cuts_nothing_off(hearing):
    """What is to come goes out once more, the same as before; nothing is taken back."""
    hearing.timer.pass_time(5)
    before, sent = hearing.voice.coming(), len(hearing.voice.sent)
    hearing.announcer.resend(hearing.player.session)
    assert hearing.voice.taken_back == 1, "only before the very first one"
    anew = [sound for _, sound in hearing.voice.sent[sent:]]
    assert set(before) <= set(anew)
    assert all(sound.due_s > hearing.stand.clock.monotonic for sound in anew)


def test_saying_again(hearing):
    """What it asks, at once and in full; what is due meanwhile is still on its way."""
    hearing.timer.pass_time(12)
    hearing.announcer.say_again(hearing.player.session)
    again = script.repeat_line(hearing.player.session.plan, 0, 0).text
    assert hearing.voice.heard(again) == [12]
    assert [s.tone for s in hearing.voice.coming() if s.tone][:3] == [Tone.COUNTDOWN] * 3


def test_due_times_follow_the_speed(make_stand):
    """At double speed everything is due in half the time."""
    hearing = Hearing(make_stand, speed=2)
    hearing.player.start()
    hearing.timer.pass_time(100)
    assert hearing.voice.heard(Tone.COUNTDOWN)[:3] == [8.5, 9, 9.5]
    assert hearing.voice.heard(Tone.FINISH) == [85]


def test_own_pace_cannot_be_foreseen(make_stand):
    """Nothing beyond it is sent until the patient is done; then it follows at once."""
    made = routine(
        Prescription(usual=play("Squat", pace=Pace.SELF), written_ready_s=5),
        Prescription(usual=play(**counted(3)), written_ready_s=5),
    )
    hearing = Hearing(make_stand, made)
    hearing.player.start()
    hearing.timer.pass_time(60)
    assert hearing.voice.coming() == []
    hearing.player.send(events.Done())
    assert hearing.voice.heard(Tone.WORK_END) == [60]
    assert any(sound.text == "Bridge." for sound in hearing.voice.coming())


@pytest.fixture
def waiting(make_stand):
    """Started, and every ready waits."""
    made = Hearing(make_stand, wait=ReadyWait.ALWAYS)
    made.player.start()
    return made


def test_nothing_is_foretold_beyond_a_step_that_waits(waiting):
    """The end of its time is sent ahead, nothing after it, and all of it once."""
    waiting.timer.pass_time(16)
    assert [s.tone or s.text for s in waiting.voice.coming()] == [Tone.REST_END, SPACE]
    waiting.timer.pass_time(600)
    ids = [sound.id for _, sound in waiting.voice.sent]
    assert len(set(ids)) == len(ids)
    assert waiting.voice.heard(Tone.REST_END) == [20]
    assert waiting.voice.heard(SPACE) == [20.4]
    assert waiting.voice.heard(Tone.COUNTDOWN) == []
    assert waiting.voice.taken_back == 1, "only before the very first one"


def test_ready_is_answered_by_the_count(waiting):
    """Three, two, one and the work, all sent ahead; what was still to be said is taken back."""
    waiting.timer.pass_time(10)
    waiting.player.send(events.Done())
    coming = [(s.tone, s.due_s - 1_010) for s in waiting.voice.coming() if s.tone][:3]
    assert coming == [(Tone.COUNTDOWN, 1), (Tone.COUNTDOWN, 2), (Tone.START, 3)]
    assert SPACE not in [s.text for s in waiting.voice.coming()]
    assert waiting.voice.heard(Tone.COUNTDOWN)[0] == 10


@pytest.mark.parametrize("passed_s", [25, 600])
def test_a_pause_while_it_waits_says_nothing_again(waiting, passed_s):
    """Gone on where only the key is waited for: nothing is to come."""
    waiting.timer.pass_time(passed_s)
    waiting.player.send(events.Pause(events.PauseReason.PANEL))
    waiting.timer.pass_time(3)
    waiting.player.send(events.Resume())
    waiting.timer.pass_time(60)
    assert waiting.voice.coming() == []
    assert waiting.voice.heard("Bridge. Set 1 of 2.") == [0.4]
    assert waiting.voice.heard(SPACE) == [20.4]


def test_without_time_it_is_named_once_and_asked(make_stand):
    """A ready of 0 s: all its words, then the key, each of them once however long it stands."""
    made = routine(Prescription(usual=play(**counted()), written_ready_s=0))
    hearing = Hearing(make_stand, made, wait=ReadyWait.ALWAYS)
    hearing.player.start()
    hearing.timer.pass_time(120)
    said = [sound.text for _, sound in hearing.voice.sent if sound.text]
    assert said[0] == "Bridge."
    assert said[-1] == SPACE
    assert len(said) == len(set(said))
    assert set(said) <= set(hearing.voice.prepared)


def test_the_end_is_heard(hearing):
    """Stopped in the middle: what was foretold is taken back, the ending is said."""
    hearing.timer.pass_time(22)
    hearing.player.send(events.Stop())
    assert {sound.tone for sound in hearing.voice.coming()} <= {None}
    assert [s.text for s in hearing.voice.coming()] == [
        "Stopped. What you did is kept. Now rate your pain, from 0 to 10."
    ]


def test_a_pause_does_not_swallow_the_setup(hearing):
    """Gone on while getting ready, what was not yet said is said, later by the pause."""
    hearing.timer.pass_time(4)
    hearing.player.send(events.Pause())
    hearing.timer.pass_time(10)
    assert "Bend your knees." not in [s.text for s in hearing.voice.coming()]
    hearing.player.send(events.Resume())
    said = [s.text for s in hearing.voice.coming() if s.text]
    assert said == ["Bend your knees.", "Push through both heels.", SAID_LAST]


SPACE = "Press space when you are ready."
SAID_LAST = "3 times, and hold for 6 seconds."


@given(spans=st.lists(st.integers(100, 9_000), min_size=1, max_size=8))
def test_pauses_never_lose_a_countdown(tmp_path_factory, spans):
    """Paused and gone on in any rhythm: every countdown is with the voice before it is due."""
    stands = []

    def make_stand(made, **others):
        stands.append(PlayerFixture(tmp_path_factory.mktemp("hearing"), made, **others))
        return stands[-1]

    hearing = Hearing(make_stand)
    pressed_s = [1_000.0]

    def check(session, given_cues):
        for cue in given_cues:
            if isinstance(cue, SecondsLeft) and not cue.resuming:
                due_s = hearing.player.real_s(cue.at_ms)
                name = f"{cue.at_ms}:countdown"
                sent_s = [sent_s for sent_s, sound in hearing.voice.sent if sound.id == name][-1]
                assert sent_s <= max(due_s - 2, pressed_s[-1])

    hearing.player.listen(check)
    hearing.player.start()
    for span_ms in [*spans, 20_000]:
        hearing.timer.pass_time(span_ms / 1000)
        hearing.player.send(events.Pause())
        assert all(sound.text == "Paused." for sound in hearing.voice.coming())
        hearing.timer.pass_time(1)
        hearing.player.send(events.Resume())
        pressed_s.append(hearing.stand.clock.monotonic)
    hearing.player.close()


NAME, SETUP = "Bridge. Set 1 of 2.", ["Lie on your back.", "Bend your knees."]
"""The name lasts to 2.4 s; the first sentence of the setup from 2.7 to 3.8, the second to 5.3."""


def said_from(hearing, at_s):
    """The sentences that are due from a second of the clock on, in their order."""
    scheduled = hearing.voice.scheduled()
    return [s.text for s in scheduled if s.text and s.due_s >= 1_000 + at_s]


def set_up(hearing, at_s):
    """What is heard of name and setup from a second on."""
    return [text for text in said_from(hearing, at_s) if text in (NAME, *SETUP)]


@pytest.mark.parametrize(
    ("after_s", "again"),
    [(1.5, [NAME, *SETUP]), (3.2, SETUP), (4.6, SETUP[1:]), (8, [])],
)
def test_a_sentence_that_a_pause_cut_short_is_said_again(hearing, after_s, again):
    """From its own start, then the ones behind it; what was heard out is not said twice."""
    hearing.timer.pass_time(after_s)
    hearing.player.send(events.Pause())
    hearing.timer.pass_time(10)
    hearing.player.send(events.Resume())
    assert set_up(hearing, after_s + 10) == again
    hearing.timer.pass_time(30)
    assert set_up(hearing, after_s + 10) == again


def test_what_is_said_again_ends_before_the_countdown(make_stand):
    """Cut short again and again, only that is said for which there is time; the rest is left."""
    made = routine(Prescription(usual=play(**counted()), written_ready_s=12))
    hearing = Hearing(make_stand, made)
    hearing.player.start()
    hearing.timer.pass_time(2.5)
    counts = []
    for _ in range(6):
        hearing.timer.pass_time(1)
        hearing.player.send(events.Pause())
        hearing.timer.pass_time(5)
        hearing.player.send(events.Resume())
        coming = hearing.voice.coming()
        until_s = min(sound.due_s for sound in coming if sound.tone is Tone.COUNTDOWN)
        said = [s for s in coming if s.text and s.due_s < until_s]
        assert all(s.due_s + SpeechSettings().length_ms(s.text) / 1000 <= until_s for s in said)
        counts.append(len(said))
    assert counts[0] >= 3
    assert counts[-1] == 0
    assert counts == sorted(counts, reverse=True)


def test_more_time_says_the_sentence_again(hearing):
    """After the answer to the key, one after the other; nothing is said twice later on."""
    hearing.timer.pass_time(3.2)
    hearing.player.send(events.AddTime())
    assert said_from(hearing, 3.2)[:3] == ["15 seconds more.", *SETUP]
    first, second = (hearing.voice.heard(text)[-1] for text in SETUP)
    assert 4 < first < second < 9
    hearing.timer.pass_time(30)
    assert set_up(hearing, 3.2) == SETUP


def test_a_pause_within_a_pause_keeps_what_is_owed(hearing):
    """Cut short twice, it is said a third time; the word for the pause is no sign it was heard."""
    hearing.timer.pass_time(1.5)
    for _ in range(2):
        hearing.player.send(events.Pause())
        hearing.timer.pass_time(5)
        hearing.player.send(events.Resume())
        hearing.timer.pass_time(0.5)
    assert set_up(hearing, 7) == [NAME, *SETUP]


def test_own_pace_is_told_again(make_stand):
    """Nothing counts there, so a word that was lost would be missed."""
    made = routine(Prescription(usual=play("Squat", pace=Pace.SELF), written_ready_s=5))
    hearing = Hearing(make_stand, made)
    hearing.player.start()
    hearing.timer.pass_time(6)
    hearing.player.send(events.Pause())
    hearing.timer.pass_time(4)
    before = len(hearing.voice.sent)
    hearing.player.send(events.Resume())
    again = [sound.text for _, sound in hearing.voice.sent[before:] if sound.text]
    assert any("own pace" in text for text in again)
    hearing.timer.pass_time(60)
    assert len(hearing.voice.sent) == before + len(again)


def test_waiting_without_time_a_pause_loses_nothing(make_stand):
    """A ready of 0 s that waits: the words and the key to press are said from where it was cut."""
    made = routine(Prescription(usual=play(**counted()), written_ready_s=0))
    hearing = Hearing(make_stand, made, wait=ReadyWait.ALWAYS)
    hearing.player.start()
    hearing.timer.pass_time(2)
    hearing.player.send(events.Pause())
    hearing.timer.pass_time(60)
    hearing.player.send(events.Resume())
    hearing.timer.pass_time(60)
    said = said_from(hearing, 62)
    assert said[0] == "Lie on your back."
    assert said[-1] == SPACE
    assert len(said) == len(set(said))


def test_saying_again_is_said_again_where_it_was_cut(hearing):
    """Cut short, the step's own words come back; heard out, nothing is repeated."""
    hearing.timer.pass_time(1)
    hearing.announcer.say_again(hearing.player.current_session())
    hearing.timer.pass_time(1)
    hearing.player.send(events.Pause())
    hearing.timer.pass_time(1)
    hearing.player.send(events.Resume())
    assert set_up(hearing, 3) == [NAME, *SETUP]
    hearing.announcer.say_again(hearing.player.current_session())
    assert set_up(hearing, 3) == []


def test_unmuted_the_rest_is_said(hearing):
    """What was missed of the setup while it was mute is made up for."""
    hearing.timer.pass_time(3)
    hearing.announcer.mute(hearing.player.current_session())
    hearing.timer.pass_time(4)
    hearing.announcer.mute(hearing.player.current_session())
    assert set_up(hearing, 7) == SETUP


def test_speech_on_again_says_the_rest(hearing):
    """What was cut off, and what was to come meanwhile; later on it is not said twice."""
    hearing.timer.pass_time(3)
    hearing.announcer.change(
        hearing.player.current_session(), SpeechSettings(verbosity=Verbosity.OFF)
    )
    hearing.timer.pass_time(4)
    hearing.announcer.change(hearing.player.current_session(), SpeechSettings())
    assert set_up(hearing, 7) == SETUP
    hearing.timer.pass_time(6)
    hearing.announcer.resend(hearing.player.current_session())
    hearing.player.send(events.Pause())
    hearing.player.send(events.Resume())
    assert set_up(hearing, 13) == []
