"""How an exercise is done, in the author's words."""

from hipflow.ui.widgets.instructions import instruction_blocks


def test_what_is_written_stands_there_in_order():
    """The way into place, the steps by number, the reminders."""
    blocks = instruction_blocks("Lie down.", ["Press", "Lift"], ("Slowly",))
    assert [block.plain for block in blocks] == ["Lie down.", "1  Press\n2  Lift", "–  Slowly"]


def test_what_is_not_written_leaves_no_gap():
    """Nothing at all, or one part alone."""
    assert instruction_blocks(None, None, None) == []
    assert [block.plain for block in instruction_blocks(None, (), ["Slowly"])] == ["–  Slowly"]


def test_brackets_are_no_markup():
    """A file's text is text."""
    assert instruction_blocks("[b]Lie[/b]", None, None)[0].plain == "[b]Lie[/b]"
