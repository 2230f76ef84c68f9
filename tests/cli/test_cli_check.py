"""``opsplan check`` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import MINIMAL, TODAY

from opsplan import __version__
from opsplan.cli.main import cli
from opsplan.cli.options import check_named


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=stdin)


def write(folder: Path, text: str, name: str = "plan.yaml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_clean_plan_says_so_in_one_line(tmp_path: Path) -> None:
    result = run("check", write(tmp_path, MINIMAL))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [f"{tmp_path / 'plan.yaml'}: no findings"]


def test_findings_have_file_line_and_column(tmp_path: Path) -> None:
    path = write(tmp_path, MINIMAL + "titel: x\n")
    result = run("check", path)
    assert result.exit_code == 1
    assert f"{path}:7:1: error[key-unknown] unknown key 'titel'" in result.stdout
    assert "did you mean 'title'?" in result.stdout


def test_json_has_exactly_the_promised_keys(tmp_path: Path) -> None:
    path = write(tmp_path, MINIMAL + "titel: x\n")
    result = run("check", path, "--format", "json")
    rows = json.loads(result.stdout)
    assert [list(row) for row in rows] == [
        ["rule", "code", "severity", "message", "help", "file", "line", "column", "path"]
    ]
    assert (rows[0]["rule"], rows[0]["code"], rows[0]["line"], rows[0]["column"]) == (
        "key-unknown",
        "OPS201",
        7,
        1,
    )


def test_json_of_a_clean_plan_is_an_empty_list(tmp_path: Path) -> None:
    assert json.loads(run("check", write(tmp_path, MINIMAL), "--format", "json").stdout) == []


def test_messages_are_in_the_plans_language_unless_asked_otherwise(tmp_path: Path) -> None:
    path = write(tmp_path, MINIMAL.replace("language: en", "language: zh") + "titel: x\n")
    assert "不认识的键" in run("check", path).stdout
    assert "unknown key" in run("check", path, "--lang", "en").stdout


@pytest.mark.parametrize(
    ("title", "words"), [("Plan", ("unknown key", "[meta-language] no language")), ("方案", ("不认识的键",))]
)
def test_without_a_language_messages_are_in_that_of_the_plans_text(
    title: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    text = MINIMAL.replace("language: en\n", "").replace("title: Plan", f"title: {title}")
    out = run("check", write(tmp_path, text + "titel: x\n")).stdout
    assert all(each in out for each in words)
    assert ("meta-language" in out) is (title == "Plan")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_chinese_file_that_cannot_be_read_is_told_so_in_chinese(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes("规范版本：1\n标题：春季方案\n".encode(encoding))
    assert "帮助: " in run("check", str(path)).stdout


def test_a_chinese_file_that_names_english_is_told_so_in_english(tmp_path: Path) -> None:
    path = write(tmp_path, "语言: 英文\n标题：春季方案\n")
    assert "help: " in run("check", path).stdout


def test_strict_makes_warnings_fail(tmp_path: Path) -> None:
    path = write(tmp_path, MINIMAL.replace(", owner: Ann", ""))
    assert run("check", path).exit_code == 0
    assert run("check", path, "--strict").exit_code == 1


def test_stdin_and_a_missing_file_in_one_run(tmp_path: Path) -> None:
    result = run("check", "-", str(tmp_path / "none.yaml"), stdin=MINIMAL)
    assert result.exit_code == 1
    assert "<stdin>: no findings" in result.stdout
    assert "none.yaml" in result.stdout
    assert "cannot read this file" in result.stdout


def test_a_file_that_is_no_yaml_is_one_finding_in_its_language(tmp_path: Path) -> None:
    path = write(tmp_path, "language: en\ntitle: 'open\n")
    result = run("check", path)
    assert result.exit_code == 1
    assert result.stdout.count("error[") == 1


def test_version_and_help() -> None:
    assert run("--version").stdout.strip() == f"opsplan {__version__}"
    text = run("--help").stdout
    assert "render" in text
    assert "opsplan check plan.yaml" in text


def test_a_misspelt_command_gets_a_suggestion() -> None:
    result = CliRunner().invoke(cli, ["rendr"])
    assert result.exit_code == 2
    assert "render" in result.stderr


def test_schema_is_json_in_the_language_asked_for() -> None:
    assert "目标" in json.loads(run("schema", "--lang", "zh-CN").stdout)["properties"]
    assert "goals" in json.loads(run("schema", "--lang", "en").stdout)["properties"]


def test_the_schema_can_be_written_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "plan.schema.json"
    assert run("schema", "--lang", "en", "-o", str(path)).stdout.strip() == str(path)
    assert "goals" in json.loads(path.read_text(encoding="utf-8"))["properties"]
    assert run("schema", "-o", str(tmp_path / "plan.docx")).exit_code == 2


@pytest.mark.parametrize(
    ("terminal", "data", "word"),
    [
        ("en", b"", "empty"),
        ("zh", b"", "空的"),
        ("zh", b"language: en\ntitle: 'open\n", "quote"),
        ("en", "语言: 中文\n标题: 'open\n".encode(), "引号"),
    ],
)
def test_a_file_that_is_no_plan_speaks_its_own_language_else_the_terminals(
    terminal: str, data: bytes, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", terminal)
    assert word in run("check", "-", stdin=data).stdout


def test_a_folder_is_refused_in_the_terminals_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "cannot read this file: it is a folder" in run("check", str(tmp_path)).stdout
    monkeypatch.setenv("OPSPLAN_LANG", "zh")
    assert "读不了这个文件：这是文件夹" in run("check", str(tmp_path)).stdout


@pytest.mark.parametrize(("name", "words"), [("", "its name is empty"), ("-", "stdin is closed")])
def test_a_name_that_is_none_and_a_closed_stdin_are_told(
    name: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("opsplan.cli.options.sys.stdin", None)
        found = check_named(name, today=TODAY, lang="en").report.findings
    assert [finding.rule for finding in found] == ["file-unreadable"]
    assert words in found[0].message.en
    assert found[0].file
