"""What journeys share: the sound device that records."""

from tests.tools.record_sound import _one_ear, no_device, recorded_sink

__all__ = ["_one_ear", "no_device", "recorded_sink"]
