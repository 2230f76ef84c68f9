"""The examples in the page about brands are read as they stand."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path

import company_decks
import pytest
from click.testing import CliRunner
from conftest import MINIMAL, ROOT

from opsplan.branding.read import read_brand
from opsplan.cli.main import cli

PAGE = (ROOT / "docs" / "brand.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def dot() -> bytes:
    """A PNG of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\1\2\3"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("place", [1, 2, 4, 5])
def test_a_brand_file_of_the_page_is_read_without_a_finding(tmp_path: Path, place: int) -> None:
    for name in ("logo.png", "logo-white.png"):
        (tmp_path / name).write_bytes(dot())
    for name in ("公司模板.docx", "company.docx", "公司模板.pptx", "company.pptx"):
        (tmp_path / name).write_bytes(b"PK")
    found = read_brand(BLOCKS[place].encode(), str(tmp_path / "brand.yaml"))
    assert found.findings == ()
    assert found.branding is not None


def test_both_languages_tell_of_the_same_keys() -> None:
    assert len(BLOCKS) == 6
    assert [len(block.splitlines()) > 15 for block in BLOCKS] == [False, False, True] * 2


@pytest.mark.parametrize("place", [0, 3])
def test_a_plan_names_its_brand_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "plans").mkdir()
    (tmp_path / "brand" / "brand.yaml").write_text(BLOCKS[1], encoding="utf-8")
    (tmp_path / "plans" / "plan.yaml").write_text(f"{MINIMAL}{BLOCKS[place]}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli, ["render", "plans/plan.yaml", "--to", "docx"]).exit_code == 0


@pytest.mark.parametrize("line", re.findall(r"^opsplan brand [^#>\n]*", PAGE, re.MULTILINE))
def test_the_commands_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("公司.pptx", "company.pptx"):
        Path(name).write_bytes(company_decks.built(company_decks.wps()))
    result = CliRunner().invoke(cli, line.split()[1:])
    assert result.exit_code == 0
    assert ("brand-logo.png" if " init " in line else "almanac") in result.output
