"""``opsplan new`` and ``opsplan templates`` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from opsplan.cli.main import cli

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
  - {id: date, type: date, ask_zh: 哪一天, ask_en: Which day, default: today+30wd, lead: 20wd}
"""
STARTER = """\
opsplan: 1
title: {{ brand }} open class
language: en
kind: event
period: {start: {{ date | shift("-20wd") }}, end: {{ date | shift("+30d") }}}
goals: [{name: Guests, baseline: 10, target: 20, due: {{ date }}, owner: Ann, source: list}]   # sample: last year's figures
activities: [{name: Class, date: {{ date }}, form: salon}]
"""


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    monkeypatch.setenv("OPSPLAN_TEMPLATES", str(tmp_path / "user"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22
    monkeypatch.chdir(tmp_path)
    write(Path("templates/class"))
    return tmp_path


def write(folder: Path, manifest: str = MANIFEST) -> None:
    folder.mkdir(parents=True)
    (folder / "template.yaml").write_text(manifest, encoding="utf-8")
    for lang in ("en", "zh-CN"):
        (folder / f"plan.{lang}.yaml.j2").write_text(STARTER, encoding="utf-8")


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=stdin)


def test_a_plan_is_started_says_which_template_won_and_renders() -> None:
    result = run("new", "class", "--date", "June 10", "--set", "brand=Acme: Co")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.split() == ["plan.yaml"]
    assert f"template: {Path('templates/class').resolve()}" in result.stderr
    assert "opsplan check --samples plan.yaml" in result.stderr
    text = Path("plan.yaml").read_text(encoding="utf-8")
    assert 'title: "Acme: Co open class"' in text
    assert "date: 2027-06-10" in text
    assert run("render", "plan.yaml", "--to", "md").exit_code == 0


def test_keys_can_be_in_the_other_language_and_the_plan_go_to_stdout() -> None:
    result = run("new", "class", "--keys", "zh", "-o", "-")
    assert result.exit_code == 0
    assert "标题: Plumb open class" in result.stdout
    assert not Path("plan.yaml").exists()


def test_what_is_there_is_not_overwritten_without_force() -> None:
    Path("plan.yaml").write_text("precious")
    assert run("new", "class").exception is not None
    assert Path("plan.yaml").read_text() == "precious"
    assert run("new", "class", "--force").exit_code == 0


def test_a_lead_time_that_has_gone_is_told_at_once() -> None:
    result = run("new", "class", "--date", "2026-12-10")
    assert result.exit_code == 0
    assert "not enough lead time: 2026-12-10 wants 20 working days" in result.stderr


def test_answers_come_from_a_file_and_the_command_line_wins() -> None:
    Path("answers.yaml").write_text("brand: File\ndate: 2027-03-04\n")
    text = run("new", "class", "--answers", "answers.yaml", "--set", "brand=Line", "-o", "-").stdout
    assert "title: Line open class" in text
    assert "date: 2027-03-04" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("class", "--set", "brnd=x"), "did you mean brand?"),
        (("class", "--set", "brand"), "has no ="),
        (("class", "--date", "someday"), "'someday' names no day"),
        (("clss",), "there is no template 'clss'"),
        (("class", "--answers", "none.yaml"), "cannot read none.yaml"),
    ],
)
def test_a_wrong_call_says_what_would_be_right(arguments: tuple[str, ...], words: str) -> None:
    result = run("new", *arguments)
    assert result.exit_code != 0
    error = result.exception
    told = result.stderr + (f"{error} {getattr(getattr(error, 'help', None), 'en', '')}" if error else "")
    assert words in told
    assert not Path("plan.yaml").exists()


def test_without_a_name_the_templates_there_are_get_listed() -> None:
    result = run("new")
    assert result.exit_code != 0
    named = result.stderr.partition("name a template: ")[2].split(", ")
    assert {"class", "webinar"} <= set(named)
    assert not Path("plan.yaml").exists()


def test_samples_that_are_left_are_listed() -> None:
    run("new", "class")
    result = run("check", "--samples", "plan.yaml", "--format", "json")
    assert result.exit_code == 0
    assert "still a sample of the template: last year's figures" in result.stdout
    text = Path("plan.yaml").read_text(encoding="utf-8").replace("   # sample: last year's figures", "")
    Path("plan.yaml").write_text(text, encoding="utf-8")
    assert "sample-left" not in run("check", "--samples", "plan.yaml", "--format", "json").stdout


def test_the_first_shelf_wins_and_the_list_says_whose_it_is(here: Path) -> None:
    write(here / "user" / "class", MANIFEST.replace("Open class", "The user's class"))
    write(here / "user" / "other", MANIFEST.replace("name: class", "name: other"))
    found = {each["name"]: each for each in json.loads(run("templates", "list", "--format", "json").stdout)}
    assert found["class"]["title"] == "Open class"
    assert found["class"]["origin"] == "project"
    assert found["class"]["languages"] == ["zh-CN", "en"]
    assert found["other"]["origin"] == "user"
    assert found["base"]["origin"] == "built-in"
    assert set(found["base"]) == {"name", "title", "description", "kind", "languages", "path", "origin"}
    assert str(here / "user" / "class") in run("templates", "show", "class").stdout
    assert "other" in run("templates", "list").stdout
    assert run("templates", "path", "other").stdout.strip() == str(here / "user" / "other")


def test_a_copy_is_a_template_of_its_own(here: Path) -> None:
    assert run("templates", "copy", "base", "templates/ours").exit_code == 0
    result = run("templates", "show", "ours")
    assert "extends: base" in result.stdout
    assert run("templates", "check", "ours").exit_code == 0
    assert isinstance(run("templates", "copy", "base", "templates/ours").exception, Exception)


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("document.md.j2", "# A\n\n```view gaols\n```\n", "document.md.j2:3: error: there is no view 'gaols'"),
        ("deck.md.j2", "{% if plan.goals %}\n{{ mesage.goals }}\n{% endif %}\n", "deck.md.j2:2: error: the template uses an unknown name 'mesage'"),
        ("deck.md.j2", "{% if plan.risks and false %}{{ plan.bacground }}{% endif %}\n", "deck.md.j2:1: error: the template uses an unknown name 'bacground'"),
        ("document.md.j2", "{% if %}\n", "document.md.j2:1: error: template syntax"),
        ("plan.en.yaml.j2", "opsplan: 1\ntitle: {{ brnd }}\n", "plan.en.yaml.j2:2: error: the template uses an unknown name 'brnd'"),
        ("plan.en.yaml.j2", "opsplan: 1\nlanguage: en\ntitle: x\n", "plan.en.yaml.j2:1: error: the plan it starts has an error"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_template_is_told_with_file_and_line(file: str, text: str, words: str) -> None:
    Path("templates/class", file).write_text(text, encoding="utf-8")
    result = run("templates", "check", "class")
    assert result.exit_code == 1
    assert words in result.stderr


def test_a_language_that_is_missing_is_told() -> None:
    Path("templates/class/plan.zh-CN.yaml.j2").unlink()
    assert "there is no plan.zh-CN.yaml.j2" in run("templates", "check", "class").stderr
