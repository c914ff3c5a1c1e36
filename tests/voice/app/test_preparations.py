"""The sentences asked for ahead."""

from hipflow.voice.app.preparations import Preparations


def test_each_is_asked_for_once():
    """Cleaned, without repetitions, in their order; what is rendered may be asked for again."""
    preparations = Preparations()
    assert preparations.ask(["One.", "Two\n now.", "One.", " "]) == ("One.", "Two now.")
    assert preparations.ask(["Two now.", "Three."]) == ("Three.",)
    preparations.done("One.", outdated=False)
    assert preparations.open == ("Two now.", "Three.")
    assert preparations.ask(["One."]) == ("One.",)


def test_another_manner_has_all_rendered_anew():
    """What was rendered before as well; an answer in the old manner does not count."""
    preparations = Preparations()
    preparations.ask(["One.", "Two."])
    preparations.done("One.", outdated=False)
    assert preparations.anew() == ("One.", "Two.")
    preparations.done("One.", outdated=True)
    assert preparations.open == ("One.", "Two.")
    preparations.done("One.", outdated=False)
    assert preparations.open == ("Two.",)


def test_what_ended_the_engine_is_not_tried_again():
    """The sentence at work is to blame, and only that one."""
    preparations = Preparations()
    preparations.ask(["Good.", "Bad."])
    assert not preparations.lost()
    preparations.begun("Good.")
    preparations.done("Good.", outdated=False)
    assert not preparations.lost()
    preparations.begun("Bad.")
    assert preparations.lost()
    assert preparations.open == ()
    assert preparations.ask(["Bad."]) == ()
    assert preparations.anew() == ("Good.",)
    assert not preparations.is_sayable("Bad.")


def test_it_remembers_no_more_than_it_must():
    """Of many thousand sentences only the latest are rendered anew."""
    preparations = Preparations()
    for number in range(3_000):
        preparations.ask([f"Number {number}."])
        preparations.done(f"Number {number}.", outdated=False)
    kept = preparations.anew()
    assert len(kept) < 300
    assert kept[-1] == "Number 2999."
