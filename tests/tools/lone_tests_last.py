"""The order of a test run on several cores: what keeps an eye on the clock runs by itself, last.

Tests that listen to real sound, and those that measure how long something takes, would fail on a
machine that is busy, and other tests make it busy. So they are kept back until no other test is
left, and then run on one core, one after the other, with nothing beside them.
"""

import pytest
from xdist.scheduler import LoadScheduling
from xdist.workermanage import WorkerController

LONE = "alone"
"""The ``xdist_group`` of tests that run by themselves."""


class LoneTestsLast(LoadScheduling):
    """Hands out tests as pytest-xdist does, and those of the group :data:`LONE` at the very end.

    A worker begins a test only when it knows the next one, or that there is none. So when the
    others run out all workers but one are sent home, and the one that stays waits for them.
    """

    def schedule(self) -> None:
        """Send the first tests out."""
        super().schedule()
        for node in self.nodes:
            self.check_schedule(node)

    def check_schedule(self, node: WorkerController, duration: float = 0) -> None:
        """See whether a worker is to get more, or to go home."""
        if not self.pending or not all(map(self._is_lone, self.pending)):
            super().check_schedule(node, duration)
            return
        staying = [each for each in self.nodes if not each.shutting_down]
        if len(staying) > 1 and node in staying:
            node.shutdown()
            staying.remove(node)
        busy = any(self.node2pending[each] for each in self.nodes if each not in staying)
        if len(staying) == 1 and not busy:
            super()._send_tests(staying[0], len(self.pending))

    def _send_tests(self, node: WorkerController, num: int) -> None:
        self.pending.sort(key=self._is_lone)
        sociable = [index for index in self.pending[:num] if not self._is_lone(index)]
        super()._send_tests(node, len(sociable))

    def _is_lone(self, index: int) -> bool:
        # pytest-xdist writes the group behind the name of a test.
        return self.collection[index].endswith(f"@{LONE}")


def scheduler_for(config: pytest.Config, log: object) -> LoneTestsLast | None:
    """Ours where groups are asked for, as in ``pyproject.toml``; else pytest-xdist's own."""
    return LoneTestsLast(config, log) if config.getvalue("dist") == "loadgroup" else None
