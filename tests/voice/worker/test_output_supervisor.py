"""The output is opened, watched, and opened again."""

import queue
import threading
from array import array

import pytest

from hipflow.voice.protocol.messages import DeviceStatus
from hipflow.voice.worker import output_supervisor
from hipflow.voice.worker.mixer import Mixer
from hipflow.voice.worker.output import OutputError
from hipflow.voice.worker.output_supervisor import OutputSupervisor, Stream


class FakeOutput:
    """An output that asks for samples when it is opened, and dies when a test says so."""

    name = "fake"

    def __init__(self, source, blocks: int = 10) -> None:
        self.alive = True
        self.closed = threading.Event()
        for _ in range(blocks):
            source(100)

    def close(self) -> None:
        """Note that it was closed."""
        self.closed.set()


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """All waits are short."""
    for name, value in (("_WATCH_EVERY_S", 0.005), ("_REOPEN_S", 0.005), ("_FLOW_S", 0.02)):
        monkeypatch.setattr(output_supervisor, name, value)


def keep(opener):
    """A keeper at work, and what it reports."""
    reports: queue.SimpleQueue[DeviceStatus] = queue.SimpleQueue()
    keeper = OutputSupervisor(Mixer(), reports.put, opener)
    keeper.start()
    return keeper, reports


def test_an_output_that_dies_is_replaced():
    """The dead one is closed, a new one opened; nothing is reported, for nothing has changed."""
    made: queue.SimpleQueue[FakeOutput] = queue.SimpleQueue()

    def opener(source):
        output = FakeOutput(source)
        made.put(output)
        return output

    keeper, reports = keep(opener)
    first = made.get(timeout=30)
    assert reports.get(timeout=30) == DeviceStatus(open=True, name="fake")
    first.alive = False
    second = made.get(timeout=30)
    assert first.closed.wait(5)
    keeper.close()
    assert second.closed.wait(5)
    assert reports.empty()


def test_a_missing_output_is_reported_once_and_tried_again():
    """No device, no device, then one: two reports."""
    tries = iter([OutputError("none"), OutputError("none"), None])

    def opener(source):
        error = next(tries, None)
        if error is not None:
            raise error
        return FakeOutput(source)

    keeper, reports = keep(opener)
    assert reports.get(timeout=30) == DeviceStatus(open=False, name="", detail="none")
    assert reports.get(timeout=30) == DeviceStatus(open=True, name="fake")
    keeper.close()


def test_an_output_that_takes_no_samples_is_none():
    """Opened but never asking: that is silence, and is said."""
    keeper, reports = keep(lambda source: FakeOutput(source, blocks=1))
    assert reports.get(timeout=30).detail == "fake takes no sound"
    keeper.close()


def test_a_fault_in_the_mixer_is_silence_not_the_end_of_the_stream(monkeypatch):
    """The device always gets its samples."""
    mixer = Mixer()
    stream = Stream(mixer)
    monkeypatch.setattr(mixer, "fill", lambda frames, start_s: 1 / 0)
    for _ in range(10):
        assert stream(100) == array("h", bytes(200))
    assert "ZeroDivisionError" in stream.error


def test_a_fault_in_the_mixer_is_reported_once(monkeypatch):
    """The output stays open; the error is reported for the doctor, and not for every block."""
    mixer = Mixer()
    monkeypatch.setattr(mixer, "fill", lambda frames, start_s: 1 / 0)
    reports: queue.SimpleQueue[DeviceStatus] = queue.SimpleQueue()
    outputs: queue.SimpleQueue[FakeOutput] = queue.SimpleQueue()

    def opener(source):
        outputs.put(output := FakeOutput(source))
        return output

    keeper = OutputSupervisor(mixer, reports.put, opener)
    keeper.start()
    assert reports.get(timeout=30) == DeviceStatus(open=True, name="fake")
    found = reports.get(timeout=30)
    assert (found.open, found.name) == (True, "fake")
    assert "ZeroDivisionError" in found.detail
    outputs.get(timeout=30).alive = False
    outputs.get(timeout=30)
    assert reports.get(timeout=30) == DeviceStatus(open=True, name="fake")
    keeper.close()
