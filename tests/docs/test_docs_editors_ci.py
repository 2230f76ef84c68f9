"""What the pages about editors and CI tell people to paste is well formed and does what they say."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import MINIMAL, ROOT

PAGES = [ROOT / "docs" / "ci.md", ROOT / "docs" / "editors.md"]
HOOKS = {
    hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
}
WRONG = MINIMAL.replace("opsplan: 1\n", "opsplan: 1\nstatus: drft\n")
TWO_LANGUAGES = pytest.mark.parametrize("lang", ["zh-CN", "en"])


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def named(page: Path, language: str, name: str) -> Any:
    """The first example on a page that says it is the file of that name."""
    text = next(block for block in blocks(page, language) if name in block.splitlines()[0])
    return yaml.safe_load(text) if language == "yaml" else json.loads(text.partition("\n")[2])


def run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run opsplan; the words are its command line, from the program's name on."""
    assert (
        words[0] in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    )
    return subprocess.run(
        [sys.executable, "-m", "opsplan.cli.main", *words[1:]],
        cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip


def plan(folder: Path, text: str) -> Path:
    path = folder / "plans" / "plan.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_example_is_well_formed(page: Path) -> None:
    examples = blocks(page, "yaml")
    assert len(examples) >= 2
    for text in examples:
        assert isinstance(yaml.safe_load(text), dict)
    for text in blocks(page, "json"):
        assert isinstance(json.loads(text.partition("\n")[2]), dict)


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_passes_a_good_plan_and_stops_a_bad_one(name: str, tmp_path: Path) -> None:
    entry = shlex.split(HOOKS[name]["entry"])
    path = plan(tmp_path, MINIMAL)
    assert run([*entry, "plans/plan.yaml"], tmp_path).returncode == 0
    assert path.read_text(encoding="utf-8") == MINIMAL
    path.write_text(WRONG, encoding="utf-8")
    done = run([*entry, "plans/plan.yaml"], tmp_path)
    mended = path.read_text(encoding="utf-8") != WRONG
    assert (done.returncode, mended) == ((0, True) if name == "opsplan-fix" else (1, False)), done.stdout


def test_hooks_take_plans_and_no_calendar_files() -> None:
    assert set(HOOKS) == {"opsplan-check", "opsplan-fix"}
    names = ["plans/a.yaml", "shop/plans/春季.yml", "plans/calendars/cn-2027.yaml", "ci.yaml", "plans/a.json"]
    for hook in HOOKS.values():
        assert [name for name in names if re.search(hook["files"], name)] == names[:2]


def test_the_page_names_every_hook_and_no_other() -> None:
    configs = [yaml.safe_load(text) for text in blocks(PAGES[0], "yaml") if text.startswith("# .pre-commit")]
    assert len(configs) == 2
    used = [hook for config in configs for repo in config["repos"] for hook in repo["hooks"]]
    assert {hook["id"] for hook in used} == set(HOOKS)
    assert any(re.search(hook.get("files", "$^"), "方案/春季.yaml") for hook in used)


@pytest.mark.parametrize(("text", "code"), [(MINIMAL, 0), (WRONG, 1)], ids=["good", "bad"])
def test_the_jobs_run_and_leave_the_artifacts_they_name(text: str, code: int, tmp_path: Path) -> None:
    github = named(PAGES[0], "yaml", "workflows")["jobs"]["check"]["steps"]
    gitlab = named(PAGES[0], "yaml", "gitlab")["plans"]
    plan(tmp_path, text)
    left = {}
    for line in [*(step.get("run", "") for step in github), *gitlab["script"]]:
        command, to, target = line.partition(" > ")
        if to:
            words = command.replace("plans/*.yaml", "plans/plan.yaml").split()
            done = run(words, tmp_path)
            assert done.returncode == code, done.stderr
            left[target] = done.stdout
    assert set(left) == {"opsplan.sarif", "opsplan-junit.xml"}
    assert gitlab["artifacts"]["reports"]["junit"] in left
    assert {step["with"].get("sarif_file") or step["with"].get("path") for step in github[-2:]} <= set(left)
    assert len(json.loads(left["opsplan.sarif"])["runs"]) == 1
    assert ("<failure" in left["opsplan-junit.xml"]) is bool(code)


@TWO_LANGUAGES
def test_the_problem_matcher_reads_place_severity_rule_and_message(lang: str, tmp_path: Path) -> None:
    task = named(PAGES[1], "json", "tasks.json")["tasks"][0]
    pattern = task["problemMatcher"]["pattern"]
    path = plan(tmp_path, WRONG)
    words = [task["command"], *(arg.replace("${file}", str(path)) for arg in task["args"])]
    output = run([*words, "--lang", lang], tmp_path).stdout
    found = [match for line in output.splitlines() if (match := re.search(pattern["regexp"], line))]
    read = [tuple(m[pattern[key]] for key in ("file", "line", "column", "severity", "code")) for m in found]
    assert (str(path), "2", "9", "error", "value-unknown") in read
    assert all(m[pattern["message"]] for m in found)
    assert len(found) == len(re.findall(r"^\S.*\[[a-z-]+\]", output, re.MULTILINE))


def test_the_other_tasks_run(tmp_path: Path) -> None:
    tasks = named(PAGES[1], "json", "tasks.json")["tasks"][1:]
    path = plan(tmp_path, WRONG)
    assert len(tasks) == 2
    for task in tasks:
        words = [
            arg.replace("${file}", str(path)).replace("${workspaceFolder}", str(tmp_path))
            for arg in task["args"]
        ]
        done = run([task["command"], *words], tmp_path)
        assert done.returncode == 0, done.stderr
    assert {each.suffix for each in (tmp_path / "out").iterdir()} >= {".docx", ".pptx"}
