"""Questions about the front matter, the background, goals and metrics."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from opsplan.checks.rule import Subject
from opsplan.checks.rules.bg_missing_4 import ELEMENTS, elements_covered
from opsplan.checks.rules.doc_section_missing import about_of, is_there
from opsplan.checks.rules.goal_no_source import names_source
from opsplan.checks.rules.met_no_alert import core_metrics
from opsplan.checks.rules.prob_no_action import answers
from opsplan.diagnostics import Bilingual
from opsplan.model.base import Entry
from opsplan.model.goals import Goal
from opsplan.model.index import entry_name
from opsplan.scoring import entries as of
from opsplan.scoring.question import (
    Asking,
    Item,
    Question,
    all_of,
    by_rule_of_plan,
    by_rules,
    of_entries,
    of_plan,
)
from opsplan.scoring.results import Place
from opsplan.scoring.smart import LETTERS, goal_scores

_GOAL = Bilingual("目标", "goal")
_METRIC = Bilingual("指标", "metric")


def _elements(asking: Asking) -> Iterator[Item]:
    for name, said in elements_covered(asking.subject.plan).items():
        path = "competitors" if name == "competitors" else f"background.{name}"
        yield Item(Place(ELEMENTS[name][0].get(asking.subject.plan.lang), path), said)


def _problems(asking: Asking) -> Iterator[Item]:
    for problem, answered in answers(asking.subject):
        yield Item(Place(entry_name(problem), problem.path), answered)


def _letter(key: str) -> Question:
    def ask(asking: Asking) -> Iterator[Item]:
        return (Item(goal.place, goal.met(key)) for goal in asking.once(goal_scores))

    title, how, rules = LETTERS[key]
    return Question(f"goals.{key.lower()}", "goals", title, _GOAL, how, ask, rules)


def _sourced(asking: Asking) -> Callable[[Entry], bool]:
    return lambda goal: isinstance(goal, Goal) and names_source(asking.subject, goal)


def _watched(subject: Subject) -> bool:
    return bool(subject.plan.metrics or of.meetings(subject))


AIMS: tuple[Question, ...] = (
    of_plan(
        "meta.owner", Bilingual("有负责人", "an owner"), Bilingual("写了 owner", "owner is there"),
        lambda asking: bool(asking.subject.plan.owner),
    ),
    of_plan(
        "meta.authors", Bilingual("有编制人", "authors"), Bilingual("写了 authors", "authors are there"),
        lambda asking: bool(asking.subject.plan.authors),
    ),
    of_plan(
        "meta.version", Bilingual("有版本和日期", "a version and its date"), Bilingual("写了 version 和 date", "version and date are there"),
        lambda asking: bool(asking.subject.plan.version and asking.subject.plan.date),
    ),
    of_plan(
        "meta.summary", Bilingual("有摘要", "a summary"), Bilingual("写了 summary", "summary is there"),
        lambda asking: bool((asking.subject.plan.summary or "").strip()),
    ),
    of_plan(
        "meta.subject", Bilingual("有这类方案的主体章节", "the section that its kind is about"),
        Bilingual("活动方案有活动，内容方案有内容，余类推；没有主体章节的类型不问", "activities in a plan of events, content in one of content, and so on; not asked of kinds about no one section"),
        lambda asking: any(is_there(asking.subject.plan, name) for name in about_of(asking.subject.plan)),
        "doc-section-missing", asked=lambda asking: bool(about_of(asking.subject.plan)),
    ),
    by_rule_of_plan(
        "meta.signed", Bilingual("已批准的有人签", "an approved plan is signed"),
        lambda subject: subject.plan.status == "approved", "meta-approved-no-sign",
    ),
    of_plan(
        "background.there", Bilingual("有背景", "a background"), Bilingual("写了 background", "background is there"),
        lambda asking: is_there(asking.subject.plan, "background"), "doc-section-missing",
    ),
    Question(
        "background.elements", "background", Bilingual("讲到市场、竞品、客户、产品", "market, competitors, customers and product"),
        Bilingual("四要素", "the four"), Bilingual("背景或单独的章节讲到这一项", "the background, or a section of its own, speaks of it"), _elements, ("bg-missing-4",),
    ),
    by_rule_of_plan(
        "background.figures", Bilingual("有数据", "figures of today"),
        lambda subject: bool(elements_covered(subject.plan)), "bg-no-number",
    ),
    Question(
        "background.answered", "background", Bilingual("问题有对应的策略或目标", "problems are answered"),
        Bilingual("问题", "problem"), Bilingual("有支柱的 problem 或目标的 why 指向它", "a pillar's problem or a goal's why points at it"), _problems, ("prob-no-action",),
    ),
    by_rule_of_plan("goals.there", Bilingual("有目标", "goals"), lambda subject: bool(subject.plan.goals), "goal-none"),
    *(_letter(key) for key in LETTERS),
    by_rules(
        "goals.owner", Bilingual("有一位负责人", "one owner"), _GOAL, lambda subject: subject.plan.goals,
        "goal-no-owner", "tsk-multi-owner",
    ),
    of_entries(
        "goals.source", Bilingual("有数据来源", "a source of the number"), _GOAL, lambda subject: subject.plan.goals,
        Bilingual("目标或它的指标写了 source", "the goal or its metric has a source"),
        _sourced, "goal-no-source",
    ),
    of_plan(
        "metrics.there", Bilingual("有指标体系或监测节奏", "metrics or a rhythm of monitoring"),
        Bilingual("写了 metrics 或 monitoring.cadence；没有目标也没有指标的方案不问", "metrics or monitoring.cadence is there; not asked where there are neither goals nor metrics"),
        lambda asking: _watched(asking.subject),
        "met-no-cadence", asked=lambda asking: bool(asking.subject.plan.goals) or _watched(asking.subject),
    ),
    by_rules("metrics.definition", Bilingual("有定义或公式", "a definition or a formula"), _METRIC, lambda subject: subject.plan.metrics, "met-no-formula"),
    by_rules("metrics.watched", Bilingual("有监测频次和负责人", "a frequency and an owner"), _METRIC, lambda subject: subject.plan.metrics, "met-no-cadence"),
    by_rules(
        "metrics.alert", Bilingual("核心指标有预警线", "core metrics have a warning line"),
        Bilingual("核心指标（目标的指标和护栏）", "core metric (of a goal, or a guardrail)"), core_metrics, "met-no-alert",
    ),
    of_entries(
        "metrics.rhythm", Bilingual("监测节奏有频率和负责人", "monitoring has a frequency and an owner"),
        Bilingual("监测节奏的一行", "line of the rhythm"), of.meetings,
        Bilingual("写了 frequency 和 owner", "frequency and owner are there"),
        all_of("frequency", "owner"),
    ),
)  # fmt: skip
