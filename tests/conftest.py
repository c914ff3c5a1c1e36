"""How tests are run: how Hypothesis searches, on how many cores, and how Textual waits."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.builders.player_builder import PlayerFixture
from tests.tools.fast_pilot import quicken

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
    """All that may share the machine on every core; anything else in this process.

    That is a part of the suite, the tests that run alone, and pictures that are drawn anew.
    """
    tests = Path(__file__).parent
    whole = {Path(argument).resolve() for argument in config.args} & {tests, tests.parent}
    shares = config.option.markexpr == "not alone"
    if not whole or not shares or config.option.update_snapshots:
        return 0
    return min(os.cpu_count() or 1, MOST_WORKERS)


# Before pytest looks which marks are asked for.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that listen need a machine that is not busy, and share one device."""
    for item in items:
        if LISTENING & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.alone)


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

    def go(left_over, moment=None):
        stand = make_stand(left_over.found.header.plan, interrupted=left_over)
        stand.clock.moment = moment or stand.clock.moment
        stand.player.start()
        return stand

    return go
