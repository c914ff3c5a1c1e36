"""Routines for tests, built by hand: no file, no checker."""

from typing import Any

from hypothesis import strategies as st

from hipflow.routine.format.choices import Pace, Position, SideChoice, SideOrder
from hipflow.routine.resolve.routine import Circuit, Dose, ExerciseLevel, Prescription, Routine


def play(name: str = "Bridge", **dose: Any) -> ExerciseLevel:
    """An exercise with words to be said, and the given dose."""
    position = dose.pop("position", None)
    return ExerciseLevel(
        id=name.lower(),
        name=name,
        position=position,
        setup="Lie on your back. Bend your knees.",
        cues=("Push through both heels",),
        dose=Dose(**dose),
    )


def counted(reps: int = 3, **dose: Any) -> dict[str, Any]:
    """Guided repetitions of two seconds out and two back unless said otherwise."""
    return {"reps": (reps, reps), "out_s": 2, "back_s": 2, **dose}


def routine(*exercises: Prescription | ExerciseLevel, **fields: Any) -> Routine:
    """A routine of these exercises."""
    prescriptions = tuple(
        e if isinstance(e, Prescription) else Prescription(usual=e) for e in exercises
    )
    return Routine(title=fields.pop("title", "Hip starter"), exercises=prescriptions, **fields)


_SECONDS = st.integers(0, 7)


@st.composite
def doses(draw: st.DrawFn) -> Dose:
    """Any dose a checked routine can hold, small enough to play quickly."""
    kind = draw(st.sampled_from(["counted", "named", "hold", "timed", "paced", "self"]))
    sets = tuple(sorted((draw(st.integers(1, 3)), draw(st.integers(1, 3)))))
    common: dict[str, Any] = {
        "sets": sets,
        "side": draw(st.sampled_from(SideChoice)),
        "side_order": draw(st.sampled_from(SideOrder)),
        "start_side": draw(
            st.sampled_from(
                [SideChoice.LEFT, SideChoice.RIGHT, SideChoice.AFFECTED, SideChoice.OTHER]
            )
        ),
        "second_side_sets": draw(st.none() | st.integers(1, 3)),
        "rest_s": draw(_SECONDS),
        "side_s": draw(_SECONDS),
        "every_s": None if kind == "self" else draw(st.none() | st.integers(5, 60)),
    }
    reps = tuple(sorted((draw(st.integers(1, 4)), draw(st.integers(1, 4)))))
    out_s, back_s = draw(st.integers(1, 3)), draw(_SECONDS)
    hold_s = draw(st.sampled_from([(0, 0), (2, 2), (1, 6)]))
    by_set: dict[str, Any] = {}
    if draw(st.integers(0, 3)) == 0:
        loads = tuple(f"{number} kg" for number in range(1, sets[1] + 1))
        by_set = {"load_by_set": loads}
        if kind in ("counted", "named", "self"):
            by_set["reps_by_set"] = tuple(draw(st.integers(1, 4)) for _ in loads)
            reps = (max(by_set["reps_by_set"]),) * 2
        common |= {**by_set, "sets": (len(loads), len(loads))}
    named = {"rep_phases_s": tuple(draw(st.lists(st.integers(1, 25), min_size=1, max_size=4)))}
    phases: dict[str, Any] = {"out_s": out_s, "hold_s": hold_s, "back_s": back_s}
    if kind in ("counted", "named"):
        phases = named if kind == "named" else {**phases, "relax_s": draw(_SECONDS)}
        return Dose(reps=reps, **phases, **common)
    if kind == "hold":
        held = draw(st.integers(1, 30))
        return Dose(reps=(1, 1), single_hold=True, hold_s=(held, held), **common)
    for_s = tuple(sorted((draw(st.integers(5, 45)), draw(st.integers(5, 45)))))
    if kind == "timed":
        return Dose(for_s=for_s, **common)
    if kind == "paced":
        phases = named if draw(st.booleans()) else phases
        return Dose(for_s=for_s, paced=True, **phases, **common)
    asked = reps if "reps_by_set" in by_set else draw(st.none() | st.just(reps))
    return Dose(pace=Pace.SELF, reps=asked, **common)


@st.composite
def prescriptions(draw: st.DrawFn) -> Prescription:
    """An exercise with any dose and, now and then, levels."""
    drawn = [(name, draw(doses())) for name in ("usual", "easier", "harder")]
    plays = [
        ExerciseLevel(
            id=name,
            name=name.title(),
            dose=dose,
            position=draw(st.sampled_from(Position)),
            phase_names=tuple(f"Phase {letter}" for letter in "abcd"[: len(dose.rep_phases_s)]),
        )
        for name, dose in drawn
    ]
    return Prescription(
        usual=plays[0],
        easier=plays[1] if draw(st.booleans()) else None,
        harder=plays[2] if draw(st.booleans()) else None,
        written_ready_s=draw(st.none() | _SECONDS),
    )


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    """A routine of one to four exercises, some of them in a circuit."""
    exercises = draw(st.lists(prescriptions(), min_size=1, max_size=4))
    circuits: tuple[Circuit, ...] = ()
    if draw(st.booleans()):
        first = draw(st.integers(0, len(exercises) - 1))
        beyond = draw(st.integers(first + 1, len(exercises)))
        exercises = [
            Prescription(
                usual=e.usual,
                easier=e.easier,
                harder=e.harder,
                written_ready_s=e.written_ready_s,
                circuit="A" if first <= i < beyond else None,
            )
            for i, e in enumerate(exercises)
        ]
        change_s = draw(st.none() | _SECONDS)
        rounds, most = draw(st.integers(1, 3)), draw(st.none() | st.integers(3, 4))
        circuits = (
            Circuit(
                name="A",
                rounds=rounds,
                most_rounds=most,
                rest_s=draw(_SECONDS),
                change_s=change_s,
            ),
        )
    return routine(*exercises, circuits=circuits, written_ready_s=draw(st.none() | _SECONDS))
