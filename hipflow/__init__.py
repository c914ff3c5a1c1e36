"""hipflow plays a physiotherapy routine in the terminal and keeps a diary of pain."""

__version__ = "0.1.0"
