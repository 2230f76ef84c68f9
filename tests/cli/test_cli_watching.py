"""``--watch``: what it notices, and what it survives."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import MINIMAL

PLAN = MINIMAL + "brand: look/brand.yaml\ntemplate: ours\n"
TEMPLATE = "name: ours\ntitle_zh: 我们的\ntitle_en: Ours\ndescription_zh: 我们的\ndescription_en: Ours\nextends: base\n"


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


class Watching:
    """A render that watches, and what it says."""

    def __init__(self) -> None:
        self._log = Path("log.txt")
        command = [sys.executable, "-m", "opsplan", "render", "plan.yaml", "-o", "out/", "--to", "gantt,md", "--watch", "--verify"]  # fmt: skip
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                command, env={**os.environ, "OPSPLAN_LANG": "en"}, stdout=log, stderr=log
            )

    def said(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def wait(self, condition: Callable[[], bool], seconds: float = 120.0) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.05)

    def notices(self, change: Callable[[], None], what: str, then: str = "out/plan.md\n") -> None:
        """A change is named, and what was wanted is said after it."""
        before = len(self.said())
        change()
        self.wait(lambda: then in self.said()[before:].partition(f"changed: {what}\n")[2])


@pytest.fixture
def watching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watching]:
    monkeypatch.chdir(tmp_path)
    write("plan.yaml", PLAN)
    write("look/brand.yaml", 'colors: {accent: "#225588"}\n')
    write("templates/ours/template.yaml", TEMPLATE)
    one = Watching()
    try:
        one.wait(lambda: "waiting for changes" in one.said())
        yield one
    finally:
        one.process.kill()
        one.process.wait()


def test_all_that_a_plan_uses_is_noticed_and_nothing_else(watching: Watching) -> None:
    chart = Path("out/plan-gantt.svg")
    assert "#225588" in chart.read_text(encoding="utf-8")
    watching.notices(lambda: write("look/brand.yaml", 'colors: {accent: "#7A2E8E"}\n'), "look/brand.yaml")
    assert "#7A2E8E" in chart.read_text(encoding="utf-8")
    watching.notices(Path("calendars").mkdir, "calendars")
    watching.notices(
        lambda: write("opsplan.toml", "[check]\nwrong = 1\n"), "opsplan.toml", "opsplan.toml:2:1"
    )
    watching.notices(lambda: write("opsplan.toml", ""), "opsplan.toml")
    watching.notices(lambda: write("templates/ours/document.md.j2", "Own page.\n"), "templates/ours")
    assert "Own page" in Path("out/plan.md").read_text(encoding="utf-8")
    write("notes.txt", "not read by anything")
    watching.notices(
        lambda: write("templates/ours/document.md.j2", "Other.\n"), "templates/ours/document.md.j2"
    )
    assert watching.said().count("changed: ") == 6


def test_a_plan_that_is_broken_deleted_and_restored(watching: Watching) -> None:
    plan = Path("plan.yaml")
    made = Path("out/plan.md").read_bytes()
    watching.notices(lambda: write("plan.yaml", "goals: ["), "plan.yaml", "nothing was written")
    plan.unlink()
    watching.wait(lambda: "plan.yaml is gone; waiting for it to come back" in watching.said())
    assert Path("out/plan.md").read_bytes() == made
    write("new.yaml", PLAN.replace("title: Plan", "title: Second"))
    watching.notices(lambda: os.replace("new.yaml", "plan.yaml"), "plan.yaml")
    assert "Second" in Path("out/plan.md").read_text(encoding="utf-8")
    if os.name == "posix":
        watching.process.send_signal(signal.SIGINT)
        assert watching.process.wait(20) == 130
        assert watching.said().endswith("cancelled\n")
        assert sorted(path.name for path in Path("out").iterdir()) == ["plan-gantt.svg", "plan.md"]
