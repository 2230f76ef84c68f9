"""Printing through LibreOffice, with a script in its place: what is asked of it, and how every failure ends."""

from __future__ import annotations

import os
import re
import signal
import time
from datetime import date
from pathlib import Path

import pytest
from conftest import MINIMAL, TODAY, need

from opsplan.errors import ProgramError
from opsplan.pipeline import RenderOptions, check, render
from opsplan.writers.pdf import program
from opsplan.writers.pdf.fonts import missing_fonts
from opsplan.writers.pdf.printing import write_pdf

DAY = date(2027, 3, 1)
ID = "0123456789ABCDEF0123456789ABCDEF"
MADE = f"""%PDF-1.6
1 0 obj <</CreationDate(D:20261122123239Z')>> endobj
trailer
<</Size 2 /ID [ <{ID}>
<{ID}> ]
/DocChecksum /{ID}
>>
"""
PRINTS = f'cp -r "$profile" "$KEPT/profile"; mkdir -p "$out"; cat > "$out/plan.pdf" <<"END"\n{MADE}END\n'
"""What a LibreOffice that works does."""


@pytest.fixture(autouse=True)
def scripts() -> None:
    need(os.name == "posix", "a system with shell scripts")


def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, families: str = "") -> Path:
    """A LibreOffice that runs ``body``, and a fontconfig that knows ``families``; returns where they keep things."""
    kept = tmp_path / "kept"
    kept.mkdir()
    arguments = 'for each; do case "$each" in -env:UserInstallation=file://*) profile="${each#*file://}";; esac; done\n'
    out = 'while [ $# -gt 0 ]; do [ "$1" = --outdir ] && out="$2"; shift; done\n'
    office = _script(tmp_path / "soffice", arguments + out + body)
    fonts = _script(tmp_path / "bin" / "fc-list", f"printf '{families}'\n")
    monkeypatch.setenv("OPSPLAN_SOFFICE", str(office))
    monkeypatch.setenv("PATH", f"{fonts.parent}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setenv("KEPT", str(kept))
    return kept


def _script(path: Path, body: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}", "utf-8")
    path.chmod(0o755)
    return path


def made(form: str, text: str = MINIMAL) -> bytes:
    checked = check(text.encode(), "plan.yaml", today=TODAY)
    return render(checked, RenderOptions((form,), TODAY)).files[form]


def refusal(limit: float | None = None) -> ProgramError:
    with pytest.raises(ProgramError) as caught:
        write_pdf(b"PK", "docx", day=DAY, limit=limit)
    assert caught.value.help is not None
    return caught.value


def settings(kept: Path) -> str:
    return (kept / "profile" / "user" / "registrymodifications.xcu").read_text("utf-8")


@pytest.mark.parametrize("comments", [True, False])
def test_it_prints_with_outline_tags_and_comments_in_a_profile_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, comments: bool
) -> None:
    kept = install(tmp_path, monkeypatch, PRINTS)
    pdf, found = write_pdf(made("docx"), "docx", day=DAY, comments=comments)
    assert pdf.startswith(b"%PDF-")
    assert found == ()
    values = dict(re.findall(r'name="(\w+)" oor:op="fuse"><value>(\w+)<', settings(kept)))
    assert values["UseTaggedPDF"] == values["ExportBookmarks"] == values["DisplayPDFDocumentTitle"] == "true"
    assert values["ExportNotes"] == str(comments).lower()
    assert values["MacroSecurityLevel"] == "3"


def test_a_pdf_does_not_say_when_it_was_made_and_keeps_its_length(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, PRINTS)
    pdf, _ = write_pdf(made("docx"), "docx", day=DAY)
    assert len(pdf) == len(MADE)
    assert b"(D:20270301000000Z')" in pdf
    numbers = set(re.findall(rb"[0-9A-F]{32}", pdf))
    assert len(numbers) == 1
    assert ID.encode() not in numbers


def test_the_locale_of_the_machine_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = install(tmp_path, monkeypatch, f'env > "$KEPT/environment"\n{PRINTS}')
    for name in ("LANG", "LC_ALL", "LC_CTYPE", "LANGUAGE"):
        monkeypatch.setenv(name, "tr_TR.UTF-8")
    write_pdf(made("docx"), "docx", day=DAY)
    environment = (kept / "environment").read_text("utf-8").splitlines()
    local = sorted(line for line in environment if line.startswith(("LANG", "LC_", "TZ")))
    assert local == ["LC_ALL=C.UTF-8", "TZ=UTC"]
    assert "en-US" in settings(kept)


def test_missing_fonts_are_told_and_the_closest_stand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = install(
        tmp_path, monkeypatch, PRINTS, "Liberation Sans\\nTinos\\nNoto Sans CJK SC,思源\\nNoto Sans CJK JP\\n"
    )
    text = MINIMAL.replace("language: en", "language: zh-CN\nsummary: 正文用宋体。")
    _, found = write_pdf(made("docx", text), "docx", day=DAY)
    [finding] = found
    assert finding.rule == "pdf-fonts"
    assert "微软雅黑 → Noto Sans CJK SC" in finding.message.zh
    assert "宋体 → 由 LibreOffice 选" in finding.message.zh
    assert "宋体 → LibreOffice chooses" in finding.message.en
    assert "Arial" not in finding.message.en
    pairs = re.findall(
        r'ReplaceFont" oor:op="fuse"><value>([^<]*)<.*?SubstituteFont" oor:op="fuse"><value>([^<]*)<',
        settings(kept),
    )
    assert pairs == [("微软雅黑", "Noto Sans CJK SC")]


@pytest.mark.parametrize(
    "form, text, missing",
    [
        ("docx", MINIMAL, {"Arial", "Calibri"}),
        ("pptx", MINIMAL, {"Arial"}),
        ("pptx", MINIMAL.replace("title: Plan", "title: 方案"), {"Arial", "微软雅黑"}),
    ],
)
def test_only_fonts_that_are_used_can_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, text: str, missing: set[str]
) -> None:
    install(tmp_path, monkeypatch, PRINTS, "Nothing Like It\\n")
    assert {family for family, _ in missing_fonts(made(form, text), form)} == missing


def test_nothing_is_said_of_fonts_where_nobody_can_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, PRINTS)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert missing_fonts(made("docx"), "docx") == ()


@pytest.mark.parametrize(
    "body, words",
    [
        ("echo some noise; echo no space left >&2; exit 3\n", "ended with code 3: no space left"),
        ("exit 77\n", "ended with code 77"),
        ("echo source file could not be loaded >&2\n", "made no PDF: source file could not be loaded"),
        ('mkdir -p "$out"; echo torn > "$out/plan.pdf"\n', "made no PDF"),
    ],
)
def test_what_libreoffice_says_of_a_failure_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, words: str
) -> None:
    install(tmp_path, monkeypatch, body)
    monkeypatch.setattr("opsplan.writers.pdf.printing.missing_fonts", lambda data, form: ())
    error = refusal()
    assert words in error.text.en
    assert "save them as PDF" in (error.help.en if error.help else "")


def test_after_the_time_limit_it_ends_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = install(tmp_path, monkeypatch, 'sleep 600 & echo $! > "$KEPT/child"; wait\n')
    monkeypatch.setattr("opsplan.writers.pdf.printing.missing_fonts", lambda data, form: ())
    error = refusal(limit=1.0)
    assert "in 1 seconds" in error.text.en
    assert "--timeout" in (error.help.en if error.help else "")
    child = int((kept / "child").read_text())
    for _ in range(200):
        if not _runs(child):
            break
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: int) -> bool:
    """True for a process that does something; one that is dead and not yet collected does nothing."""
    try:
        os.kill(process, signal.SIG_DFL)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_program_that_cannot_be_started_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, "")
    monkeypatch.setattr("opsplan.writers.pdf.printing.missing_fonts", lambda data, form: ())
    office = tmp_path / "soffice"
    office.write_bytes(b"\x00 no program")
    assert f"{office} cannot be started" in refusal().text.en


def test_the_variable_must_name_a_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSPLAN_SOFFICE", str(tmp_path / "nowhere"))
    with pytest.raises(ProgramError, match="no program that can be run"):
        program.find_office()


def test_it_is_looked_for_in_path_and_then_where_installers_put_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPSPLAN_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    installed = _script(tmp_path / "opt" / "soffice", "")
    monkeypatch.setattr(program, "_places", lambda: (installed,))
    assert program.find_office() == str(installed)
    in_path = _script(tmp_path / "bin" / "libreoffice", "")
    assert program.find_office() == str(in_path)


@pytest.mark.parametrize("system, words", [("linux", "apt install"), ("darwin", "brew install"), ("win32", "libreoffice.org")])  # fmt: skip
def test_where_it_is_missing_the_user_is_told_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, words: str
) -> None:
    monkeypatch.delenv("OPSPLAN_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(program, "_places", lambda: (Path("/nowhere/soffice"),))
    monkeypatch.setattr(program, "_system", lambda: system)
    with pytest.raises(ProgramError) as caught:
        program.find_office()
    advice = caught.value.help
    assert advice is not None
    assert words in advice.en
    assert "Looked in: PATH, /nowhere/soffice" in advice.en
    assert "OPSPLAN_SOFFICE" in advice.zh


def test_every_system_has_places_to_look_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROGRAMFILES", "C:\\Program Files")
    for system in ("linux", "darwin", "win32"):
        monkeypatch.setattr(program, "_system", lambda system=system: system)
        assert program._places(), system
