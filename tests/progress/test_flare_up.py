"""The flare-up page: its words, their order, and how they are read out."""

import pytest

from hipflow.progress.flare_up import flare_up_aloud, flare_up_lines, flare_up_page

PAGE = flare_up_page()

MUST_STAND = {
    1: "You fell or were hit and cannot stand on the leg, or it looks shorter or turned out. "
    "Do not try to walk.",
    2: "Sudden very bad hip pain and you cannot put weight on the leg, even without a fall.",
    3: "The hip is very sore or hot, and you feel ill, shivery or feverish.",
    4: "Numb between your legs or around your bottom, or new trouble with pee, poo or sex. "
    "Or both legs go weak.",
    5: "Chest pain, fainting, coughing blood, or suddenly hard to breathe.",
    6: "One leg turns cold, pale or blue, and hurts.",
    7: "A new hip: a pop, then bad pain, a shorter leg, or you cannot move it.",
    8: "Sudden strong pain in a testicle, the belly, or a lump in the groin that will not go back.",
    9: "Any fall or knock with new hip or groin pain, even if you can walk. More so over 65 or "
    "with thin bones.",
    10: "One calf or thigh is swollen, warm, sore, red or darker.",
    11: "A new hip: the wound is red, hot, open or wet; fever over 38 °C; more pain each day.",
    12: "New numbness or weakness in the leg, or it keeps giving way.",
    13: "Groin or thigh pain that grows with every run or walk. Stop running. (Thigh ache on long "
    "bone medicine too.)",
    14: "A child or teenager with hip or knee pain or a limp.",
    15: "Pain that never lets up, day and night, in any position.",
    16: "Losing weight without trying, night sweats, or you have or had cancer.",
    17: "Steroid tablets, much alcohol or sickle cell, and new groin pain.",
    18: "Over 50, both hips or shoulders very stiff each morning for 45 minutes or more. (New "
    "headache or sight change as well: today.)",
    19: "It gets worse week by week, or the hip locks.",
}
"""The reviewed signs, by their number."""


@pytest.mark.parametrize(("number", "text"), MUST_STAND.items())
def test_each_sign_stands_there_word_for_word(number, text):
    """Numbered through; none is missing and none is added."""
    signs = {sign.number: sign.text for part in PAGE for sign in part.signs}
    assert signs[number] == text
    assert len(signs) == len(MUST_STAND)


def test_the_order_is_fixed():
    """What cannot wait comes first, what one can do oneself comes last, on the same page."""
    numbers = [[sign.number for sign in part.signs] for part in PAGE]
    assert numbers == [[*range(1, 9)], [*range(9, 15)], [*range(15, 20)], []]
    assert [part.heading.split(":")[0] for part in PAGE] == [
        "Get help now",
        "See a doctor today",
        "See a doctor this week",
        "If none of these fits",
    ]
    assert [part.is_emergency for part in PAGE] == [True, False, False, False]
    assert PAGE[0].note == "Also when you are not sure."


def test_self_care_says_today_tomorrow_and_when_to_call():
    """In this order, behind what a flare-up is."""
    care = PAGE[-1].paragraphs
    assert [paragraph.lead for paragraph in care] == ["", "Today.", "Tomorrow.", "After.", "Call"]
    assert care[0].text.startswith("More pain than usual for some days is called a flare-up.")
    assert care[-1].whole == (
        "Call your therapist or doctor if it is not better in one week, if this is the third time "
        "in three months, or if you are worried. Use the list above first."
    )


def test_whom_to_call_is_whom_the_routine_names():
    """The author's words stand in the sentence."""
    care = flare_up_page(contact="Clinic on the Hill, 01234 567890")[-1].paragraphs
    assert care[-1].whole.startswith("Call Clinic on the Hill, 01234 567890 if it is not better")


@pytest.mark.parametrize(
    ("emergency", "in_brackets"),
    [("", "(for example 112, 911, 999 or 000)"), ("144", "(144)")],
)
def test_the_emergency_number_is_the_one_written_or_examples(emergency, in_brackets):
    """Never one that was guessed."""
    heading = flare_up_page(emergency)[0].heading
    assert heading == f"Get help now: call your local emergency number {in_brackets}"


def test_in_lines_each_part_stands_apart():
    """Headings, numbered signs, paragraphs; an empty line between two parts."""
    lines = flare_up_lines(PAGE)
    assert lines[0].startswith("Get help now")
    assert lines[1] == "Also when you are not sure."
    assert lines[2].startswith("1. You fell")
    assert [lines[n + 1] for n, line in enumerate(lines) if not line] == [
        part.heading for part in PAGE[1:]
    ]


def test_read_out_a_number_to_call_is_said_digit_by_digit():
    """112 is no hundred and twelve; a count of minutes or years stays a number."""
    lines = flare_up_aloud(flare_up_page("", "Anna, 01234 567890"))
    assert "(for example 1 1 2, 9 1 1, 9 9 9 or 0 0 0)" in lines[0]
    assert any("Call Anna, 0 1 2 3 4 5 6 7 8 9 0 if" in line for line in lines)
    assert any("for 45 minutes" in line for line in lines)
    assert all(lines)
