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


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "plan.yaml").write_text(LONG, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "opsplan.cli.main", "check", "plan.yaml", *arguments],
        cwd=folder, capture_output=True, text=True, check=False, env=os.environ | {"OPSPLAN_LANG": "en"},
    )  # fmt: skip


def test_a_pipe_gets_plain_text(tmp_path: Path) -> None:
    out = check(tmp_path).stdout
    assert "error[key-unknown]" in out
    assert "\x1b" not in out


def test_statistics_keep_the_exit_code_and_refuse_formats_without_counts(tmp_path: Path) -> None:
    counted = check(tmp_path, "--statistics")
    assert counted.returncode == 1
    assert counted.stdout.splitlines() == [
        "1  error  OPS201  key-unknown  an unknown key",
        "plan.yaml: 1 error",
    ]
    refused = check(tmp_path, "--statistics", "--format", "junit")
    assert refused.returncode == 2
    assert "text, json, markdown" in refused.stderr


@pytest.mark.parametrize("form", ["sarif", "github", "junit", "markdown"])
def test_every_format_goes_to_stdout_and_keeps_the_exit_code(form: str, tmp_path: Path) -> None:
    done = check(tmp_path, "--format", form)
    assert done.returncode == 1
    assert "key-unknown" in done.stdout
    assert done.stderr == ""
