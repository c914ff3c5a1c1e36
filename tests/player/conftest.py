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
