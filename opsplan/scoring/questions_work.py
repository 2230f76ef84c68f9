"""Questions about the schedule and the team, activities, content and the community."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from opsplan.checks.rule import Subject
from opsplan.checks.rules.cnt_lead import entries_to_come, has_lead
from opsplan.checks.rules.doc_section_missing import is_there
from opsplan.diagnostics import Bilingual
from opsplan.model.base import Entry
from opsplan.model.content import ContentEntry
from opsplan.scoring import entries as of
from opsplan.scoring.question import (
    Asking,
    Item,
    Question,
    any_of,
    by_rule_of_plan,
    by_rules,
    of_entries,
    of_plan,
)
from opsplan.scoring.results import Place

_TASK = Bilingual("任务", "task")
_PHASE = Bilingual("阶段", "phase")
_ACTIVITY = Bilingual("活动", "activity")
_ATTENDED = Bilingual("有人到场的活动", "activity people come to")
_ENTRY = Bilingual("内容", "entry")


def _phases(subject: Subject) -> tuple[Entry, ...]:
    return subject.plan.phases


def _lead(asking: Asking) -> Callable[[Entry], bool]:
    """The rule tells several entries without a day as one; here each of them counts."""
    late = {hit.loc[:-1] for hit in asking.hits("cnt-lead")}
    return lambda entry: isinstance(entry, ContentEntry) and has_lead(entry) and entry.loc not in late


def _costed(asking: Asking) -> Callable[[Entry], bool]:
    spends = bool(of.costs(asking.subject))
    return lambda activity: spends


def _dated(asking: Asking) -> Iterator[Item]:
    spans = asking.subject.schedule.activity_span
    places = {activity.loc: index for index, activity in enumerate(asking.subject.plan.activities)}
    for activity in of.activities(asking.subject):
        yield Item(Place(activity.name, activity.path), spans(places[activity.loc]) is not None)


def _community(subject: Subject) -> bool:
    return subject.plan.community is not None


def _earns(subject: Subject) -> bool:
    return bool(subject.plan.community and subject.plan.community.monetization)


WORK: tuple[Question, ...] = (
    of_plan(
        "schedule.phases", Bilingual("有阶段", "phases"), Bilingual("写了 phases", "phases are there"),
        lambda asking: is_there(asking.subject.plan, "phases"), "doc-section-missing",
    ),
    of_plan(
        "schedule.team", Bilingual("有团队", "a team"), Bilingual("写了 team", "team is there"),
        lambda asking: is_there(asking.subject.plan, "team"), "doc-section-missing",
    ),
    of_entries(
        "schedule.duties", Bilingual("成员有角色或职责", "members have a role or duties"), Bilingual("成员", "member"),
        lambda subject: subject.plan.team, Bilingual("写了 role 或 duties", "role or duties are there"),
        any_of("role", "duties"),
    ),
    by_rules("schedule.objective", Bilingual("阶段有目标或退出条件", "phases have an objective or exit criteria"), _PHASE, _phases, "phs-no-goal"),
    by_rules("schedule.filled", Bilingual("阶段里有任务或活动", "phases have tasks or activities"), _PHASE, _phases, "phs-empty"),
    by_rules("schedule.owner", Bilingual("任务有一位负责人", "tasks have one owner"), _TASK, of.work, "tsk-no-owner", "tsk-multi-owner"),
    of_entries(
        "schedule.placed", Bilingual("任务有日期或前置", "tasks have a date or a predecessor"), Bilingual("没有子任务的任务", "task without subtasks"), of.leaves,
        Bilingual("写了 start、date、end 或 after，不只是跟着阶段开始", "start, date, end or after is there: it does not only begin with its phase"), any_of("start", "date", "end", "after"),
    ),
    by_rules("schedule.deliverable", Bilingual("任务有交付物", "tasks have a deliverable"), Bilingual("没有子任务的任务", "task without subtasks"), of.leaves, "tsk-no-deliverable"),
    by_rules("schedule.milestones", Bilingual("里程碑有责任人", "milestones have an owner"), Bilingual("里程碑", "milestone"), of.milestones, "ms-no-owner", "team-raci-no-a"),
    Question(
        "activities.dated", "activities", Bilingual("有日期", "a date"), _ACTIVITY,
        Bilingual("排得出起止日期", "its days can be worked out"), _dated,
    ),
    of_entries(
        "activities.owner", Bilingual("有负责人", "an owner"), _ACTIVITY, of.activities,
        Bilingual("写了 owner", "owner is there"), any_of("owner"),
    ),
    by_rules("activities.audience", Bilingual("有目标群体", "an audience"), _ACTIVITY, of.activities, "evt-no-target"),
    by_rules("activities.metric", Bilingual("写了拉动的指标", "a metric that it moves"), _ACTIVITY, of.activities, "act-no-metric"),
    by_rules(
        "activities.costs", Bilingual("有成本估算", "costs"), _ACTIVITY, of.activities, "bud-activity-no-cost",
        how=Bilingual("有成本，规则没有发现问题", "there are costs, and the rule finds nothing"),
        also=_costed,
    ),
    by_rules("activities.rules", Bilingual("有奖的规则齐全", "prizes have complete rules"), Bilingual("有奖品的活动", "activity with prizes"), of.prize_activities, "evt-no-rules"),
    by_rules("activities.rehearsal", Bilingual("有彩排或测试", "a rehearsal or a test"), _ATTENDED, of.attended_activities, "evt-no-rehearsal"),
    by_rules("activities.reminder", Bilingual("前一天或当天有提醒", "a reminder the day before or on the day"), _ATTENDED, of.attended_activities, "evt-no-reminder"),
    by_rules("activities.follow-up", Bilingual("及时回访", "a follow-up in time"), _ATTENDED, of.attended_activities, "evt-no-revisit"),
    by_rules("content.required", Bilingual("有日期、渠道、负责人和状态", "a date, a channel, an owner and a status"), _ENTRY, of.content_entries, "cnt-required"),
    by_rules("content.purpose", Bilingual("有行动号召或目的", "a call to action or a purpose"), _ENTRY, of.content_entries, "cnt-no-cta"),
    of_entries(
        "content.lead", Bilingual("有交稿或送审日期", "a day for the draft or the review"), Bilingual("还没发布的内容", "entry to come"), entries_to_come,
        Bilingual("写了 draft_due 或 review_due，都不晚于发布日", "draft_due or review_due is there and not after the day of publication"), _lead, "cnt-lead",
    ),
    by_rules("content.columns", Bilingual("栏目有目的", "columns have a purpose"), Bilingual("栏目", "column"), of.columns, "cnt-no-purpose"),
    by_rule_of_plan("community.roles", Bilingual("角色齐全", "all roles"), _community, "com-roles"),
    by_rule_of_plan("community.rules", Bilingual("有群规和欢迎语", "rules and a welcome"), _community, "com-rules"),
    by_rule_of_plan("community.seed", Bilingual("有种子用户标准", "criteria for the first members"), _community, "com-seed"),
    by_rule_of_plan("community.rituals", Bilingual("有每日或每周的固定动作", "daily or weekly rituals"), _community, "com-sop"),
    by_rule_of_plan("community.earns", Bilingual("要收入的社群有变现方式", "a way to earn, where revenue is wanted"), _earns, "com-monetise"),
)  # fmt: skip
