"""How tests are run: how Hypothesis searches, on how many cores, and how Textual waits."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.builders.player_builder import PlayerFixture
from tests.tools.fast_pilot import quicken
from tests.tools.lone_tests_last import LONE, LoneTestsLast, scheduler_for

MOST_WORKERS = 4
"""A computer may have more cores than it lets its guests use."""
LISTENING = {"recorded_sink", "start_sound_server"}
"""What a test has that listens to real sound."""

# The same examples every time on a server, others every time at a desk.
settings.register_profile("desk", deadline=None, max_examples=40)
settings.register_profile("ci", deadline=None, max_examples=40, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_configure() -> None:
    """Programs that tests start can be stopped with Ctrl+C, though these tests may not be.

    A shell that starts them in the background has them pass by the signal, and their children too.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """The whole suite on every core; a part of it, or pictures drawn anew, in this process."""
    tests = Path(__file__).parent
    whole = {Path(argument).resolve() for argument in config.args} & {tests, tests.parent}
    if not whole or config.option.update_snapshots:
        return 0
    return min(os.cpu_count() or 1, MOST_WORKERS)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoneTestsLast | None:
    """Tests that keep an eye on the clock come last, by themselves."""
    return scheduler_for(config, log)


# Before pytest-xdist looks for groups.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that listen need a machine that is not busy, and share one device."""
    for item in items:
        if LISTENING & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.xdist_group(LONE))


@pytest.fixture(scope="session", autouse=True)
def _quick_screens() -> Iterator[None]:
    """Textual under a pilot without its waiting."""
    with pytest.MonkeyPatch.context() as patch:
        quicken(patch)
        yield


@pytest.fixture
def make_stand(tmp_path):
    """Makes a player of a routine in this test's own folder; see :class:`players.PlayerFixture`."""
    stands = []

    def make(made, **others):
        stands.append(PlayerFixture(tmp_path, made, **others))
        return stands[-1]

    yield make
    for stand in stands:
        stand.player.close()


@pytest.fixture
def go_on(make_stand):
    """Goes on with a session that was left over, as the next program would."""

    def go(left_over):
        stand = make_stand(left_over.found.header.plan, interrupted=left_over)
        stand.player.start()
        return stand

    return go
