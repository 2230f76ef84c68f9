"""Plan → Microsoft Project XML → plan: the same dates and links, whatever the plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import TODAY, plan_paths
from hypothesis import given, settings
from hypothesis import strategies as st

from opsplan.diagnostics import Lang
from opsplan.importing import Imported, import_project
from opsplan.library.project import project_of
from opsplan.pipeline import Checked, check
from opsplan.writers.project import write_mspdi

Dates = dict[str, tuple[date | None, date | None]]
Links = dict[str, list[tuple[str, str, int]]]


def checked(text: str | bytes) -> Checked:
    return check(text.encode() if isinstance(text, str) else text, "plan.yaml", today=TODAY)


def there_and_back(before: Checked, lang: Lang | None = None) -> tuple[Imported, Checked]:
    assert before.plan_file is not None
    assert before.schedule is not None
    plan = before.plan_file.plan
    data = write_mspdi(project_of(plan, before.schedule, lang=plan.lang, today=TODAY))
    found = import_project(data, "project.xml", today=TODAY, lang=lang)
    after = checked(found.text)
    assert [f.message.en for f in after.report if f.blocking] == [], found.text
    return found, after


def dates(found: Checked) -> Dates:
    assert found.schedule is not None
    return {
        task.task.id: (task.start, task.end)
        for task in found.schedule.tasks
        if task.task.id and task.start and task.end
    }


def links(found: Checked) -> Links:
    """Predecessors by id with kind and the days of the lag, where it is in days."""
    assert found.schedule is not None
    tasks = found.schedule.tasks
    return {
        task.task.id: sorted(
            (
                tasks[link.source].task.id or "",
                link.kind,
                link.lag.amount * (7 if link.lag.unit == "w" else 1) if link.lag.unit != "mo" else 0,
            )
            for link in task.predecessors
            if link.source is not None
        )
        for task in tasks
        if task.task.id
    }


@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.stem)
def test_every_example_comes_back(path: Path) -> None:
    before = checked(path.read_bytes())
    found, after = there_and_back(before)
    assert before.plan_file is not None
    assert after.plan_file is not None
    assert found.lang == before.lang
    assert after.plan_file.plan.title == before.plan_file.plan.title
    assert [member.name for member in after.plan_file.plan.team][: len(before.plan_file.plan.team)] == [
        member.name for member in before.plan_file.plan.team
    ]
    kept = dates(after)
    assert {code: kept[code] for code in dates(before)} == dates(before)
    assert {code: each for code, each in links(after).items() if code in links(before)} == links(before)
    assert before.schedule is not None
    assert after.schedule is not None
    assert [(p.start, p.end) for p in after.schedule.phases] == [
        (p.start, p.end) for p in before.schedule.phases
    ]


def test_a_plan_of_an_example_stays_short_to_edit() -> None:
    """Derived dates come back as predecessors and durations, not as written days."""
    text = there_and_back(checked((Path(plan_paths()[0].parent) / "tea-brand-2027.yaml").read_bytes()))[
        0
    ].text
    assert "前置: t-audit+1wd, 工期: 10wd" in text
    assert "{任务: t-data-dict, 类型: SS, 间隔: 5wd}" in text
    assert "名称: 春节公司休假" in text


UNITS = st.sampled_from(["wd", "d", "w", "mo"])
KINDS = st.sampled_from(["FS", "FS", "FS", "SS", "FF", "SF"])
DAYS = st.integers(0, 120).map(lambda n: date.fromordinal(date(2026, 8, 3).toordinal() + n))


@st.composite
def plans(draw: Any) -> str:
    count = draw(st.integers(1, 9))
    lines = ["opsplan: 1", "title: 计划", "period: {start: 2026-08-01, end: 2028-12-31}"]
    country = draw(st.sampled_from(["CN", "CN", "HK", "SG"]))
    lines.append(
        f"calendar: {{country: {country}, days_off: [{{start: 2026-09-14, end: 2026-09-16, name: 团建}}], workdays: [2026-09-12]}}"
    )
    lines.append("phases:")
    inside = False
    for n in range(count):
        if n == 0 or draw(st.integers(0, 4)) == 0:
            lines += [f"  - name: 阶段{n}", "    tasks:"]
            inside = False
        fields = [f"id: k{n}", f"name: 事{n}"]
        milestone = draw(st.integers(0, 5)) == 0
        if n and draw(st.booleans()):
            after = []
            for source in sorted(draw(st.sets(st.integers(0, n - 1), min_size=1, max_size=2))):
                lag = draw(st.integers(-3, 9))
                kind = "FS" if milestone else draw(KINDS)
                after.append(
                    f"{{task: k{source}, type: {kind}, lag: {lag}{draw(UNITS) if abs(lag) < 3 else 'wd'}}}"
                )
            fields.append(f"after: [{', '.join(after)}]")
            if draw(st.integers(0, 3)) == 0:
                fields.append(f"start: {draw(DAYS)}")
        else:
            fields.append(f"start: {draw(DAYS)}")
        fields.append(
            "milestone: true"
            if milestone
            else f"duration: {draw(st.integers(1, 20))}{draw(UNITS) if draw(st.booleans()) else 'wd'}"
        )
        indent = "      "
        if inside:
            indent = "          "
            inside = draw(st.booleans())
        elif not milestone and draw(st.integers(0, 4)) == 0:
            lines += [f"{indent}- id: s{n}", f"{indent}  name: 组{n}", f"{indent}  tasks:"]
            indent, inside = "          ", draw(st.booleans())
        lines.append(f"{indent}- {{{', '.join(fields)}}}")
    return "\n".join(lines) + "\n"


@given(plans())
@settings(max_examples=60)
def test_any_network_comes_back(text: str) -> None:
    before = checked(text)
    assert not before.report.blocking, [f.message.en for f in before.report if f.blocking]
    found, after = there_and_back(before)
    assert dates(after) == dates(before), found.text
    own, back = links(before), links(after)
    for code, each in own.items():
        assert [link[:2] for link in back[code]] == [link[:2] for link in each] or len(
            {link[0] for link in each}
        ) < len(each)
    assert not any("differ" in note.en for note in found.notes)
