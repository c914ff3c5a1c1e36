"""The moving person and the big characters, as terminal cells or SVG."""
