"""Players that are let go of after each test."""

import pytest

from players import Stand


@pytest.fixture
def make_stand(tmp_path):
    """Makes a player of a routine in this test's own folder; see :class:`players.Stand`."""
    stands = []

    def make(made, **others):
        stands.append(Stand(tmp_path, made, **others))
        return stands[-1]

    yield make
    for stand in stands:
        stand.player.close()


@pytest.fixture
def go_on(make_stand):
    """Goes on with a session that was left over, as the next program would."""

    def go(left_over):
        stand = make_stand(left_over.found.header.plan, left_over=left_over)
        stand.player.start()
        return stand

    return go
