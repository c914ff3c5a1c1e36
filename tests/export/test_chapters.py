"""Where each exercise begins, for people and for players."""

from hipflow.export.chapters import Chapter, chapter_lines, chapters_of, cue_sheet_lines
from hipflow.export.guided_session import make_guided_session
from hipflow.routine.format.choices import Pace
from hipflow.routine.resolve.routine import Circuit, Prescription
from hipflow.session.plan.plan import make_plan
from hipflow.session.speech.speech_settings import SpeechSettings
from tests.builders.routine_builders import counted, play, routine

CHAPTERS = (Chapter(0, "Squat"), Chapter(45_000, "Bridge"), Chapter(725_999, "Clamshell"))


def chapters(made):
    """The chapters of a routine, own pace at 20 s."""
    return chapters_of(make_guided_session(make_plan(made), SpeechSettings(), 20_000))


def test_an_exercise_begins_with_getting_ready():
    """One chapter however many sets and sides; own pace counts with the time given to it."""
    made = routine(
        play("Walk", pace=Pace.SELF),
        play("Bridge", **counted(2), sets=(3, 3), rest_s=7),
        play("Squat", **counted(1)),
        written_ready_s=10,
    )
    assert chapters(made) == (
        Chapter(0, "Walk"),
        Chapter(30_000, "Bridge"),
        Chapter(78_000, "Squat"),
    )


def test_in_a_circuit_each_turn_is_a_chapter():
    """With its round; the rest before a round belongs to the exercise it leads to."""
    made = routine(
        Prescription(usual=play("Squat", **counted(1)), circuit="A"),
        Prescription(usual=play("Bridge", **counted(1)), circuit="A"),
        circuits=(Circuit(name="A", rounds=2, rest_s=30, change_s=5),),
        written_ready_s=10,
    )
    assert chapters(made) == (
        Chapter(0, "Squat, round 1 of 2"),
        Chapter(14_000, "Bridge, round 1 of 2"),
        Chapter(23_000, "Squat, round 2 of 2"),
        Chapter(57_000, "Bridge, round 2 of 2"),
    )


def test_as_text():
    """Times below one another, never later than the moment; over an hour with hours."""
    assert chapter_lines(CHAPTERS) == [" 0:00  Squat", " 0:45  Bridge", "12:05  Clamshell"]
    assert chapter_lines([Chapter(3_725_000, "Walk")]) == ["1:02:05  Walk"]
    assert chapter_lines([]) == []


def test_as_a_cue_sheet():
    """Minutes beyond the hour, seconds, and 75ths of a second, rounded down."""
    assert cue_sheet_lines(CHAPTERS, "Hip starter", "hip.wav") == [
        'TITLE "Hip starter"',
        'FILE "hip.wav" WAVE',
        "  TRACK 01 AUDIO",
        '    TITLE "Squat"',
        "    INDEX 01 00:00:00",
        "  TRACK 02 AUDIO",
        '    TITLE "Bridge"',
        "    INDEX 01 00:45:00",
        "  TRACK 03 AUDIO",
        '    TITLE "Clamshell"',
        "    INDEX 01 12:05:74",
    ]
    (index,) = [
        line for line in cue_sheet_lines([Chapter(6_061_000, "Walk")], "", "") if "INDEX" in line
    ]
    assert index == "    INDEX 01 101:01:00"


def test_titles_cannot_break_out():
    """Quotes, line ends and what moves a cursor are taken out of names from a routine's file."""
    name = 'Sit"\n  TRACK 09 AUDIO\r\x1b[2J\u202e "stand'
    (chapter,) = chapters(routine(play(name, **counted(1))))
    for line in [*chapter_lines([chapter]), *cue_sheet_lines([chapter], name, name)]:
        assert line.isprintable()
    lines = cue_sheet_lines([chapter], name, name)
    assert [line.strip().split()[0] for line in lines] == [
        "TITLE",
        "FILE",
        "TRACK",
        "TITLE",
        "INDEX",
    ]
    assert all(line.count('"') in (0, 2) for line in lines)


def test_a_cue_sheet_has_99_tracks_at_most():
    """Its track numbers have two digits: what comes after belongs to the last one."""
    many = [Chapter(number * 1000, "Squat") for number in range(120)]
    tracks = [line for line in cue_sheet_lines(many, "", "") if "TRACK" in line]
    assert tracks[-1] == "  TRACK 99 AUDIO"
    assert len(tracks) == 99
    assert len(chapter_lines(many)) == 120
