"""A Gantt says of timed work what the plan says, and makes up no end for what has none."""

from __future__ import annotations

from library_plans import PERIOD, context_of

from opsplan.library.gantt_chart import GanttChoice, gantt_chart

PLAN = f"""{PERIOD}phases: [{{id: p, name: One, tasks: [{{name: Prepare, start: 2027-03-01, duration: 5}}]}}]
activities:
  - {{id: a, name: Open class, phase: p, date: 2027-03-12, time: "15:00-16:15",
     reminders: [{{when: -1h, to: everybody}}]}}
  - {{id: b, name: Start, phase: p, date: 2027-03-15, time: "09:00"}}
  - {{id: c, name: Stand, phase: p, date: 2027-03-16}}
"""


def test_a_row_has_the_times_of_the_plan_and_no_others() -> None:
    chart = gantt_chart(context_of(PLAN, "en"), GanttChoice(activities=True))
    assert chart is not None
    times = {row.src: (row.start_minute, row.end_minute) for row in chart.rows if row.kind == "activity"}
    assert times["activities[a]"] == (15 * 60, 16 * 60 + 15)
    assert times["activities[a].reminders[0]"] == (14 * 60, 14 * 60), "a reminder is a moment"
    assert times["activities[b]"] == (9 * 60, 9 * 60), "a start without an end is a moment"
    assert times["activities[c]"] == (0, 1440)
