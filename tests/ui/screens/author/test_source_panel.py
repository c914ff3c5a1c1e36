"""A routine's file with the problem that is looked at."""

from textual.app import App

from hipflow.library.live_check import read_source_file
from hipflow.ui.screens.author.source_panel import SourcePanel
from hipflow.ui.theme import ROLE_DEFAULTS
from hipflow.ui.widgets.lists.source_view import SourceView
from tests.builders.home_builder import catalog_in, write_routine
from tests.tools.read_screen import screen_text


class OneApp(App):
    """A file and nothing else."""

    CSS = "WrittenFile { height: 1fr; }"

    def get_theme_variable_defaults(self):
        """Our roles."""
        return dict(ROLE_DEFAULTS)

    def compose(self):
        """One file."""
        yield SourcePanel()


def written(folder, more):
    """A routine of one exercise with more below it, as it was read."""
    path = write_routine(folder / "plan.toml", more=more)
    return read_source_file(path, catalog_in(folder))


async def test_the_gravest_problem_comes_first_and_the_last_leads_back(tmp_path):
    """One at a time, each with its line in view."""
    app = OneApp()
    async with app.run_test(size=(100, 30)) as pilot:
        file, read = app.query_one(SourcePanel), written(tmp_path, "setts = 2\nrepz = 1")
        file.show(read)
        await pilot.pause()
        shown = []
        for problem in (*read.checked.errors, *read.checked.warnings, read.checked.errors[0]):
            assert problem.message in screen_text(app)
            assert app.query_one(SourceView).at == problem.line
            shown.append(problem.code)
            file.show_next_problem()
            await pilot.pause()
        assert shown[0] == shown[-1]


async def test_without_problems_it_follows_the_exercise(tmp_path):
    """And says that all is well."""
    app = OneApp()
    async with app.run_test(size=(100, 30)) as pilot:
        file, read = app.query_one(SourcePanel), written(tmp_path, 'cues = ["x"]')
        file.show(read)
        await pilot.pause()
        assert "No mistakes." in screen_text(app)
        file.show_exercise(0)
        assert read.lines[app.query_one(SourceView).at - 1] == "[[exercise]]"


async def test_with_problems_they_are_looked_at(tmp_path):
    """Choosing an exercise does not lead away from what is to be mended."""
    app = OneApp()
    async with app.run_test(size=(100, 30)):
        file, read = app.query_one(SourcePanel), written(tmp_path, "setts = 2")
        file.show(read)
        file.show_exercise(0)
        assert app.query_one(SourceView).at == read.checked.errors[0].line


async def test_a_file_that_cannot_be_read_says_why(tmp_path):
    """In place of the problem."""
    app = OneApp()
    async with app.run_test(size=(100, 30)) as pilot:
        gone = read_source_file(tmp_path / "gone.toml", catalog_in(tmp_path))
        app.query_one(SourcePanel).show(gone)
        await pilot.pause()
        assert "is not there" in screen_text(app)
