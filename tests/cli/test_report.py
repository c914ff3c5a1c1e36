"""The report from the command line."""

import errno

import pytest

from hipflow.cli.report import write_report_in
from hipflow.system.errors import StorageError
from tests.builders.home_builder import write_routine
from tests.fakes.fake_services import FakeWorld, hip_session


def test_a_report(run, kept, tmp_path, monkeypatch):
    """Written where it was asked for, about the days that were asked for."""
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.html"
    result = run("report", "--since", "2026-11-01", "-o", page)
    assert f"Written: {page}" in result.stdout
    assert "10 sessions" in page.read_text(encoding="utf-8")
    assert "<!doctype html>" in run("report", "--since", "2026-11-01", "-o", "-").stdout
    run("report")
    assert (tmp_path / "report.html").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--until", "2026-10-30"), "8 August 2026 to 30 October 2026"),
        (("--since", "0001-01-01"), "1 January 1 to"),
        (("--until", "9999-12-31", "--since", "2026-11-01"), "1 November 2026 to"),
        (("--until", "0001-01-01"), "No session in this time"),
        (("--since", "9999-12-31"), "No session in this time"),
    ],
)
def test_a_report_about_any_days(run, kept, options, words):
    """Twelve weeks to the last one where the first is not said; never days to come."""
    page = run("report", *options, "-o", "-").stdout
    assert words in page
    assert "9999" not in page


def test_a_report_knows_the_goal_and_what_was_before(run, kept, tmp_path):
    """Weeks at its beginning without a session count, where there were some before."""
    write_routine(tmp_path / "home" / "routines" / "hip-starter.toml")
    settings = tmp_path / "home" / "settings.toml"
    settings.write_text("weekly_goal = 4\n", encoding="utf-8")
    page = run("report", "--since", "2026-11-02", "--until", "2026-11-22", "-o", "-").stdout
    assert "9 of 11 sessions of the weekly goal" in page


def test_a_report_that_cannot_be_written_says_why(run, kept, tmp_path):
    """A folder stands where the file should be, a device does, or there is no folder."""
    with pytest.raises(StorageError, match="is there already, and is no file"):
        run("report", "-o", tmp_path)
    with pytest.raises(StorageError, match="There is no folder"):
        run("report", "-o", tmp_path / "none" / "page.html")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("name", ["report.pdf", "report", "report.html.docx"])
def test_a_page_is_not_written_under_the_name_of_something_else(run, kept, tmp_path, name):
    """How to get a PDF is said; nothing is written, and nothing replaced."""
    for force in ([], ["--force"]):
        with pytest.raises(StorageError, match=r"written as a \.html file.*\n.*print it"):
            run("report", "-o", tmp_path / name, *force)
    assert not (tmp_path / name).exists()
    run("report", "-o", tmp_path / "A.HTM")


def test_a_disk_that_refuses_the_report_is_said(run, kept, tmp_path, monkeypatch):
    """The file that was there stands."""

    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("hipflow.cli.report.write_atomic", full)
    with pytest.raises(StorageError, match="The report could not be written: the disk is full"):
        run("report", "-o", tmp_path / "page.html")


def test_a_report_replaces_nothing_unasked(run, kept, tmp_path):
    """Neither an older one nor the history itself."""
    before = kept.path.read_bytes()
    with pytest.raises(StorageError, match="is there already"):
        run("report", "-o", kept.path)
    assert kept.path.read_bytes() == before
    page = tmp_path / "page.html"
    page.write_text("mine", encoding="utf-8")
    assert run("report", "-o", page, "--force").exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_page_that_screens_write_names_its_day(tmp_path):
    """It says where it is; one of the same day is replaced, and a refusal is told."""
    services = FakeWorld(tmp_path, records=[hip_session(1, 3, 7)]).services
    page = tmp_path / "hipflow-report-2026-11-23.html"
    for _ in range(2):
        assert write_report_in(tmp_path, services).startswith(f"Written: {page}.")
    assert "1 session" in page.read_text(encoding="utf-8")
    assert "could not be written" in write_report_in(page, services)
