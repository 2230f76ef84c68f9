"""A review goes from goals and results to causes and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.looking_back import INSIGHTS, RESULTS, review_filled
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity

_PARTS = (
    (RESULTS, Bilingual("结果（highlights 亮点、problems 问题）", "results (highlights, problems)")),
    (("causes",), Bilingual("分析（causes 原因）", "analysis (causes)")),
    (INSIGHTS, Bilingual("洞察（keep 继续、stop 停止、start 新做、actions 行动）", "insight (keep, stop, start, actions)")),
)  # fmt: skip
_GOALS = Bilingual("目标（goals 的 actual 实际）", "goals (their actual values)")


def check(subject: Subject) -> Iterator[Hit]:
    """Reviews that are begun, or whose day is over, and lack one of the four parts."""
    plan, review = subject.plan, subject.plan.review
    if review is None:
        return
    held = subject.schedule.when(review.date) if review.date else None
    if not review_filled(plan) and (held is None or held >= subject.today):
        return
    missing = [
        (fields[0], said) for fields, said in _PARTS if not any(getattr(review, field) for field in fields)
    ]
    compared = any(goal.actual for goal in plan.goals) or any(metric.actuals for metric in plan.metrics)
    parts = ([] if compared else [_GOALS]) + [said for _, said in missing]
    if parts:
        zh, en = "、".join(said.zh for said in parts), ", ".join(said.en for said in parts)
        yield Hit(
            ("review", missing[0][0]) if missing else ("review",),
            Bilingual(f"复盘缺{zh}", f"the review lacks {en}"),
            Bilingual("按四步写：对照目标、说结果、分析原因、得出下一步", "write it in four steps: goals, results, analysis, insight"),
        )  # fmt: skip


RULE = Rule(
    "rev-no-grai", "OPS860", Severity.INFO,
    Bilingual("复盘缺目标、结果、分析或洞察", "a review without goals, results, analysis or insight"),
    Bilingual("只写亮点不找原因，只写问题没有下一步，复盘就没有用（GRAI 四步）。", "Highlights without causes, or problems without a next step, change nothing (the four steps of GRAI)."),
    "goals: [{name: 涨粉, baseline: 1万, target: 2万, due: period.end, owner: 周敏, actual: 1.6万}]\nreview: {highlights: 短视频带来六成新粉}\n",
    "goals: [{name: 涨粉, baseline: 1万, target: 2万, due: period.end, owner: 周敏, actual: 1.6万}]\nreview: {highlights: 短视频带来六成新粉, causes: 栏目固定在周四, keep: 周四更新}\n",
    check,
)  # fmt: skip
