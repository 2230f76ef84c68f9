"""Questions about the audience, competitors and the strategy."""

from __future__ import annotations

from collections.abc import Callable

from opsplan.checks.goal_links import carried_tactics
from opsplan.checks.registry import RULES
from opsplan.checks.rule import Subject
from opsplan.diagnostics import Bilingual
from opsplan.model.base import Entry
from opsplan.model.strategy import Experiment
from opsplan.scoring import entries as of
from opsplan.scoring.question import Asking, Question, any_of, by_rule_of_plan, by_rules, of_entries

_SEGMENT = Bilingual("分层", "segment")
_PILLAR = Bilingual("策略支柱", "pillar")
_CHANNEL = Bilingual("渠道", "channel")


def _compared(subject: Subject) -> bool:
    return any(item.scores or item.facts for item in of.competitors(subject))


def _asked_experiments(subject: Subject) -> tuple[Experiment, ...]:
    rule = RULES["exp-no-hypothesis"]
    return tuple(of.experiments(subject)) if rule.applies(subject) else ()


def _carried(asking: Asking) -> Callable[[Entry], bool]:
    carried = carried_tactics(asking.subject)
    whole = {
        tactic.path
        for pillar in of.pillars(asking.subject)
        if pillar.path in carried
        for tactic in pillar.tactics
    }
    return lambda tactic: tactic.path in carried or tactic.path in whole


MARKET: tuple[Question, ...] = (
    by_rule_of_plan("audience.there", Bilingual("有用户分层", "user segments"), lambda subject: bool(of.segments(subject)), "seg-none"),
    by_rules("audience.criteria", Bilingual("有可计算的规则", "criteria that can be computed"), _SEGMENT, of.segments, "seg-undefined"),
    by_rules("audience.size", Bilingual("有规模", "a size"), _SEGMENT, of.segments, "seg-no-size"),
    by_rules("audience.strategy", Bilingual("有策略", "a strategy"), _SEGMENT, of.segments, "seg-no-strategy"),
    by_rules("audience.channels", Bilingual("有触达渠道", "a channel that reaches it"), _SEGMENT, of.segments, "seg-no-channel"),
    by_rules(
        "audience.personas", Bilingual("画像有痛点、场景和触点", "personas have pains, a scenario and channels"),
        Bilingual("画像", "persona"), of.personas, "per-incomplete",
    ),
    by_rule_of_plan("competitors.there", Bilingual("有竞品", "competitors"), lambda subject: bool(of.competitors(subject)), "cmpt-none"),
    by_rules("competitors.date", Bilingual("有数据日期且不过时", "data with a recent date"), Bilingual("竞品", "competitor"), of.competitors, "cmpt-stale"),
    by_rule_of_plan("competitors.ours", Bilingual("矩阵有我方", "our own column in the matrix"), _compared, "cmpt-no-self"),
    by_rule_of_plan(
        "competitors.response", Bilingual("有结论、差异化或应对", "a conclusion, a differentiation or responses"),
        lambda subject: bool(of.competitors(subject)), "cmpt-no-implication",
    ),
    of_entries(
        "strategy.goals", Bilingual("关联到目标", "names goals"), _PILLAR, of.pillars,
        Bilingual("写了 goals", "goals are there"), any_of("goals"),
    ),
    of_entries(
        "strategy.tactics", Bilingual("有举措", "has tactics"), _PILLAR, of.pillars,
        Bilingual("写了 tactics", "tactics are there"), any_of("tactics"),
    ),
    of_entries(
        "strategy.carried", Bilingual("举措有任务或内容承担", "tactics are carried out"), Bilingual("举措", "tactic"), of.tactics,
        Bilingual("有任务或内容排期的 tactic 指向它或它的支柱", "the tactic of a task or a content entry names it or its pillar"), _carried,
    ),
    by_rules("strategy.funnel", Bilingual("用户旅程的环节有指标或数值", "stages of the journey have a metric or a number"), Bilingual("环节", "stage"), of.funnel_steps, "fun-stage-gap"),
    by_rules("strategy.metric", Bilingual("渠道有指标或目标值", "channels have a metric or a target"), _CHANNEL, of.channels, "chn-no-metric"),
    by_rules("strategy.channels", Bilingual("渠道有时间和负责人", "channels have a time and an owner"), _CHANNEL, of.channels, "str-no-channel-plan"),
    by_rules(
        "strategy.experiments", Bilingual("实验有假设、样本量和停止条件", "experiments have a hypothesis, a sample and a stop"),
        Bilingual("实验（用户运营方案）", "experiment (in plans of kind user)"), _asked_experiments, "exp-no-hypothesis",
    ),
)  # fmt: skip
