"""``opsplan templates test`` and ``preview`` as the writer of a template meets them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from opsplan.cli.main import cli
from opsplan.errors import TemplateError
from opsplan.library.manifest import read_manifest
from opsplan.pipeline.template_trial import trials

MANIFEST = """\
name: class
extends: event
kind: event
title_zh: 公开课
title_en: Open class
description_zh: 一场公开课
description_en: One open class
questions:
  - {id: brand, ask_zh: 公司, ask_en: Company, default_zh: 衡准, default_en: Plumb}
  - {id: date, type: date, ask_zh: 哪一天, ask_en: Which day, default: today+30wd, least: today, lead: 20wd}
  - {id: place, type: choice, default: own, choices: [own, hall]}
"""
STARTER = """\
# {{ brand }}
opsplan: 1
title: {{ brand }} open class
kind: event
period: {start: {{ date | shift("-20wd") }}, end: {{ date | shift("+30d") }}}
{% if place == "own" %}
summary: At our place
{% endif %}
goals:
  - {name: Guests, baseline: 10, target: 20, due: {{ date }}, owner: Ann, source: list}
phases: [{name: Getting ready, objective: Ready, tasks: [{name: Slides, owner: Ann, deliverable: Slides, start: {{ date | shift("-5wd") }}, end: {{ date }}}]}]
activities: [{name: Class, date: {{ date }}, form: salon, costs: [{category: Venue, name: Room, unit_price: 900, quantity: 1}]}]
review: {date: period.end}
"""


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    monkeypatch.setenv("OPSPLAN_TEMPLATES", str(tmp_path / "user"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "template.yaml").write_text(MANIFEST, encoding="utf-8")
    for lang in ("en", "zh-CN"):
        (folder / f"plan.{lang}.yaml.j2").write_text(STARTER, encoding="utf-8")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ("templates", "test", "class", "--jobs", "1", *arguments))


def test_a_sound_template_is_tried_on_every_day_and_choice_in_two_processes_and_its_files_are_kept(
    tmp_path: Path,
) -> None:
    result = run("--jobs", "2", "-o", "out")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0] == "class"
    tried = [line.split(":")[0].strip() for line in lines[1:-1]]
    assert tried[:5] == ["zh-CN", "zh-CN date=2027-02-13", "zh-CN date=2027-10-02", "zh-CN date=2027-11-11", "zh-CN place=hall"]  # fmt: skip
    assert len(tried) == 10
    assert "texts verified" in lines[1]
    assert lines[-1].startswith("1 template, 10 plans, 0 errors")
    made = {path.name for path in (tmp_path / "out").iterdir()}
    suffixes = (".yaml", ".docx", ".pptx", "-gantt.svg", ".md", ".txt", "-deck.txt", "-gantt.xlsx", "-gantt.html", "-calendar.xlsx", "-calendar.ics", "-calendar.html")  # fmt: skip
    assert {f"class-en{suffix}" for suffix in suffixes} <= made
    assert "class-en-10.yaml" in made


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("baseline: 10", "baseline: ten", "plan.en.yaml.j2:10: error: "),
        ("summary: At", "sumary: At", "plan.en.yaml.j2:7: error: "),
        ("{{ brand }} open", "{{ brnd }} open", "plan.en.yaml.j2:3: error: the template uses an unknown name 'brnd'"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_plan_is_told_at_the_template_s_line(
    here: Path, old: str, new: str, words: str
) -> None:
    path = here / "plan.en.yaml.j2"
    path.write_text(STARTER.replace(old, new), encoding="utf-8")
    result = run("--quick")
    assert result.exit_code == 1
    assert f"{path.name}:" in result.stderr
    assert words in result.stderr


def test_quick_tries_the_defaults_only_and_a_document_that_fails_is_told(here: Path) -> None:
    (here / "document.md.j2").write_text("# A\n\n{{ plan.goals[7].name }}\n", encoding="utf-8")
    result = run("--quick", "--lang", "en")
    assert result.exit_code == 1
    assert "document.md.j2:3: error: " in result.stderr
    assert "1 template, 2 plans, 2 errors" in result.stdout
    assert "not verified" in result.stdout


def test_a_template_that_starts_no_plan_is_tried_on_one_of_the_shelf_for_its_kind(here: Path) -> None:
    for lang in ("en", "zh-CN"):
        (here / f"plan.{lang}.yaml.j2").unlink()
    manifest = MANIFEST.partition("questions")[0] + "kinds: [promotion]\n"
    (here / "template.yaml").write_text(manifest, encoding="utf-8")
    tried = trials(read_manifest(here), date(2026, 11, 22), thorough=False)
    assert [(each.template.name, each.starter.kind, each.lang) for each in tried] == [
        ("class", "promotion", "zh-CN"), ("class", "promotion", "en"),
    ]  # fmt: skip


def test_a_preview_prints_the_outline_and_writes_the_files(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ("templates", "preview", "class", "-o", "out", "--lang", "zh-CN"))
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[:4] == ["class  公开课", "  一场公开课", "", "方案：衡准 open class"]
    outline = lines[lines.index("章节") + 1 : lines.index("阶段")]
    assert any(line.endswith("目标") for line in outline)
    assert "  2026-12-25 – 2027-01-04  Getting ready  (1 项任务)" in lines
    assert "  date: 哪一天 [2027-01-04]" in lines
    assert [Path(line).name for line in lines[-4:]] == [
        "class.yaml",
        "class.docx",
        "class.pptx",
        "class-gantt.svg",
    ]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {Path(line).name for line in lines[-4:]}


def test_a_preview_of_a_template_whose_plan_is_wrong_says_so_and_writes_nothing(
    here: Path, tmp_path: Path
) -> None:
    (here / "plan.en.yaml.j2").write_text(STARTER.replace("opsplan: 1", "opsplan: 99"), encoding="utf-8")
    result = CliRunner().invoke(cli, ("templates", "preview", "class", "--lang", "en"))
    assert isinstance(result.exception, TemplateError)
    assert "the plan it starts has an error" in result.exception.text.en
    assert not (tmp_path / "class-preview").exists()


def test_a_preview_gives_a_terminal_no_control_characters(here: Path) -> None:
    (here / "plan.en.yaml.j2").write_text(
        STARTER.replace("title: {{ brand }} open class", 'title: "Red \\e[31m"'), encoding="utf-8"
    )
    result = CliRunner().invoke(cli, ("templates", "preview", "class", "--lang", "en"))
    assert "\x1b" not in result.output
    assert "Plan: Red \\u001b[31m" in result.stdout
