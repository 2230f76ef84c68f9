"""Templates from elsewhere that mean harm are stopped, each with an error that says why."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import TODAY
from library_plans import PERIOD, context_of

from opsplan.cli.main import cli
from opsplan.errors import TemplateError, UserError
from opsplan.library import locate
from opsplan.library.compose import compose_document
from opsplan.library.compose_deck import compose_deck
from opsplan.library.copying import copy_template
from opsplan.library.inspecting import wrong_in_files
from opsplan.library.locate import chain, find_template
from opsplan.library.manifest import read_manifest
from opsplan.library.starting.answers import AnswerError
from opsplan.pipeline.starting import desk_for, start

PLAN = PERIOD + "goals: [{name: Sales, baseline: 1, target: 2, due: 2027-06-30, owner: Ann}]\nlanguage: en\n"
SECRET = "top-secret"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    path = tmp_path / "outside.md.j2"
    path.write_text(SECRET, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "evil"
    path.mkdir()
    (path / "template.yaml").write_text("name: evil\nextends: base\n", encoding="utf-8")
    return path


def document_error(folder: Path, text: str | None) -> TemplateError:
    if text is not None:
        (folder / "document.md.j2").write_text(text, encoding="utf-8")
    ctx = context_of(PLAN)
    with pytest.raises(TemplateError) as caught:
        compose_document(ctx.plan, ctx.schedule, template=read_manifest(folder), lang=ctx.lang, today=TODAY)
    assert SECRET not in str(caught.value)
    return caught.value


def manifest_error(folder: Path, text: str) -> TemplateError:
    (folder / "template.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        read_manifest(folder)
    return caught.value


def starter_error(folder: Path, text: str) -> TemplateError:
    (folder / "plan.yaml.j2").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        start(read_manifest(folder), {}, desk_for(date(2026, 11, 22), "en"))
    return caught.value


# ---- files outside the folder


@pytest.mark.parametrize("tag", ["{% include 'PATH' %}", "{% import 'PATH' as x %}", "{% from 'PATH' import x %}", "{% extends 'PATH' %}"])  # fmt: skip
@pytest.mark.parametrize("path", ["/etc/hostname", "evil//etc/hostname", "evil/../outside.md.j2", "../outside.md.j2", "evil/link.j2", "evil/dir/outside.md.j2", "evil/" + "a" * 5000, "evil/a\\0b"])  # fmt: skip
def test_no_file_outside_the_folder_is_read(folder: Path, outside: Path, tag: str, path: str) -> None:
    (folder / "link.j2").symlink_to(outside)
    (folder / "dir").symlink_to(outside.parent)
    assert "there is no template file" in document_error(folder, tag.replace("PATH", path)).text.en


@pytest.mark.parametrize("file", ["template.yaml", "document.md.j2", "deck.md.j2", "plan.yaml.j2"])
def test_a_file_that_is_a_link_out_of_the_folder_is_not_read(folder: Path, outside: Path, file: str) -> None:
    (folder / file).unlink(missing_ok=True)
    (folder / file).symlink_to(outside)
    if file == "template.yaml":
        with pytest.raises(TemplateError, match="no file of the template's folder"):
            read_manifest(folder)
        return
    template = read_manifest(folder)
    wrong = [error.text.en for error in wrong_in_files(template, ())]
    assert any("no file of the template's folder" in each for each in wrong)
    ctx = context_of(PLAN)
    making = {
        "document.md.j2": lambda: compose_document(
            ctx.plan, ctx.schedule, template=template, lang="en", today=TODAY
        ),
        "deck.md.j2": lambda: compose_deck(ctx.plan, ctx.schedule, template=template, lang="en", today=TODAY),
        "plan.yaml.j2": lambda: start(template, {}, desk_for(TODAY, "en")),
    }
    with pytest.raises(TemplateError):
        making[file]()


@pytest.mark.skipif(os.name == "nt", reason="pipes are files of Unix")
def test_a_pipe_among_the_files_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "deck.md.j2")
    assert [Path(error.file).name for error in wrong_in_files(read_manifest(folder), ())] == ["deck.md.j2"]


@pytest.mark.parametrize("key", ["name", "extends"])
@pytest.mark.parametrize("name", ["../outside", "/etc", "a/b", ".hidden", "a\\\\b", "x" * 61])
def test_a_name_is_no_path(folder: Path, key: str, name: str) -> None:
    error = manifest_error(folder, f'title_zh: x\n{key}: "{name}"\n')
    assert (error.line, error.text.en) == (2, "this name of a template cannot be used")


def test_nothing_is_found_by_a_name_that_leads_elsewhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    template = read_manifest(folder)
    with pytest.raises(UserError):
        find_template("templates/../evil")
    assert [each.name for each in chain(template)] == ["evil", "base"]


def test_a_copy_takes_no_file_from_outside_and_puts_none_there(
    folder: Path, outside: Path, tmp_path: Path
) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "x.md").symlink_to(outside)
    target = tmp_path / "copied"
    with pytest.raises(TemplateError, match="no file of the template's folder"):
        list(copy_template(read_manifest(folder), target))
    assert not target.exists()
    (folder / "sub" / "x.md").unlink()
    (folder / "sub" / "all").symlink_to(tmp_path)
    written = list(copy_template(read_manifest(folder), target))
    assert written == [target / "template.yaml"]


# ---- too much


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}", "rounds"),
        ("{% for i in range(9999) %}" + "x" * 9999 + "{% endfor %}", "characters"),
        ("{% for i in range(999) %}{{ 'x' | center(9999) }}{% endfor %}", "its result has more than"),
        ("{{ ([range(9999) | list] * 99999) | string }}", "characters"),
        ("{{ '%(a)s' * 9999 % {'a': 'x' * 9999} }}", "characters"),
        ("{{ ('{0}' * 9999).format('x' * 9999) }}", "characters"),
        ("{{ ('x' * 9999).translate({120: 'y' * 9999999}) }}", "sandbox"),
        ("{{ (1).to_bytes(9999999999, 'big') }}", "sandbox"),
        ("{{ (((2 ** 60) ** 60) ** 60) ** 60 }}", "a number is too large"),
        ("{% include 'evil/document.md.j2' %}", "nested too deep"),
        ("".join(f"{{% for a{i} in 'x' %}}" for i in range(30)) + "{% endfor %}" * 30, "nested too deep"),
        ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "nested too deep"),
        ("{{ " + "[" * 300 + "1" + "]" * 300 + " }}", "nested too deep"),
        ("{% for i in range(9999) %}\n```view goals\n```\n\n{% endfor %}", "more than 5000 views"),
        ("x" * 300_000, "more than 256 KB"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "sandbox"),
        ("{{ '{0.__class__}'.format(plan) }}", "sandbox"),
        ("{{ ['a'] | map(attribute='__class__') | join }}", "sandbox"),
        ("{{ plan | attr('__class__') }}", "sandbox"),
        ("{{ has.__globals__ }}", "sandbox"),
        ("{{ t.__self__ }}", "sandbox"),
        ("{{ cycler.__init__.__globals__.os }}", "sandbox"),
    ],
)  # fmt: skip
def test_what_takes_too_much_or_looks_inside_is_stopped_with_its_reason(
    folder: Path, text: str, words: str
) -> None:
    error = document_error(folder, text)
    assert words in error.text.en
    assert Path(error.file).name == "document.md.j2" or words == "more than 5000 views"


def test_a_nested_file_is_told_and_not_the_end_of_the_check(folder: Path) -> None:
    (folder / "deck.md.j2").write_text("{{ " + "(" * 3000 + " }}", encoding="utf-8")
    (folder / "document.md.j2").write_text("{% if %}", encoding="utf-8")
    told = [Path(error.file).name for error in wrong_in_files(read_manifest(folder), ())]
    assert told == ["deck.md.j2", "document.md.j2"]


def test_a_folder_of_very_many_files_is_no_template(folder: Path) -> None:
    for number in range(201):
        (folder / f"{number}.j2").touch()
    assert [error.text.en for error in wrong_in_files(read_manifest(folder), ())] == [
        "the folder has more than 200 files: it is no template"
    ]


# ---- template.yaml


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title_zh: x\n" + "# " + "x" * 300_000, "more than 256 KB"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\n" + "".join(f"d{i}: &d{i} [{', '.join(['*c'] * 90)}]\n" for i in range(90)), ""),
        ("kinds: " + "[" * 50 + "]" * 50 + "\n", ""),
        ("questions:\n" + "".join(f"  - {{id: q{i}, default: x}}\n" for i in range(2000)), "more than 60 questions"),
        ("questions:\n  - {id: q, type: choice, default: a0, choices: [" + ", ".join(f"a{i}" for i in range(99)) + "]}\n", "more than 60 choices"),
        ('title_zh: "\\e[31mred"\n', "control character U+001B"),
        ('description_en: "\\u202Eright to left"\n', "control character U+202E"),
        ('questions: [{id: q, default: x, ask_en: "\\e]0;title\\a"}]\n', "control character U+001B"),
        ('questions: [{id: q, default: x, choices: ["a\\b"]}]\n', "control character U+0008"),
        ("title_zh: " + "x" * 5000 + "\n", "more than 2000 characters"),
        ("questions: [{id: q, type: number, default: 1, least: many}]\n", "least is a number"),
        ("questions: [{id: q, type: number, default: 1, most: nan}]\n", "most is a number"),
        ("questions: [{id: q, type: date, default: today, lead: 999999wd}]\n", "lead"),
        ("questions: [{id: q, default: x, pattern: (a)\\1}]\n", "this pattern cannot be used"),
        ("questions: [{id: q, default: x, pattern: (?=a)b}]\n", "this pattern cannot be used"),
        ("questions: [{id: q, default: x, pattern: 'a{1,99999}'}]\n", "this pattern cannot be used"),
    ],
)  # fmt: skip
def test_a_manifest_that_is_a_bomb_is_refused(folder: Path, text: str, words: str) -> None:
    assert words in manifest_error(folder, text).text.en


@pytest.mark.parametrize(
    "pattern", ["(a+)+b", "(a|a)*b", "(a|aa)+b", "(a?){100}(a){100}b", "a*a*a*a*a*a*a*b", "((a{1,200}){1,200}){1,200}b"]
)  # fmt: skip
def test_a_pattern_that_others_take_for_ever_over_is_answered(folder: Path, pattern: str) -> None:
    manifest = f"name: evil\nextends: base\nquestions: [{{id: q, default: b, pattern: '{pattern}'}}]\n"
    (folder / "template.yaml").write_text(manifest, encoding="utf-8")
    (folder / "plan.yaml.j2").write_text("title: {{ q }}\n", encoding="utf-8")
    with pytest.raises(AnswerError, match="not written as asked"):
        start(read_manifest(folder), {"q": "a" * 400}, desk_for(TODAY, "en"))


# ---- plans and terminals


def test_a_starter_that_gives_control_characters_or_no_yaml_starts_nothing(folder: Path) -> None:
    error = starter_error(folder, "title: x\n# {{ '\\x1b[2J' }}\n" + "note: \x1b[2J\n")
    assert "the plan it starts is no YAML" in error.text.en
    assert (Path(error.file).name, error.line) == ("plan.yaml.j2", 3)
    assert "nested too deep" in starter_error(folder, "{% include 'evil/plan.yaml.j2' %}").text.en
    assert "no YAML" in starter_error(folder, "{% for i in range(3) %}{{ 'x' }}: [\n{% endfor %}").text.en


def test_a_name_of_a_file_tells_a_terminal_nothing(folder: Path) -> None:
    (folder / "\x1b[31m.j2").write_text("{% if %}", encoding="utf-8")
    result = CliRunner().invoke(cli, ["templates", "check", str(folder)])
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert "\\u001b[31m.j2" in result.output


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    site = tmp_path / "site"
    (site / "evil_plans" / "shelf" / "trap").mkdir(parents=True)
    bomb = "raise SystemExit('the code of a package was run')\n"
    for file in ("__init__.py", "shelf/__init__.py"):
        (site / "evil_plans" / file).write_text(bomb, encoding="utf-8")
    (site / "evil_plans" / "shelf" / "trap" / "template.yaml").write_text("name: trap\n", encoding="utf-8")
    info = site / "evil_plans-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: evil-plans\nVersion: 1.0\n", encoding="utf-8"
    )
    points = (
        "[opsplan.templates]\nevil = evil_plans.shelf\nworse = ../../etc\nnone = no_such_module\nodd = a..b\n"
    )
    (info / "entry_points.txt").write_text(points, encoding="utf-8")
    monkeypatch.syspath_prepend(str(site))
    importlib.invalidate_caches()
    locate._package_folders.cache_clear()
    yield site
    locate._package_folders.cache_clear()


def test_a_package_is_found_without_running_its_code(packages: Path) -> None:
    found = locate.on_shelf("trap")
    assert found is not None
    assert (found.shelf.origin, found.shelf.package) == ("package", "evil")
    assert found.template.folder == packages / "evil_plans" / "shelf" / "trap"
    assert "evil_plans" not in sys.modules
