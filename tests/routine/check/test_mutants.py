"""Files broken by a seeded hand: no crash, one mind with the schema, and all accepted ones play.

Each proposal, carried out, mends its mistake, keeps every number, and makes no new mistake.

A broken figure is the one thing the schema refuses and the checker only warns of.
"""

from collections import Counter

import pytest

from tests.tools.mutate_files import judge, mutants, shipped

FILES, PARTS = 540, 6


@pytest.mark.parametrize("kind", ["routine", "exercise"])
@pytest.mark.parametrize("part", range(PARTS))
def test_broken_files_are_answered_well(part, kind):
    """Ten thousand of them are a script: ``python -m tests.tools.mutate_files 10000``."""
    library = shipped()
    texts = mutants(seed=part, count=FILES // PARTS, kind=kind)
    verdicts = [judge(text, library, kind) for text in texts]
    assert [fault for verdict in verdicts for fault in verdict.faults] == []
    answers = Counter(verdict.answer for verdict in verdicts)
    assert answers["accepted"] >= 5
    assert answers["refused"] >= 5
    assert sum(verdict.proposals for verdict in verdicts) >= 5
