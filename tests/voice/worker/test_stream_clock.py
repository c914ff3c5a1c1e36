"""Where in time a block of samples is played."""

import random
from itertools import pairwise

from hipflow.voice.worker.stream_clock import StreamClock

RATE_HZ = 22_050
FRAMES = 441
PERIOD_S = FRAMES / RATE_HZ


def run(clock: StreamClock, count: int, began_s: float, lateness_s) -> list[float]:
    """How far each block's start is from the truth, for requests late by so much."""
    errors = []
    for index in range(count):
        truth_s = began_s + index * PERIOD_S
        errors.append(clock.begin_block(FRAMES, truth_s + lateness_s(index)) - truth_s)
    return errors


def test_a_busy_machine_does_not_move_the_beat():
    """Requests late by up to 30 ms at random: after a second no block is off by 1 ms."""
    rng = random.Random(7)  # noqa: S311 - lateness, not secrecy
    errors = run(
        StreamClock(RATE_HZ), 500, 100.0, lambda _: rng.choice([0, 0, 0.0002, rng.uniform(0, 0.03)])
    )
    assert max(errors[50:]) - min(errors[50:]) < 0.001


def test_a_server_that_wakes_now_and_then_does_not_move_the_beat():
    """Requests later and later by 5 ms within 0.7 s, over and over: no block is off by 1 ms."""
    errors = run(StreamClock(RATE_HZ), 500, 100.0, lambda index: index % 35 / 7_000)
    assert max(errors[50:]) - min(errors[50:]) < 0.001


def test_a_buffer_filled_at_the_start_is_no_drift():
    """The first blocks are asked for all at once; from then on time runs evenly."""
    clock = StreamClock(RATE_HZ)
    starts = [clock.begin_block(FRAMES, 50.0) for _ in range(3)]
    starts += [clock.begin_block(FRAMES, 50.0 + (i + 1) * PERIOD_S) for i in range(100)]
    steps = [b - a for a, b in pairwise(starts[3:])]
    assert max(abs(step - PERIOD_S) for step in steps) < 0.001


def test_a_stream_that_stood_still_is_noticed_at_once():
    """After half a second without requests, the next block is placed where it is played."""
    clock = StreamClock(RATE_HZ)
    run(clock, 200, 10.0, lambda _: 0.0)
    later_s = 10.0 + 200 * PERIOD_S + 0.5
    assert abs(clock.begin_block(FRAMES, later_s) - later_s) < 0.001


def test_a_device_with_a_clock_of_its_own_is_followed():
    """A device 0.05 % slow is followed to within 3 ms over a minute."""
    clock = StreamClock(RATE_HZ)
    errors = []
    for index in range(3_000):
        truth_s = index * PERIOD_S * 1.0005
        errors.append(clock.begin_block(FRAMES, truth_s) - truth_s)
    assert max(map(abs, errors)) < 0.003


def test_a_clock_that_ticks_coarsely_keeps_the_beat():
    """Before Python 3.13 that of Windows moves 64 times a second only: no block is off by 1 ms."""
    tick_s = 1 / 64

    def since_the_tick(index):
        return -((100.0 + index * PERIOD_S) % tick_s)

    errors = run(StreamClock(RATE_HZ), 2_000, 100.0, since_the_tick)
    assert max(errors[100:]) - min(errors[100:]) < 0.001
