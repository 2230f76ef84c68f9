"""Years whose official days off are not announced yet: dates in them are computed, and may move."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.plan import Plan
from opsplan.schedule.problems import Problems


def check_official(plan: Plan, years: Sequence[int], problems: Problems) -> None:
    """Report the estimated years of a plan, once. Goals, content and budgets alone have no working time."""
    if not years or not (plan.phases or plan.activities):
        return
    said = year_ranges(years)
    loc: Loc = (
        (*plan.calendar.loc, "country") if plan.calendar and plan.calendar.country else (*plan.period.loc,)
    )
    problems.quality(
        "cal-unofficial", Severity.WARNING, loc,
        Bilingual(
            f"{said} 年的放假和调休安排还没有公布，工作日按法定节日推算，公布后日期可能变动",
            f"the days off and make-up workdays of {said} are not announced yet; working days are computed from the statutory holidays, and dates may move",
        ),
        Bilingual(
            f"公布后把安排写进方案旁边的 calendars/cn-{years[0]}.yaml；在那之前，预计的调休可以写在 calendar 的 days_off 和 workdays 里",
            f"when they are, put them into calendars/cn-{years[0]}.yaml beside the plan; until then days_off and workdays of calendar can hold what you expect",
        ),
    )  # fmt: skip


def year_ranges(years: Sequence[int]) -> str:
    """Ascending years for people: ``2027``, ``2027–2029, 2031``."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
