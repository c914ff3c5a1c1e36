"""Writes the table of systems in docs/platforms.md: what uv finds to install on each.

Run it after a dependency or its marker has changed: ``python -m tests.tools.write_platforms_page``,
with uv at hand. With ``--check`` it writes nothing, and fails where the page says something else.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "platforms.md"
PYTHON = "3.12"
PLATFORMS = {
    "Linux, x86-64": "x86_64-unknown-linux-gnu",
    "Linux, 64-bit ARM": "aarch64-unknown-linux-gnu",
    "Alpine, x86-64": "x86_64-unknown-linux-musl",
    "Alpine, 64-bit ARM": "aarch64-unknown-linux-musl",
    "macOS, Apple silicon": "aarch64-apple-darwin",
    "macOS, Intel": "x86_64-apple-darwin",
    "Windows, x86-64": "x86_64-pc-windows-msvc",
    "Windows, ARM": "aarch64-pc-windows-msvc",
    "Windows, 32 bit": "i686-pc-windows-msvc",
}
"""Each system, and uv's name for it. It has none for Linux on 32-bit ARM."""

_BLOCK = re.compile(r"(<!-- generated: platforms -->\n).*?(<!-- end -->)", re.DOTALL)
_NO_WHEEL = re.compile(r"Wheels are \w+ for `([\w-]+)`")


def renewed(page: str) -> str:
    """The page with its table as it is today."""
    rows = ["| system | installs | speaks by | plays by |", "|---|---|---|---|"]
    rows += [_row(name, platform) for name, platform in PLATFORMS.items()]
    return _BLOCK.sub(lambda block: block[1] + "\n".join(rows) + f"\n{block[2]}", page)


def _row(name: str, platform: str) -> str:
    options = ["--python-version", PYTHON, "--python-platform", platform, "--only-binary", ":all:"]
    asked = subprocess.run(
        ["uv", "pip", "compile", "-q", "--no-header", "--no-annotate", *options, "pyproject.toml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode:
        found = _NO_WHEEL.search(asked.stderr)
        if found is None:
            sys.exit(asked.stderr)
        return f"| {name} | no: there is no `{found[1]}` | | |"
    packages = {line.split("==")[0] for line in asked.stdout.splitlines()}
    speaks = (
        "`say`, which every Mac has"
        if name.startswith("macOS")
        else "pyttsx3 with the library that comes along"
        if "espeakng-loader" in packages
        else "pyttsx3 with the system's own voices"
    )
    plays = "miniaudio" if "miniaudio" in packages else "`aplay` or `pacat`"
    if name.startswith("Windows") and "miniaudio" not in packages:
        plays = "the bell"
    return f"| {name} | yes | {speaks} | {plays} |"


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    now = renewed(page)
    if "--check" not in sys.argv:
        PAGE.write_text(now, encoding="utf-8")
    elif now != page:
        sys.exit(f"{PAGE.name} says something else than uv:\n{now}")
