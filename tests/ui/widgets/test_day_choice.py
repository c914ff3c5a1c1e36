"""Three kinds of day."""

from textual.app import App
from textual.widgets import Label

from hipflow.progress.day_offer import Rest
from hipflow.session.record import Day
from hipflow.ui.widgets.day_choice import DayCard, DayChoice


class ThreeDays(App):
    """An app with nothing but the days."""

    def compose(self):
        """The choice."""
        yield DayChoice({day: f"{day.value} [b]" for day in Day}, Day.GENTLE)


async def test_the_chosen_day_is_marked_without_colour():
    """One mark, on the day that is chosen, and it moves with the choice."""
    app = ThreeDays()
    async with app.run_test(size=(80, 8)) as pilot:
        choice = app.query_one(DayChoice)
        for day in (Day.GENTLE, Day.STRONG):
            choice.choice = day
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
            text = "\n".join("".join(s.text for s in strip) for strip in strips)
            assert text.count("▸") == 1
            assert f"▸ {day.value}" in text
            assert f"{day.value} [b]" in text


async def test_rest_is_there_where_it_is_offered():
    """Before the days, with its key underlined like theirs; else it takes no room."""
    app = ThreeDays()
    async with app.run_test(size=(80, 8)) as pilot:
        choice = app.query_one(DayChoice)
        rest, *days = app.query(DayCard)
        assert not rest.display
        choice.offers_rest, choice.choice = True, Rest.NOT_TODAY
        await pilot.pause()
        assert rest.display
        assert rest.region.right <= days[0].region.x
        name = rest.query_one(".day-name", Label).content
        assert name.plain == "▸ not today"
        (span,) = [span for span in name.spans if span.style == "underline"]
        assert name.plain[span.start : span.end] == "n"
