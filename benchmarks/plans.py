"""Plans of any size to measure with."""

from __future__ import annotations

from datetime import date, timedelta


def big_plan(tasks: int) -> str:
    """A sound plan of so many tasks in chains of 100 and two entries of content for every five tasks."""
    lines = ["opsplan: 1", "title: Big", "language: en", "kind: product"]
    lines += ["period: {start: 2027-01-01, end: 2030-12-31}", "team:"]
    lines += [f"  - {{id: p{person}, name: Person {person}}}" for person in range(40)]
    lines += [
        "goals:",
        "  - {id: g1, name: Sales, baseline: 10, target: 20, due: 2030-12-31, owner: p1, source: shop}",
    ]
    lines += ["phases:"]
    for task in range(tasks):
        phase, place = divmod(task, 100)
        if not place:
            lines += [f"  - name: Phase {phase}", "    objective: Grow", "    tasks:"]
        starts = f"after: t{task - 1}" if place else f"start: 2027-01-{phase % 27 + 1:02d}"
        lines += [
            f"      - {{id: t{task}, name: Task {task}, owner: p{task % 40}, {starts}, duration: 2wd, deliverable: Report}}"
        ]
    lines += ["content:", "  entries:"]
    for entry in range(tasks * 2 // 5):
        day = f"2027-{entry % 12 + 1:02d}-{entry % 28 + 1:02d}"
        lines += [
            f"    - {{date: {day}, channel: c{entry % 9}, title: Entry {entry}, owner: p{entry % 40}, status: idea}}"
        ]
    return "\n".join(lines) + "\n"


def year_of_content(entries: int) -> str:
    """A plan of nothing but a year's content: so many entries on four channels, spread over 2026."""
    lines = [
        "opsplan: 1",
        "title: 年度内容",
        "language: zh-CN",
        "period: {start: 2026-01-01, end: 2026-12-31}",
    ]
    lines += ["team: [{id: a, name: 林夏}, {id: b, name: 陈屿}]"]
    channels = ("服务号", "视频号", "小红书", "社群")
    named = ", ".join(f"{{name: {name}}}" for name in channels)
    lines += [f"strategy: {{channels: [{named}]}}", "content:", "  entries:"]
    for entry in range(entries):
        day = date(2026, 1, 1) + timedelta(days=entry * 364 // entries)
        lines += [
            f'    - {{date: {day}, time: "{9 + entry % 10:02d}:{entry * 7 % 60:02d}", channel: {channels[entry % 4]},'
            f" title: 第 {entry} 条内容，讲清一件事, owner: {'ab'[entry % 2]}, status: idea}}"
        ]
    return "\n".join(lines) + "\n"
