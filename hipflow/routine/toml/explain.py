"""Says in plain words why a statement is not TOML, and what to write instead."""

import re
from collections.abc import Callable

from hipflow.routine.format.schema import keys_of, routine_schema, schema_at
from hipflow.routine.problems.amounts import suggest_number, suggest_sets_and_reps
from hipflow.routine.problems.problem import TextSpan
from hipflow.routine.problems.proposal import Change, Hint, Part, Proposal, propose, write
from hipflow.routine.problems.suggestions import KEY_ALIASES, nearest_word
from hipflow.routine.toml.explain_header import TABLES, broken_header
from hipflow.routine.toml.explain_letters import (
    find_hard_space,
    forbidden_character,
    one_letter,
)
from hipflow.routine.toml.explain_notes import (
    NOTE_OR_ENTRY,
    list_entry,
    note_without_sign,
    prose,
)
from hipflow.routine.toml.explain_twice import written_twice
from hipflow.routine.toml.explain_value import (
    KEY_TABLES,
    RANGE_KEYS,
    TEXT_LISTS,
    quoted_text,
    suggest_list,
    takes_number,
    toml_value,
    value_fault,
)
from hipflow.routine.toml.statement import (
    BARE_KEY,
    PAIR,
    BrokenStatement,
    Explanation,
    span_of,
    whole,
    without_comment,
)

SENTENCE_KEYS = ("title", "name", "summary", "author", "setup", "caution", "load", "use")
"""Keys that people write without a sign before words of their own."""
_KEY_FIRST = re.compile(r"[ \t]*+(?P<key>[A-Za-z_]++)[ \t]++(?P<value>\S.*)")
_NUMBER_FIRST = re.compile(r"[ \t]*+(?P<value>[0-9][^A-Za-z]*+)(?:x[ \t]++)?(?P<key>[A-Za-z_]++)")

UNENDED_TEXT = re.compile(r'[^"\n]*=[ \t]*+"(?!"")(?:[^"\\\n]|\\.)*+$')
"""A line that begins a text in quotes and does not end it."""


def explain(statement: BrokenStatement) -> Explanation:
    """The first explanation that fits."""
    explainers: tuple[Callable[[BrokenStatement], Explanation | None], ...] = (
        forbidden_character,
        find_hard_space,
        written_twice,
        note_without_sign,
        broken_header,
        _over_several_lines,
        _broken_pair,
        _no_equals_sign,
        prose,
    )
    fitting = (explanation for explainer in explainers if (explanation := explainer(statement)))
    return next(fitting, None) or Explanation(
        span=whole(statement),
        message="hipflow does not understand this line",
        hint=NOTE_OR_ENTRY,
    )


def line_fault(line: str) -> tuple[str, Hint] | None:
    """What is wrong with a line without an equals sign, and what to write; ``None`` if unclear."""
    word = line.strip()
    key = _key(word.lower())
    if key and key not in (*TABLES, "exercise", "circuit") and (key == word or takes_number(key)):
        return f"`{key}` has no value", f"write `{key} =` and what it is to be"
    if both := suggest_sets_and_reps(line):
        return "sets and repetitions go on two lines", both
    first = _KEY_FIRST.fullmatch(line)
    if (
        first
        and _is_entry(first["key"], first["value"])
        and (written := _pair(first["key"], first["value"].strip()))
    ):
        return "there must be a `=` between a key and its value", write(written)
    last = _NUMBER_FIRST.fullmatch(line)
    if last and (written := _pair(last["key"], last["value"].strip())):
        return "the key comes first, then `=` and its value", write(written)
    return None


def _is_entry(word: str, value: str) -> bool:
    """Whether a line that begins with this word is an entry, and not a sentence or a heading."""
    key = _key(word.lower())
    return key is not None and (
        takes_number(key) or (key == word and (key in SENTENCE_KEYS or value[0] in "\"'"))
    )


def _over_several_lines(statement: BrokenStatement) -> Explanation | None:
    pair = PAIR.match(statement.first)
    if pair is None or "\n" not in statement.text or not UNENDED_TEXT.match(statement.first):
        return None
    key, span = pair["key"], span_of(statement, pair["value"].rstrip(), pair.start("value"))
    if several := _lines_as_list(key, statement.text):
        return Explanation(
            span=span,
            message=f"the texts of `{key}` are several: each stands in quotes of its own",
            hint=write(f"{key} = {several}"),
        )
    return Explanation(
        span=span,
        message=f"the text of `{key}` goes over several lines",
        hint=_three_quotes(statement),
    )


def _three_quotes(statement: BrokenStatement) -> Proposal:
    """Three quotes around a text that is begun on one line and ends further down."""
    lines = statement.text.split("\n")
    last = next((n for n in range(len(lines) - 1, 0, -1) if '"' in lines[n]), 0)
    ends = (
        one_letter(statement.line, lines[0].find('"')),
        one_letter(statement.line + last, lines[last].rfind('"')),
    )
    words = 'write it on one line, or begin and end it with three quotes: """'
    return Proposal(words, (tuple(Change(end, '"""') for end in ends),) if last else ())


def _broken_pair(statement: BrokenStatement) -> Explanation | None:
    pair = PAIR.match(statement.first)
    if pair is None:
        return None
    key, value = pair["key"], without_comment(pair["value"])
    if pair["mark"] == ":":
        return _with_colon(statement, key, value, pair.start("mark"))
    if not BARE_KEY.fullmatch(key):
        return _pair_explanation(
            statement,
            key,
            "a key is one word of small letters, with `_` between its parts",
            suggest_sets_and_reps(value) or _bare_hint(key),
        )
    if not value:
        return _without_value(statement, key)
    full = _on_one_line(statement, value) if value[0] in "[{" else value
    message, hint = value_fault(key, full, unclosed=statement.unclosed)
    return Explanation(
        span=span_of(statement, value, pair.start("value")), message=message, hint=hint
    )


def _with_colon(statement: BrokenStatement, key: str, value: str, colon: int) -> Explanation:
    if not value and (entries := _as_list(statement, key)):
        return entries
    known = _key(_bare(key)) or nearest_word(_bare(key), _all_keys())
    if (" " in key or known is None) and (note := prose(statement)):
        return note
    meant = toml_value(key, value)
    return _pair_explanation(
        statement,
        key,
        "there must be a `=` between a key and its value",
        write(f"{_bare(key)} = {meant}")
        if meant
        else propose("write `=` for `:`", one_letter(statement.line, colon), " ="),
    )


def _without_value(statement: BrokenStatement, key: str) -> Explanation:
    if entries := _as_list(statement, key):
        return entries
    after = len(statement.first.split("#", 1)[0].rstrip())
    return Explanation(
        span=TextSpan(statement.line, after, statement.line, after + 1),
        message=f"`{key}` has no value",
        hint="write one after the `=`, or delete the line",
    )


def _as_list(statement: BrokenStatement, key: str) -> Explanation | None:
    """What is said of texts that stand below their key, one on each line."""
    entries = [text for text in map(list_entry, statement.text.split("\n")[1:]) if text]
    if not entries:
        return None
    meant = suggest_list(key, f"[{', '.join(map(quoted_text, entries))}]")
    return Explanation(
        span=span_of(statement, key),
        message="a list goes in square brackets, each text in quotes",
        hint=write(f"{key} = {meant}") if meant else "write it as a list, [ … ]",
    )


def _pair_explanation(
    statement: BrokenStatement, key: str, message: str, hint: Hint
) -> Explanation:
    return Explanation(span=span_of(statement, key), message=message, hint=hint)


def _no_equals_sign(statement: BrokenStatement) -> Explanation | None:
    found = line_fault(without_comment(statement.first))
    if found is None:
        return None
    message, hint = found
    return Explanation(span=whole(statement), message=message, hint=hint)


def _pair(word: str, value: str) -> str | None:
    """The entry that was meant, where the word is a key or stands for one."""
    key = _key(word.lower())
    if key is None:
        return None
    if takes_number(key):
        value = suggest_number(key, value, list_allowed=key in RANGE_KEYS) or ""
    written = toml_value(key, value)
    return f"{key} = {written}" if written else None


def _key(word: str) -> str | None:
    known = _all_keys()
    return next((key for key in (word, *KEY_ALIASES.get(word, ())) if key in known), None)


def _all_keys() -> set[str]:
    tables = (schema_at(routine_schema(), table) or {} for table in KEY_TABLES)
    return {key for table in tables for key in keys_of(table)}


def _on_one_line(statement: BrokenStatement, value: str) -> str:
    """A list or a table that goes over several lines, as it would stand on one."""
    lines = [value, *filter(None, map(without_comment, statement.text.split("\n")[1:]))]
    joined = lines[0]
    for line in lines[1:]:
        ends = joined[-1] in ",[{(" or line[0] in ",]})"
        is_entry = list_entry(line) is not None
        if is_entry and joined[-1] != "[":
            # An entry of its own, as in every list written by hand.
            ends = joined[-1] == ","
        joined += f" {line}" if ends or (value[0] == "[" and not is_entry) else f", {line}"
    return joined


def _lines_as_list(key: str, text: str) -> str | None:
    """For a list of texts that is begun as one text over several lines, one text for each line."""
    if key not in TEXT_LISTS:
        return None
    lines = [line.strip(' \t,"').lstrip("-•*– ") for line in text.split("=", 1)[1].split("\n")]
    return f"[{', '.join(quoted_text(line) for line in lines if line)}]"


def _bare_hint(key: str) -> Hint:
    if re.search(r"[^\W\d_a-zA-Z]", key):
        return "keys are English words: check its spelling"
    bare = _bare(key)
    meant = _key(bare) or nearest_word(bare, _all_keys())
    if meant is None:
        return "write it with letters a to z and `_` alone"
    return propose(f"write: {meant}", Part.POINTED, meant)


def _bare(key: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "_", key.lower()).strip("_") or "key"
