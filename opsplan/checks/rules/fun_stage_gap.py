"""A user journey is measured at each of its stages."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.aims_funnel import STAGES, stages_named
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.goals import Goal, Metric
from opsplan.model.problems import shorten
from opsplan.model.strategy import Strategy

LEAST = Setting("stages", 3, Bilingual("用户旅程含几个 AARRR 环节起才查缺项", "how many stages of AARRR a journey must have before gaps are looked for"))  # fmt: skip
_WORDS = {
    "acquisition": Bilingual("拉新", "acquisition"), "activation": Bilingual("激活", "activation"),
    "retention": Bilingual("留存", "retention"), "revenue": Bilingual("转化", "revenue"), "referral": Bilingual("传播", "referral"),
}  # fmt: skip


def check(subject: Subject) -> Iterator[Hit]:
    """Stages without a metric or a number, and stages of AARRR that neither the journey nor any metric or goal covers."""
    strategy = subject.plan.strategy
    if strategy is None or not strategy.funnel:
        return
    for step in strategy.funnel:
        if not step.metric and step.baseline is None and step.target is None:
            yield Hit(
                (*step.loc, "metric"),
                Bilingual(f"用户旅程的“{shorten(step.stage)}”环节没有指标", f"the stage '{shorten(step.stage)}' of the journey has no metric"),
                Bilingual("写 metric、baseline 和 target", "write metric, baseline and target"),
            )  # fmt: skip
    covered = {
        stage for step in strategy.funnel for stage in stages_named(f"{step.stage} {step.metric or ''}")
    }
    if len(covered) < subject.value(RULE.name, LEAST):
        return
    missing = [stage for stage in STAGES if stage not in covered | _measured(subject)]
    if missing:
        yield _gap(strategy, missing)


def _measured(subject: Subject) -> set[str]:
    """The stages that a metric or a goal is about."""
    entries: tuple[Goal | Metric, ...] = (*subject.plan.metrics, *subject.plan.goals)
    named = {stage for entry in entries for stage in stages_named(entry.name)}
    return named | {entry.category for entry in entries if entry.category}


def _gap(strategy: Strategy, missing: list[str]) -> Hit:
    zh = "、".join(_WORDS[stage].zh for stage in missing)
    en = ", ".join(_WORDS[stage].en for stage in missing)
    return Hit(
        (*strategy.loc, "funnel"),
        Bilingual(f"用户旅程缺{zh}环节的指标", f"the journey has no metric of {en}"),
        Bilingual(
            "补上这个环节，或在 metrics 里给它一个指标", "add the stage, or give it a metric in metrics"
        ),
    )


RULE = Rule(
    "fun-stage-gap", "OPS731", Severity.INFO,
    Bilingual("用户旅程缺环节指标", "a stage of the journey without a metric"),
    Bilingual("缺一个环节的数，就看不出用户在哪里流失。", "Where a stage is not measured, nobody sees that users are lost there."),
    "strategy:\n  funnel: [{stage: 拉新, metric: 新增会员, target: 52万}, {stage: 转化}]\n",
    "strategy:\n  funnel: [{stage: 拉新, metric: 新增会员, target: 52万}, {stage: 转化, metric: 年首单客户, target: 6万}]\n",
    check, (LEAST,),
)  # fmt: skip
