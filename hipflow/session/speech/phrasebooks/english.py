"""English. The reader is spoken to as “you”."""

from hipflow.routine.format.choices import LevelName
from hipflow.routine.format.positions import POSITION_WORDS
from hipflow.session.plan.steps import RepPhaseKind, Side
from hipflow.session.speech.phrasebook import NumberPhrase, Phrasebook

BOOK = Phrasebook(
    sides={Side.LEFT: "left", Side.RIGHT: "right"},
    side_names={Side.LEFT: "left side", Side.RIGHT: "right side"},
    positions=POSITION_WORDS,
    phases={
        RepPhaseKind.OUT: "Go",
        RepPhaseKind.HOLD: "Hold",
        RepPhaseKind.BACK: "Back",
        RepPhaseKind.RELAX: "Relax",
    },
    levels={
        LevelName.EASIER: "easier",
        LevelName.GENTLE: "gentler",
        LevelName.USUAL: "usual",
        LevelName.HARDER: "harder",
    },
    count_then="{count}. {what}",
    count_side="{count}, {what}",
    decimal=".",
    times=NumberPhrase(one="once", many="{n} times"),
    seconds=NumberPhrase(one="1 second", many="{n} seconds"),
    minutes=NumberPhrase(one="1 minute", many="{n} minutes"),
    minutes_and_seconds="{minutes} {seconds}",
    set_of="set {n} of {many}",
    last_set="last set",
    round_of="round {n} of {many}",
    last_round="last round",
    rest="Rest.",
    next="next, {what}",
    change_sides="Change sides.",
    now="now {what}",
    halfway="Halfway.",
    last_one="Last one",
    each_side="{what} each side",
    and_hold="{what}, and hold for {time}",
    a_set_every="a set every {time}",
    own_pace="at your own pace",
    press_when_done="Press space when you are done.",
    press_when_ready="Press space when you are ready.",
    paused="Paused.",
    asleep="Paused. The computer was asleep.",
    more="{time} more.",
    from_next_set="From the next set: {name}, {level}.",
    last_exercise="This is the last exercise.",
    half_behind="Half of the exercises are behind you.",
    finished="Finished. That was the last one. Now rate your pain, from 0 to 10.",
    stopped="Stopped. What you did is kept. Now rate your pain, from 0 to 10.",
)
