"""The diff of two texts, as ``patch`` applies it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import need

from opsplan.fixing.difference import unified

LONG = [f"line {number}\n".encode() for number in range(40)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LONG, [*LONG[:5], b"new\n", *LONG[5:]]),
        (LONG, [*LONG[:3], *LONG[6:30], b"other\n", *LONG[31:], b"more\n", b"and more"]),
        (LONG, [*LONG[:20], b"a\n", b"b\n", *LONG[21:]]),
        ([b"a\n", b"b"], [b"a\n", b"b\n", b"c"]),
        ([], [b"a\n"]),
        ([b"a\r\n", b"b\r\n"], [b"a\r\n", b"x\r\n", b"b\r\n"]),
    ],
)
def test_patch_makes_the_new_text_of_the_old(tmp_path: Path, before: list[bytes], after: list[bytes]) -> None:
    need(shutil.which("patch") is not None, "patch")
    file = tmp_path / "plan.yaml"
    file.write_bytes(b"".join(before))
    difference = unified(b"".join(before), b"".join(after), "plan.yaml")
    subprocess.run(["patch", "-s", "--binary", str(file)], input=difference, check=True, timeout=60)
    assert file.read_bytes() == b"".join(after)


def test_a_line_that_came_is_the_only_one_told() -> None:
    told = unified(b"a\nb\nc\n", b"a\nb\nnew\nc\n", "p")
    assert told == b"--- p\n+++ p\n@@ -1,3 +1,4 @@\n a\n b\n+new\n c\n"
