"""``opsplan extract`` as a user meets it: the same bytes back, or a clear refusal."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import MINIMAL

from opsplan.cli.main import cli
from opsplan.errors import UserError

PLANS = {
    "plain": MINIMAL.encode(),
    "bom": b"\xef\xbb\xbf" + MINIMAL.encode(),
    "crlf": MINIMAL.replace("\n", "\r\n").encode(),
    "words": MINIMAL.replace("title: Plan", "title: 年度 <方案> & ]]> 😀\u2028 # 备注").encode(),
    "no newline at its end": MINIMAL.rstrip("\n").encode() + b"  # end \t ",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPSPLAN_LANG", "en")


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, [*arguments], input=stdin)


def refusal(*arguments: str) -> UserError:
    """Why a command line was refused, as it is told with exit code 1."""
    error = run(*arguments).exception
    assert isinstance(error, UserError)
    return error


def render(plan: bytes = MINIMAL.encode(), to: str = "docx") -> None:
    Path("plan.yaml").write_bytes(plan)
    done = run("render", "plan.yaml", "-o", "out/", "--to", to)
    assert done.exit_code == 0, done.output


def packed(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_a_plan_comes_back_byte_for_byte(form: str, plan: bytes) -> None:
    render(plan, form)
    done = run("extract", f"out/plan.{form}", "-o", "-")
    assert done.exit_code == 0, done.stderr
    assert done.stdout_bytes == plan


def test_it_goes_to_a_file_of_the_same_name_and_overwrites_none() -> None:
    render()
    Path("plan.yaml").unlink()
    assert run("extract", "out/plan.docx").stdout.split() == ["plan.yaml"]
    assert Path("plan.yaml").read_text("utf-8") == MINIMAL
    again = run("extract", "out/plan.docx")
    assert again.exit_code == 0
    assert "is that plan already" in again.stderr
    Path("plan.yaml").write_text("mine", "utf-8")
    refused = refusal("extract", "out/plan.docx")
    assert refused.help is not None
    assert "--force" in refused.help.en
    assert Path("plan.yaml").read_text("utf-8") == "mine"
    assert run("extract", "out/plan.docx", "--force").exit_code == 0
    assert Path("plan.yaml").read_text("utf-8") == MINIMAL
    assert run("extract", "out/plan.docx", "-o", "deep/er/").stdout.split() == ["deep/er/plan.yaml"]
    assert run("extract", "out/plan.docx", "-o", "out/plan.docx").exit_code == 2


def test_a_file_may_come_from_stdin() -> None:
    render()
    data = Path("out/plan.docx").read_bytes()
    assert run("extract", "-", "-o", "-", stdin=data).stdout == MINIMAL


BOMB = {f"word/{i}.xml": " " * 50_000_000 for i in range(5)}
ENTITY = '<!DOCTYPE p [<!ENTITY e "x">]><plan xmlns="https://opsplan.dev/ns/plan/1">&e;</plan>'
NO_BASE64 = '<plan xmlns="https://opsplan.dev/ns/plan/1">no base64</plan>'


@pytest.mark.parametrize(
    "data, words",
    [
        (b"", "is no Word or PowerPoint file"),
        (b"\x89PNG\r\n", "is no Word or PowerPoint file"),
        (MINIMAL.encode(), "is no Word or PowerPoint file"),
        (b"PK\x03\x04 torn", "it is damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "protected by a password"),
        (packed({"word/document.xml": "<a/>"}), "there is no plan in"),
        (packed({"customXml/item1.xml": "<other/>"}), "there is no plan in"),
        (packed({"customXml/item1.xml": ENTITY}), "there is no plan in"),
        (packed({"customXml/item1.xml": NO_BASE64}), "it is damaged"),
        (packed(BOMB), "more than 200 MB"),
    ],
    ids=["empty", "picture", "plan", "torn", "old", "foreign", "other part", "entity", "no base64", "bomb"],
)
def test_a_file_without_a_plan_is_refused_and_nothing_written(data: bytes, words: str) -> None:
    Path("x.docx").write_bytes(data)
    error = refusal("extract", "x.docx")
    assert words in error.text.en
    assert error.help is not None
    assert "plans lie in" in error.help.en
    assert [path.name for path in Path().iterdir()] == ["x.docx"]


def test_a_file_that_is_not_there_is_told() -> None:
    assert "cannot read none.docx" in refusal("extract", "none.docx").text.en
