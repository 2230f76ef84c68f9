"""The files open in a real office program, page for page. Needs LibreOffice; required in CI."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import MINIMAL, ROOT, TODAY, need

from opsplan.pipeline import RenderOptions, check, render
from opsplan.pipeline.extracting import extract_plan

PLAN = ROOT / "plans" / "launch-atlas-2027.yaml"


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of each file as LibreOffice prints it."""
    need(bool(shutil.which("soffice") and shutil.which("pdftotext")), "LibreOffice with pdftotext")
    folder = tmp_path_factory.mktemp("office")
    checked = check(PLAN.read_bytes(), PLAN.name, today=TODAY)
    files = render(checked, RenderOptions(("docx", "pptx"), TODAY)).files
    for form, data in files.items():
        (folder / f"plan-{form}.{form}").write_bytes(data)
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
    ]
    names = sorted(str(path) for path in folder.glob("plan-*.*"))
    subprocess.run([*command, *names], check=True, capture_output=True, timeout=300)
    return {form: _text(folder / f"plan-{form}.pdf") for form in files}


def _text(pdf: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout


@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_libreoffice_prints_what_the_plan_says(pdfs: dict[str, str], form: str) -> None:
    text = " ".join(pdfs[form].split())
    assert pdfs[form].count("\f") > 8
    for words in ("Atlas Shift Planner Launch", "Paying clinics", "168,300", "Company confidential"):
        assert words in text, words


def test_no_field_is_left_without_its_text(pdfs: dict[str, str]) -> None:
    assert "Error!" not in pdfs["docx"]
    assert "Table 1" in pdfs["docx"]


@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_a_file_that_libreoffice_saved_again_still_has_its_plan(form: str, tmp_path: Path) -> None:
    need(bool(shutil.which("soffice")), "LibreOffice")
    text = MINIMAL.replace("title: Plan", "title: 年度 <方案> & ]]> 😀\u2028").encode()
    files = render(check(text, "plan.yaml", today=TODAY), RenderOptions((form,), TODAY)).files
    (tmp_path / f"plan.{form}").write_bytes(files[form])
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        form,
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "again"), str(tmp_path / f"plan.{form}")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert extract_plan("plan", (tmp_path / "again" / f"plan.{form}").read_bytes()) == text


def test_a_pdf_is_tagged_has_an_outline_and_says_the_same_each_time() -> None:
    need(bool(shutil.which("soffice")), "LibreOffice")
    text = MINIMAL.replace(", owner: Ann", "").encode()
    options = RenderOptions(("pdf",), TODAY, comments=True)
    first, second = (render(check(text, "plan.yaml", today=TODAY), options).files["pdf"] for _ in range(2))
    assert first == second
    for mark in (
        b"/StructTreeRoot",
        b"/Outlines",
        b"/DisplayDocTitle true",
        b"/Subtype /Text",
        b"D:20270301000000",
    ):
        assert mark in first, mark
