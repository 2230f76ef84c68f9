"""``opsplan render --to pdf`` at the command line; printing itself is tested with its writer."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import MINIMAL

from opsplan.cli.main import cli
from opsplan.diagnostics import Bilingual
from opsplan.errors import ProgramError
from opsplan.writers.pdf import printing, program


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    Path("plan.yaml").write_text(MINIMAL, "utf-8")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What is asked of the writer, in place of LibreOffice."""
    calls: list[dict[str, object]] = []

    def write_pdf(data: bytes, form: str, **options: object) -> tuple[bytes, tuple[()]]:
        assert data.startswith(b"PK")
        calls.append({"form": form, **options})
        return b"%PDF-" + form.encode(), ()

    monkeypatch.setattr(printing, "write_pdf", write_pdf)
    monkeypatch.setattr(program, "find_office", lambda: "soffice")
    return calls


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["render", "plan.yaml", *arguments])


def test_document_and_deck_become_pdf_files(asked: list[dict[str, object]]) -> None:
    done = run("--to", "pdf,deck-pdf,md", "-o", "out/", "--verify")
    assert done.exit_code == 0, done.output
    assert done.stdout.split() == ["out/plan.pdf", "out/plan-deck.pdf", "out/plan.md"]
    assert Path("out/plan.pdf").read_bytes() == b"%PDF-docx"
    assert Path("out/plan-deck.pdf").read_bytes() == b"%PDF-pptx"
    assert not Path("out/plan.docx").exists()


def test_a_suffix_and_stdout_are_enough(asked: list[dict[str, object]]) -> None:
    assert run("-o", "x.pdf").stdout.split() == ["x.pdf"]
    assert run("--to", "pdf", "-o", "-").stdout_bytes == b"%PDF-docx"


def test_comments_and_the_time_limit_are_passed_on(asked: list[dict[str, object]]) -> None:
    done = run("--to", "pdf", "--comments", "--timeout", "90", "--appendix", "score")
    assert done.exit_code == 0, done.output
    assert [(call["comments"], call["limit"]) for call in asked] == [(True, 90.0)]
    assert "comment" in done.stderr
    assert run("--to", "pdf", "--timeout", "0").exit_code == 2


def test_without_libreoffice_nothing_is_made_and_the_user_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSPLAN_SOFFICE", "nowhere/soffice")
    Path("other.yaml").write_text(MINIMAL, "utf-8")
    done = run("other.yaml", "--to", "docx,pdf")
    assert isinstance(done.exception, ProgramError)
    assert not list(Path().glob("*.docx"))


def test_a_failure_leaves_what_was_there(
    asked: list[dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(data: bytes, form: str, **options: object) -> None:
        raise ProgramError(Bilingual("没有做出", "made no PDF"), Bilingual("另存为", "save it as PDF"))

    monkeypatch.setattr(printing, "write_pdf", fail)
    Path("plan.pdf").write_bytes(b"before")
    done = run("--to", "docx,pdf")
    assert done.exit_code == 1
    assert "error: made no PDF" in done.stderr
    assert "help: save it as PDF" in done.stderr
    assert Path("plan.pdf").read_bytes() == b"before"
    assert not Path("plan.docx").exists()
