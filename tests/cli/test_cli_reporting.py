"""Findings in a real terminal have colors and its width; anywhere else they are plain."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from conftest import MINIMAL

LONG = MINIMAL + f"titel: {'很长的标题' * 40}\n"


def in_terminal(folder: Path, columns: int, **environment: str) -> str:
    """What ``opsplan check`` writes to a terminal that has so many columns."""
    (folder / "plan.yaml").write_text(LONG, encoding="utf-8")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "TERM")}
    process = subprocess.Popen(
        [sys.executable, "-m", "opsplan.cli.main", "check", "plan.yaml"],
        cwd=folder, stdout=theirs, stdin=subprocess.DEVNULL, env=kept | {"TERM": "xterm"} | environment,
    )  # fmt: skip
    os.close(theirs)
    out = b""
    try:
        while chunk := os.read(ours, 65536):
            out += chunk
    except OSError:  # Linux reports the other side's end as an error
        pass
    os.close(ours)
    process.wait()
    return out.decode()


def test_a_terminal_gets_colors_and_lines_of_its_width(tmp_path: Path) -> None:
    out = in_terminal(tmp_path, 60)
    assert "\x1b[31m\x1b[1merror\x1b[0m[key-unknown]" in out
    shown = next(line for line in out.splitlines() if "titel: 很长" in line)
    assert 15 <= shown.count("很长的标题") * 5 < 30
    assert "…" in shown


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_color_is_respected(environment: dict[str, str], tmp_path: Path) -> None:
    out = in_terminal(tmp_path, 60, **environment)
    assert "error[key-unknown]" in out
    assert "\x1b" not in out


def test_a_pipe_gets_plain_text(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(LONG, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "opsplan.cli.main", "check", "plan.yaml"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "error[key-unknown]" in done.stdout
    assert "\x1b" not in done.stdout
