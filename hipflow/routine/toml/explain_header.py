"""Explains headers that are broken, and guesses which one was meant."""

import re

from hipflow.routine.problems.proposal import Part, Proposal, propose, write
from hipflow.routine.toml.explain_letters import UNSEEN
from hipflow.routine.toml.explain_notes import is_heading
from hipflow.routine.toml.statement import BrokenStatement, Explanation, whole, without_comment

TABLES = ("defaults", "pain")
TABLES_OF_EXERCISES = ("say", "words", "easier", "harder", "figure")
_EXERCISE = re.compile(
    r"[\s\[({]*+exercises?[\s\])}]*+(?:$|[#:]|\d|(?<=[\])}\s])\w+\s*+=)", re.IGNORECASE
)


def guess_header(line: str) -> str | None:
    """The header that a broken one was probably meant to be."""
    plain = UNSEEN.sub("", line.split("#", 1)[0]).strip()
    words: list[str] = re.findall(r"[\w-]+", plain)
    if not words or not re.match(r"[\w\[({]", plain):
        return None
    words[0] = words[0].lower()
    bracketed = plain[0] in "[({"
    if words[0] in ("circuit", "circuits") and (bracketed or not words[2:]) and words[1:]:
        return f"[circuit.{_quoted_name(plain)}]"
    if words[0] in ("exercise", "exercises"):
        if _EXERCISE.match(line):
            return "[[exercise]]"
        of_exercise = len(words) > 1 and words[1] in TABLES_OF_EXERCISES
        return f"[exercise.{words[1]}]" if of_exercise else None
    return f"[{words[0]}]" if words[0] in TABLES and len(words) == 1 else None


def _quoted_name(header: str) -> str:
    """The name of a circuit in its header, in quotes where TOML asks for them."""
    name = header.strip("[](){}: \t").split(maxsplit=1)
    name_text = re.split(r"[.\s]+", header.strip("[](){}: \t"), maxsplit=1)[-1].strip("\"' ")
    return name_text if name and re.fullmatch(r"[A-Za-z0-9_\-]+", name_text) else f'"{name_text}"'


def is_header(line: str) -> bool:
    """Whether a broken line was to begin a table, also where its brackets are forgotten."""
    if UNSEEN.sub("", line).lstrip().startswith("["):
        return True
    return "=" not in line and guess_header(line) is not None


def broken_header(statement: BrokenStatement) -> Explanation | None:
    """A header that is not one, with the header that was meant."""
    if not is_header(statement.first) or is_heading(statement):
        return None
    guess = guess_header(statement.first)
    if guess and _needs_quotes(statement.first):
        return Explanation(
            span=whole(statement),
            message="a name with a space, a sign or an accent goes in quotes",
            hint=write(guess),
        )
    return Explanation(
        span=whole(statement),
        message="a heading goes in matching brackets, alone on its line",
        hint=_write_header(statement, guess) if guess else "write for example: [[exercise]]",
    )


def _write_header(statement: BrokenStatement, header: str) -> Proposal:
    """The header, and on a line of its own what stands behind the broken one."""
    rest = re.sub(r"^[\s\[({]*\w+[\s\])}:]*", "", without_comment(statement.first))
    if "=" not in statement.first:
        named = rest.strip("[](){}: \t")
        is_named = header == "[[exercise]]" and named
        return write(f"{header}  # {named}" if is_named else header)
    words = f"write: {header} and put the rest on the next line"
    return propose(words, Part.ENTRY, f"{header}\n{rest}")


def _needs_quotes(header: str) -> bool:
    """Whether nothing is wrong with a header but the letters of its name."""
    return bool(re.fullmatch(r"\[circuit\.[^\]\[.\"']+\]", without_comment(header)))
