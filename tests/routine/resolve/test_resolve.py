"""Where each value comes from: the exercise, the defaults, the library, the built-in value."""

from pathlib import Path

import pytest

from hipflow.routine.format.choices import SideChoice
from hipflow.routine.resolve.resolve import routine_of_exercise
from hipflow.routine.resolve.routine import Circuit, PhaseWords, Say

DATA = Path(__file__).parents[1] / "data"
WALK = '[[exercise]]\nname = "Walk"\nfor_s = 60\n'


def test_the_head_is_carried_over(resolve):
    """Every key of the head reaches the routine, ranges as least and most."""
    routine = resolve((DATA / "hip-starter.toml").read_text(encoding="utf-8"))
    assert routine.title == "Hip starter"
    assert routine.author == "Clinic on the Hill"
    assert routine.language == "en"
    assert routine.affected is SideChoice.LEFT
    assert (routine.per_week, routine.per_day, routine.weeks) == ((3, 3), 1, (4, 6))
    assert routine.written_ready_s == 20
    assert routine.warning == "Stop if you feel sharp or new pain."
    assert (routine.pain.ask_before, routine.pain.caution_at, routine.pain.stop_at) == (True, 3, 6)
    assert routine.circuits == (Circuit(name="A", rounds=2, rest_s=60, change_s=10),)


def test_the_people_are_tidied(resolve):
    """Each on one line; one of nothing but spaces, or left out, is empty."""
    written = """contact = '''Hill Clinic,\n01234'''\nclinic = " "\n"""
    routine = resolve(written + WALK)
    assert (routine.contact, routine.clinic, routine.patient) == ("Hill Clinic, 01234", "", "")


def test_what_is_left_out_has_the_built_in_values(resolve):
    """A bare routine: English, once a day, no week count, the usual pain limits and times."""
    routine = resolve(WALK)
    assert (routine.language, routine.per_day, routine.per_week) == ("en", 1, None)
    assert (routine.affected, routine.written_ready_s) == (None, None)
    assert (routine.pain.caution_at, routine.pain.stop_at) == (3, 6)
    dose = routine.exercises[0].usual.dose
    assert (dose.sets, dose.rest_s, dose.side_s) == ((1, 1), 30, 10)
    assert routine.exercises[0].written_ready_s is None


def test_a_lower_stop_takes_the_amber_zone_down(resolve):
    """``stop_at = 2`` alone leaves no amber zone above the red one."""
    pain = resolve(f"[pain]\nstop_at = 2\n{WALK}").pain
    assert (pain.caution_at, pain.stop_at) == (2, 2)


def test_eight_and_more_is_always_red(resolve):
    """An author may stop earlier, not later; amber then ends there too."""
    pain = resolve(f"[pain]\ncaution_at = 9\nstop_at = 10\n{WALK}").pain
    assert (pain.caution_at, pain.stop_at) == (8, 8)


def test_both_texts_about_pain_are_tidied(resolve):
    """On one line each; one of nothing but spaces is none."""
    written = """[pain]\nadvice = ' '\nstop_advice = '''\n Rest.\n Call us.'''\n"""
    pain = resolve(written + WALK).pain
    assert (pain.advice, pain.stop_advice) == (None, "Rest. Call us.")


def test_rest_comes_from_the_nearest_that_writes_it(resolve):
    """Rest: the exercise, then the routine's defaults, then the library, then 30 s."""
    own = '[[exercise]]\nuse = "squat"\nrest_s = 5\n'
    library = '[[exercise]]\nuse = "squat"\n'
    without = '[[exercise]]\nuse = "seated-march"\n'
    rests = [e.usual.dose.rest_s for e in resolve(own + library + without).exercises]
    assert rests == [5, 60, 30]
    defaults = f"[defaults]\nrest_s = 7\n{own}{library}{without}"
    assert [e.usual.dose.rest_s for e in resolve(defaults).exercises] == [5, 7, 7]


def test_swap_time_comes_from_the_nearest_that_writes_it(resolve):
    """Swapping sides: the exercise, then the defaults, then 10 s."""
    text = '[[exercise]]\nuse = "clamshell"\nside_s = 4\n[[exercise]]\nuse = "clamshell"\n'
    assert [e.usual.dose.side_s for e in resolve(text).exercises] == [4, 10]
    text = f"[defaults]\nside_s = 6\n{text}"
    assert [e.usual.dose.side_s for e in resolve(text).exercises] == [4, 6]


def test_ready_times_are_kept_apart(resolve):
    """The plan decides the ready time: all three that were written are handed on."""
    text = "[defaults]\nready_s = 20\n" + '[[exercise]]\nuse = "squat"\nready_s = 3\n'
    routine = resolve(text)
    assert routine.written_ready_s == 20
    assert routine.exercises[0].written_ready_s == 3
    assert routine.exercises[0].library_ready_s == 12


def test_words_come_from_the_routine_then_the_library(prescribe):
    """A written word wins; what is not written comes from the library, phase by phase."""
    play = prescribe('use = "squat"\nname = "Deep squat"\nwords = { out = "Down" }').usual
    assert (play.id, play.name, play.cues) == ("squat", "Deep squat", ("Breathe",))
    assert play.words == PhaseWords(out="Down")
    assert play.position == "standing"


def test_phase_words_are_joined_with_the_librarys(prescribe, folder):
    """Each phase's word is looked for by itself."""
    with (folder / "library" / "squat.toml").open("a", encoding="utf-8") as file:
        file.write('words = { out = "Down", back = "Up" }\n')
    play = prescribe('use = "squat"\nwords = { out = "Sink" }').usual
    assert play.words == PhaseWords(out="Sink", back="Up")


def test_one_text_is_said_when_getting_ready(prescribe):
    """``say`` as a text alone; and nothing is said where nothing is written."""
    assert prescribe('use = "squat"\nsay = " Well\\n done. "').usual.say == Say(ready="Well done.")
    assert prescribe('use = "squat"').usual.say == Say()


def test_say_may_be_a_table_by_step(prescribe):
    """Each step has its text, on one line; an empty one is none."""
    lines = 'use = "squat"\nsay = { work = "Slow.", switch = "Turn\\nover.", rest = " " }'
    assert prescribe(lines).usual.say == Say(work="Slow.", switch="Turn over.")
    lines = 'use = "squat"\n[exercise.say]\nready = "A."\nrest = "B."'
    assert prescribe(lines).usual.say == Say(ready="A.", rest="B.")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", Say(ready="Lib.", rest="Breathe.")),
        ('say = "Mine."', Say(ready="Mine.")),
        ('say = { work = "Mine." }', Say(work="Mine.")),
        ('say = ""', Say()),
        ("say = {}", Say()),
    ],
)
def test_what_a_routine_has_said_replaces_the_librarys_as_a_whole(prescribe, folder, written, said):
    """Not step by step: who writes one text knows all that is spoken."""
    with (folder / "library" / "squat.toml").open("a", encoding="utf-8") as file:
        file.write('say = { ready = "Lib.", rest = "Breathe." }\n')
    assert prescribe(f'use = "squat"\n{written}').usual.say == said


def test_levels_have_said_what_they_write_or_start_from(prescribe, folder):
    """Like every other word: their own, that of the prescription, or that of another exercise."""
    with (folder / "library" / "mini-squat.toml").open("a", encoding="utf-8") as file:
        file.write('say = "Mini."\n')
    own = prescribe('use = "squat"\nsay = "A."\neasier = { reps = 3, say = { rest = "B." } }')
    assert own.easier.say == Say(rest="B.")
    assert own.usual.say == Say(ready="A.")
    assert prescribe('use = "squat"\nsay = "A."\neasier = { reps = 3 }').easier.say.ready == "A."
    used = prescribe('use = "squat"\nsay = "A."\neasier = "mini-squat"')
    assert used.easier.say == Say(ready="Mini.")


def test_a_routine_may_ask_for_a_voice(resolve):
    """By name or id, on one line; none where none is written."""
    assert resolve(f'voice = " Anna\\n (Enhanced)"\n{WALK}').voice == "Anna (Enhanced)"
    assert resolve(WALK).voice is None


def test_texts_are_put_on_one_line(prescribe):
    """Line ends and runs of spaces in a text become one space; an empty text is none."""
    play = prescribe('use = "squat"\nsetup = """\nStand\n  tall.\n"""\nnote = " "').usual
    assert (play.setup, play.note) == ("Stand tall.", None)


def test_an_exercise_written_out_has_no_id(prescribe):
    """What is not of the library is known by its name alone."""
    play = prescribe(
        'name = "Walk"\nfor_s = 60\nposition = "standing"\nequipment = ["shoes"]'
    ).usual
    assert (play.id, play.name, play.position) == (None, "Walk", "standing")
    assert play.equipment == ("shoes",)


def test_a_level_without_use_starts_from_this_prescription(prescribe):
    """An easier table changes what it names and keeps the rest of this prescription."""
    done = prescribe('use = "clamshell"\nsets = 3\neasier = { reps = 6, hold_s = 2 }')
    assert done.easier is not None
    assert done.easier.id == "clamshell"
    assert (done.easier.dose.sets, done.easier.dose.reps) == ((3, 3), (6, 6))
    assert (done.easier.dose.out_s, done.easier.dose.hold_s, done.easier.dose.back_s) == (
        1,
        (2, 2),
        3,
    )
    assert done.usual.dose.reps == (10, 10)


def test_a_level_with_use_starts_from_that_exercise(prescribe):
    """A harder table with ``use`` takes that exercise's dose and words, not this one's."""
    done = prescribe(
        'use = "squat"\nsets = 5\nload = "10 kg"\nharder = { use = "clamshell-band", reps = 12 }'
    )
    assert done.harder is not None
    assert (done.harder.id, done.harder.name) == ("clamshell-band", "Clamshell band")
    assert (done.harder.dose.sets, done.harder.dose.reps) == ((1, 1), (12, 12))
    assert done.harder.load == "light band"


def test_a_level_may_be_an_id(prescribe):
    """A level that is only an id is that library exercise as it stands there."""
    done = prescribe('use = "squat"\neasier = "mini-squat"')
    assert done.easier is not None
    assert (done.easier.id, done.easier.dose.reps) == ("mini-squat", (8, 8))


def test_the_librarys_levels_apply_where_the_routine_names_none(prescribe):
    """The library's easier one is offered, one level deep: it has no levels of its own here."""
    done = prescribe('use = "bridge"')
    assert done.easier is not None
    assert done.easier.id == "heel-slide"
    assert done.harder is None


def test_a_written_level_replaces_the_librarys(prescribe):
    """Where the routine writes the level, the library's is not offered."""
    done = prescribe('use = "bridge"\neasier = { reps = 3 }')
    assert done.easier is not None
    assert done.easier.id == "bridge"


@pytest.mark.parametrize("level", ["'nowhere'", "{ relax_s = 5 }"])
def test_a_library_level_that_cannot_be_played_is_left_away(prescribe, folder, level):
    """A level that only the library asks for never makes a right routine wrong."""
    path = folder / "library" / "seated-march.toml"
    with path.open("a", encoding="utf-8") as file:
        file.write(f"easier = {level}\n")
    text = path.read_text(encoding="utf-8").replace("for_s = 60", "reps = 4")
    path.write_text(text, encoding="utf-8")
    assert prescribe('use = "seated-march"\nfor_s = 60').easier is None


def test_inside_a_circuit_the_librarys_sets_do_not_count(resolve):
    """The rounds are the sets: one set a round unless the routine itself writes more."""
    text = (
        '[[exercise]]\nuse = "seated-march"\ncircuit = "A"\n'
        '[[exercise]]\nuse = "squat"\nsets = 2\ncircuit = "A"\n[circuit.A]\nrounds = 3\n'
    )
    routine = resolve(text)
    assert [e.usual.dose.sets for e in routine.exercises] == [(1, 1), (2, 2)]
    assert routine.circuits[0] == Circuit(name="A", rounds=3, rest_s=60, change_s=None)


def test_pictures_are_found_beside_the_routine(prescribe, folder):
    """A picture beside the routine becomes its path; a missing one is left away."""
    (folder / "squat.png").write_bytes(b"")
    found = prescribe('use = "squat"\nimage = "squat.png"').usual.image
    assert found == str((folder / "squat.png").resolve())
    assert prescribe('use = "squat"\nimage = "other.png"').usual.image is None


def test_a_librarys_picture_lies_beside_the_library_file(prescribe, folder):
    """A picture the library names is looked for in the library's folder."""
    (folder / "library" / "squat.png").write_bytes(b"")
    with (folder / "library" / "squat.toml").open("a", encoding="utf-8") as file:
        file.write('image = "squat.png"\n')
    found = prescribe('use = "squat"').usual.image
    assert found == str((folder / "library" / "squat.png").resolve())


def test_an_exercise_can_be_played_by_itself(library):
    """Its dose, words, ready time and levels are those it has in the library."""
    found = library.find("bridge")
    routine = routine_of_exercise(found.exercise, library, found.path.parent)
    [alone] = routine.exercises
    assert (routine.title, alone.usual.name, alone.usual.dose.reps) == (
        "Bridge",
        "Bridge",
        (10, 10),
    )
    assert alone.easier.name == "Heel slide"
    squat = library.find("squat")
    assert routine_of_exercise(squat.exercise, library, None).exercises[0].written_ready_s == 12
