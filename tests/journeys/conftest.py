"""What journeys share: the sound device that records."""

from recording import _one_ear, no_device, recorded_sink

__all__ = ["_one_ear", "no_device", "recorded_sink"]
