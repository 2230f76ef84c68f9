"""Where the rules about front matter, background, goals, metrics and funnels begin to speak, and where they are silent."""

from __future__ import annotations

from datetime import date
from itertools import chain

import pytest

from opsplan.checks.shelf_aims import RULES as SHELF
from opsplan.pipeline import check

TODAY = date(2027, 3, 1)
PERIOD = "period: {start: 2027-01-01, end: 2027-12-31}\n"


def paths(rule: str, text: str) -> list[str]:
    """Where a rule speaks, with a mark for how loud: ``!`` error, ``?`` info."""
    frame = "opsplan: 1\ntitle: Plan\nlanguage: en\n" + ("" if "period:" in text else PERIOD)
    report = check((frame + text).encode(), "plan.yaml", today=TODAY).report
    assert not [f for f in report if f.blocking]
    marks = {"error": "!", "warning": "", "info": "?"}
    return [f"{f.path}{marks[f.severity.word]}" for f in report if f.rule == rule]


def goal(text: str) -> str:
    return f"goals: [{{name: Repeat rate, {text}}}]\n"


CONTENT = "content: {entries: [{date: 2027-03-04, title: t, channel: %s}]}\n"
DONE = "phases: [{name: p, tasks: [{name: t, start: 2027-01-04, duration: 2, owner: a, progress: 5%}]}]\n"

CASES: dict[str, list[tuple[str, list[str]]]] = {
    "meta-past-start": [
        ("period: {start: 2027-03-01, end: 2027-04-30}\n" + goal("target: 1%"), []),
        ("period: {start: 2027-02-28, end: 2027-04-30}\n" + goal("target: 1%"), ["period.start?"]),
        ("period: {start: 2026-01-01, end: 2027-02-28}\n" + goal("target: 1%"), ["period.start?"]),
        ("status: approved\n" + goal("target: 1%"), []),
        (goal("target: 2%, actual: 1%"), []),
        (DONE, []),
    ],
    "meta-approved-no-sign": [
        ("status: approved\n" + goal("target: 1%"), ["approvers"]),
        ("status: review\n" + goal("target: 1%"), []),
        ("status: approved\napprovers: [{name: A, date: 2027-01-08}, B]\n" + goal("target: 1%"), ["approvers[1].date"]),
    ],
    "meta-placeholder": [
        (goal("target: 1%, basis: TBD"), ["goals[0].basis!"]),
        (goal("target: 1%, note: sizes M to XXXL"), []),
        (goal("target: 1%, note: 期待定制版"), []),
        (goal("target: 1%, note: 场地待定"), ["goals[0].note!"]),
        (goal('target: 1%, note: "call 138****1234"'), []),
        (goal('target: 1%, note: "income *** k"'), ["goals[0].note!"]),
        ("summary: |\n  a ***loud*** word\n\n  ***\n" + goal("target: 1%"), []),
        (goal("target: 1%, source: lorem ipsum dolor"), ["goals[0].source!"]),
        ("summary: 'see to be confirmed'\n" + goal("target: 1%"), ["summary!"]),
        ("background: {swot: {strengths: [fast, XXX]}}\n" + goal("target: 1%"), ["background.swot.strengths[1]!"]),
    ],
    "meta-required": [
        (goal("target: 1%"), []),
        ("status: draft\n" + goal("target: 1%"), []),
        ("status: review\n" + goal("target: 1%"), ["version!"]),
        ("status: approved\nversion: 1.0\n" + goal("target: 1%"), ["owner!"]),
        ("status: approved\nversion: 1.0\nauthors: A\n" + goal("target: 1%"), []),
        ("status: review\nversion: 1.0\nowner: A\n" + goal("target: 1%"), []),
    ],
    "meta-version-table": [
        (goal("target: 1%"), []),
        ("status: draft\n" + goal("target: 1%"), []),
        ("status: review\n" + goal("target: 1%"), ["revisions?"]),
        ("version: 1.0\nrevisions: [{version: 1.0}]\n" + goal("target: 1%"), []),
    ],
    "doc-section-missing": [
        (goal("target: 1%"), []),
        ("kind: product\n" + goal("target: 1%"), ["background"]),
        ("kind: content\nbackground: {summary: 1}\nteam: [a]\n".replace("[a]", "[{name: a}]") + DONE, ["content!"]),
        ("kind: promotion\nproducts: [{name: x}]\nbackground: {summary: 1}\nteam: [{name: a}]\n" + DONE, []),
        ("template: launch\nbackground: {summary: 1}\nteam: [{name: a}]\n" + goal("target: 1%"), ["phases"]),
        ("kind: launch\nbackground: {summary: 1}\nteam: [{name: a}]\n" + goal("target: 1%"), ["phases!"]),
    ],
    "doc-empty-section": [
        ("strategy:\n" + goal("target: 1%"), []),
        ("risks: []\nstrategy:\n" + goal("target: 1%"), ["risks"]),
        ("strategy: {pillars: []}\n" + goal("target: 1%"), ["strategy"]),
        ("strategy: {positioning: x, pillars: []}\n" + goal("target: 1%"), ["strategy.pillars"]),
        ("background: {swot: {strengths: []}, summary: x}\n" + goal("target: 1%"), ["background.swot"]),
        ("sections: [{title: Extra}, {title: B, body: x}]\n" + goal("target: 1%"), ["sections[0].body"]),
    ],
    "bg-missing-4": [
        ("background: {summary: Buyers like the product}\n" + goal("target: 1%"), ["background.market"]),
        ("kind: event\nbackground: {summary: The market and our users want the product}\n" + goal("target: 1%"), []),
        ("kind: user\nbackground: {summary: The market and our users want the product}\n" + goal("target: 1%"), ["background"]),
        ("background: {market: a, product: b, customers: c}\ncompetitors: {conclusion: d}\n" + goal("target: 1%"), []),
    ],
    "bg-no-number": [
        ("background: {summary: Many members}\n" + goal("target: 1%"), ["background.summary"]),
        ("background: {summary: 七成客人愿意扫码}\n" + goal("target: 1%"), []),
        ("background: {summary: Half of them left}\n" + goal("target: 1%"), []),
        ("background: {status_quo: [{area: a, problems: [b]}]}\n" + goal("target: 1%"), ["background.status_quo"]),
        ("background: {status_quo: [{area: a, problems: [lost 4 of 10]}]}\n" + goal("target: 1%"), []),
    ],
    "prob-no-action": [
        ("background: {status_quo: [{area: a, problems: [slow, dear]}]}\n" + goal("target: 1%"),
         ["background.status_quo[0].problems[0]"]),
        ("background: {status_quo: [{area: a, problems: [slow, dear]}]}\n" + goal("target: 1%, why: slow"),
         ["background.status_quo[0].problems[1]"]),
        ("background: {status_quo: [{area: a, problems: [{id: p, text: slow}]}]}\nstrategy: {pillars: [{name: x, problem: p}]}\n" + goal("target: 1%"), []),
        ("background: {status_quo: [{area: a, problems: [slow to answer]}]}\nstrategy: {pillars: [{name: x, problem: slow}]}\n" + goal("target: 1%"), []),
    ],
    "goal-none": [(DONE, ["goals!"]), (goal("target: 1%"), [])],
    "goal-direction": [
        (goal("baseline: 20%, target: 20%"), []),
        (goal("baseline: 20%, target: 19.9%"), ["goals[0].direction!"]),
        (goal("baseline: 20%, target: 20.1%, direction: down"), ["goals[0].direction!"]),
        (goal("baseline: 20, target: 5%"), []),
        ("goals: [{name: Cost per lead, baseline: 20, target: 25}]\n", ["goals[0].target"]),
        ("goals: [{name: Cost per lead, baseline: 20, target: 25, direction: up}]\n", []),
        ("goals: [{name: g, metric: m}]\nmetrics: [{id: m, name: M, baseline: 3, target: 2, direction: down}]\n", []),
    ],
    "goal-stretch": [
        (goal("baseline: 100, target: 300"), []),
        (goal("baseline: 100, target: 301"), ["goals[0].basis"]),
        (goal("baseline: 100, target: 301, basis: a pilot"), []),
        (goal("baseline: 0, target: 301"), []),
        (goal("baseline: new, target: 301"), []),
    ],
    "goal-flat": [
        (goal("baseline: 1000, target: 1010"), []),
        (goal("baseline: 1000, target: 1009"), ["goals[0].target?"]),
        (goal("baseline: 99.5%, target: 99.9%"), []),
        (goal("baseline: 0, target: 0"), []),
    ],
    "goal-too-many": [
        (f"goals: [{', '.join(f'{{name: g{n}}}' for n in range(5))}]\n", []),
        (f"goals: [{', '.join(f'{{name: g{n}}}' for n in range(6))}]\n", ["goals[5]"]),
    ],
    "goal-no-source": [
        (goal("target: 1%"), ["goals[0].source"]),
        (goal("statement: x"), []),
        ("goals: [{name: g, metric: m}]\nmetrics: [{id: m, name: M, target: 2, source: shop}]\n", []),
    ],
    "goal-orphan": [
        ("goals: [{name: g}]\n" + DONE, []),
        ("goals: [{name: g}, {name: h}]\n", []),
        ("goals: [{name: g}, {name: h}]\n" + DONE, ["goals[0]"]),
        ("goals: [{name: g}, {name: h}]\n" + DONE.replace("name: p", "name: p, goals: h"), ["goals[0]"]),
        ("goals: [{name: g}, {name: h}]\nstrategy: {pillars: [{name: x, goals: g, tactics: [y]}, {name: z, goals: h}]}\n"
         + DONE.replace("progress: 5%", "tactic: y"), ["goals[1]"]),
        ("goals: [{name: g}, {name: h}]\nactivities: [{name: a, date: 2027-03-04, goals: [g, h]}]\n", []),
    ],
    "goal-pct-ambig": [
        (goal("target: 12%, statement: Raise the repeat rate by 20%"), ["goals[0].statement"]),
        (goal("target: 12%, statement: Raise the repeat rate by 2 percentage points or 20%"), []),
        (goal("target: 12%, statement: Raise the repeat rate from 10% to 12%"), []),
        (goal("target: 12%, statement: 订单增长 20%，复购率到 12%"), []),
        (goal("target: 12%, statement: 复购率提升至 12%"), []),
        (goal("target: 12%, statement: 复购率提升 20%"), ["goals[0].statement"]),
        ("goals: [{name: Orders, target: 1200, statement: Raise orders by 20%}]\n", []),
    ],
    "goal-unit": [
        (goal("baseline: 0, target: 12%"), []),
        (goal("baseline: 7.5, target: 12%"), ["goals[0].baseline!"]),
        (goal("baseline: 7.5%, target: 12%, actual: 8"), ["goals[0].actual!"]),
        (goal("baseline: 7.5%, target: 12%, checkpoints: [{date: 2027-06-30, value: 9}]"), ["goals[0].checkpoints[0].value!"]),
        (goal("target: 12, breakdown: [{name: a, target: 50%}]"), ["goals[0].breakdown[0].target!"]),
    ],
    "goal-vanity-only": [
        ("goals: [{name: Followers}, {name: Page views}]\n", ["goals[0]?"]),
        ("goals: [{name: Followers}, {name: Orders}]\n", []),
        ("goals: [{name: Known brand, category: awareness}]\n", ["goals[0]?"]),
        ("goals: [{name: 线索表阅读转化数}]\n", []),
    ],
    "goal-no-guardrail": [
        ("goals: [{name: g}]\n", []),
        ("goals: [{name: g, category: revenue}]\nmetrics: [{name: m}]\n", []),
        ("goals: [{name: g, category: retention}]\nmetrics: [{name: m}]\n", []),
        ("kind: user\ngoals: [{name: g}]\nmetrics: [{name: m}]\n", ["metrics?"]),
        ("kind: user\ngoals: [{name: g}]\nmonitoring: {cadence: [{name: weekly}]}\n", ["metrics?"]),
        ("kind: user\ngoals: [{name: g}]\n", []),
        ("kind: event\ngoals: [{name: g, category: revenue}]\nmetrics: [{name: m}]\n", []),
        ("kind: user\ngoals: [{name: g}]\nmetrics: [{name: 次月留存（护栏）}]\n", []),
        ("kind: user\ngoals: [{name: g}]\nmetrics: [{name: m}]\nstrategy: {experiments: [{name: e, guardrail: churn}]}\n", []),
    ],
    "goal-checkpoint-order": [
        (goal("target: 12%, checkpoints: [{date: 2027-06-30, value: 9%}, {date: 2027-03-31, value: 8%}]"), []),
        (goal("target: 12%, checkpoints: [{date: 2027-03-31, value: 9%}, {date: 2027-06-30, value: 9%}]"), []),
        (goal("target: 12%, checkpoints: [{date: 2027-03-31, value: 9%}, {date: 2027-06-30, value: 8%}]"), ["goals[0].checkpoints[1].value"]),
        (goal("target: 6%, direction: down, checkpoints: [{date: 2027-03-31, value: 8%}, {date: 2027-06-30, value: 9%}]"), ["goals[0].checkpoints[1].value"]),
        (goal("baseline: 12%, target: 6%, checkpoints: [{date: 2027-03-31, value: 9%}, {date: 2027-06-30, value: 8%}]"), []),
    ],
    "goal-checkpoint-target": [
        (goal("target: 12%, due: period.end, checkpoints: [{date: 2027-12-31, value: 12%}]"), []),
        (goal("target: 12%, due: period.end, checkpoints: [{date: 2027-12-31, value: 11%}]"), ["goals[0].checkpoints[0].value!"]),
        (goal("target: 12%, due: 2027-12-30, checkpoints: [{date: 2027-12-31, value: 12%}]"), ["goals[0].checkpoints[0].date!"]),
    ],
    "met-no-formula": [
        ("metrics: [{name: a}, {name: b, formula: x}, {name: c, definition: ' '}]\ngoals: [{name: g}]\n", ["metrics[0].definition", "metrics[2].definition"]),
    ],
    "met-rate-range": [
        (goal("baseline: 0%, target: 100%"), []),
        (goal("baseline: -1%, target: 100.1%"), ["goals[0].baseline!", "goals[0].target!"]),
        (goal("baseline: 0.3, target: 35"), ["goals[0].target!"]),
        (goal('unit: "%", baseline: 30, target: 35'), []),
        (goal("baseline: 30, target: 35%"), []),
        ("goals: [{name: 率先上线的门店, target: 20}, {name: 增长率, target: 150%}, {name: 更新频率, target: 4}]\n", []),
        ("goals: [{name: 复购率, metric: m, target: 35}]\nmetrics: [{id: m, name: M, unit: '%'}]\n", []),
        ("goals: [{name: g}]\nmetrics: [{name: Bounce rate, actuals: [{date: 2027-02-01, value: 150%}]}]\n", ["metrics[0].actuals[0].value!"]),
    ],
    "met-no-alert": [
        ("goals: [{name: g, metric: m}]\nmetrics: [{id: m, name: M, alarm: low}, {id: n, name: N}]\n", []),
        ("goals: [{name: g}]\nmetrics: [{id: n, name: N, guardrail: true}]\n", ["metrics[n].warning?"]),
    ],
    "met-no-cadence": [
        ("kind: user\ngoals: [{name: g}]\n", ["monitoring"]),
        ("goals: [{name: g}]\n", []),
        ("goals: [{name: g, metric: m, owner: a}]\nmetrics: [{id: m, name: M, frequency: weekly}]\n", []),
        ("goals: [{name: g, metric: m}]\nmetrics: [{id: m, name: M, frequency: weekly}]\n", ["metrics[m].owner"]),
        ("goals: [{name: g}]\nmetrics: [{name: M, owner: a}]\nmonitoring: {cadence: [{name: weekly}]}\n", []),
        ("goals: [{name: g}]\nmetrics: [{name: M, owner: a}]\n", ["metrics[0].frequency"]),
    ],
    "fun-stage-gap": [
        ("goals: [{name: g}]\nstrategy: {funnel: [{stage: Sign-up, target: 5}, {stage: Order, metric: m}]}\n", []),
        ("goals: [{name: g}]\nstrategy: {funnel: [{stage: Sign-up, target: 5}, {stage: Order}]}\n", ["strategy.funnel[1].metric?"]),
        ("goals: [{name: g}]\nstrategy: {funnel: [{stage: 拉新, target: 5}, {stage: 激活, target: 4}, {stage: 转化, target: 3}]}\n", ["strategy.funnel?"]),
        ("goals: [{name: g, category: retention}, {name: 转介绍人数}]\nstrategy: {funnel: [{stage: 拉新, target: 5}, {stage: 激活, target: 4}, {stage: 转化, target: 3}]}\n", []),
    ],
    "fun-nonmono": [
        ("goals: [{name: g}]\nstrategy: {funnel: [{stage: A, target: 5}, {stage: B, target: 5}, {stage: C, target: 6}]}\n", ["strategy.funnel[2].target!"]),
        ("goals: [{name: g}]\nstrategy: {funnel: [{stage: A, target: 5}, {stage: B, target: 40%}, {stage: Referral, target: 9}, {stage: C, metric: 订单数, target: 7}]}\n", []),
        ("goals: [{name: g}]\nactivities: [{name: a, date: 2027-03-04, funnel: [{name: 报名, baseline: 5, target: 9}, {name: 到场, baseline: 6, target: 8}]}]\n", ["activities[0].funnel[1].baseline!"]),
    ],
    "fun-product": [
        ("goals: [{name: g}]\nactivities: [{name: a, date: 2027-03-04, funnel: [{name: x, target: 600}, {name: y, target: 50%}, {name: z, target: 315}]}]\n", []),
        ("goals: [{name: g}]\nactivities: [{name: a, date: 2027-03-04, funnel: [{name: x, target: 600}, {name: y, target: 50%}, {name: z, target: 317}]}]\n", ["activities[0].funnel[2].target"]),
        ("goals: [{name: g}]\nactivities: [{name: a, date: 2027-03-04, funnel: [{name: x, target: 600}, {name: y, target: 240}, {name: r, target: 40%}, {name: z, target: 100}]}]\n", []),
    ],
    "exp-no-hypothesis": [
        ("kind: user\ngoals: [{name: g}]\nstrategy: {experiments: [{name: e}]}\n", ["strategy.experiments[0].hypothesis"]),
        ("kind: product\ngoals: [{name: g}]\nstrategy: {experiments: [{name: e}]}\n", []),
    ],
    "chn-near-miss": [
        (goal("target: 1%") + "strategy: {channels: [{name: E-mail}]}\n" + CONTENT % "Email", ["content.entries[0].channel"]),
        (goal("target: 1%") + "strategy: {channels: [{name: Instagram}]}\n" + CONTENT % "Instagran", ["content.entries[0].channel"]),
        (goal("target: 1%") + "strategy: {channels: [{name: 群聊矩阵1}]}\n" + CONTENT % "群聊矩阵2", []),
        (goal("target: 1%") + "strategy: {channels: [{name: 微信群}]}\n" + CONTENT % "微信号", []),
        (goal("target: 1%") + CONTENT % "Email", []),
    ],
    "cal-unknown-festival": [
        (goal("target: 1%") + "content: {quarters: [{quarter: 2027Q4, festivals: [双 11, 双十一大促, 中秋节, Christmas]}]}\n", []),
        (goal("target: 1%") + "content: {entries: [{title: a, festival: Xmass}, {title: b, festival: Xmass}]}\n", ["content.entries[0].festival"]),
        (goal("target: 1%") + "dates: {opening: 2027-05-04}\ncontent: {entries: [{title: a, festival: opening}]}\n", []),
        (goal("target: 1%") + "content: {marketing_dates: {include: [Founders], extra: [{name: Founders, date: 2027-05-04}], exclude: [Nix]}}\n", ["content.marketing_dates.exclude[0]"]),
    ],
    "yaml-comma-cut": [
        ("phases: [{name: p, exit: [1,500 kettles, Go], start: 2027-02-01, end: 2027-02-05}]\n", ["phases[0].exit[0]"]),
        ("phases: [{name: p, exit: [50, 100 or less, 200 or more], start: 2027-02-01, end: 2027-02-05}]\n", []),
        ("phases: [{name: p, exit: [Cheap, but slow], start: 2027-02-01, end: 2027-02-05}]\n", ["phases[0].exit[0]"]),
        ("phases: [{name: p, exit: [签约（含审批, 盖章）], start: 2027-02-01, end: 2027-02-05}]\n", ["phases[0].exit[0]"]),
        ("phases: [{name: p, exit: [签约（含审批）, 盖章], start: 2027-02-01, end: 2027-02-05}]\n", []),
    ],
    "yaml-comment-cut": [
        ("subtitle: Shop #1 opens\n" + goal("target: 1%"), ["subtitle"]),
        ("subtitle: Shop # the first\n" + goal("target: 1%"), []),
        ('subtitle: "Shop #1 opens" #note\n' + goal("target: 1%, note: a#b"), []),
        ("phases: #todo\n  - {name: p, start: 2027-02-01, end: 2027-02-05} #end\n", []),
        ("phases:\n  - name: p\n    color: #ff0000\n    objective: | #keep\n      a #b\n    start: 2027-02-01\n    end: 2027-02-05\n", ["phases[0].color"]),
        ("阶段:\n  - {名称: p, 开始: 2027-02-01, 阶段目标: d #e\n    , 结束: 2027-02-05}\n", ["phases[0].objective"]),
        ("subtitle: a #!b\n#whole line\n" + goal("target: 1%"), []),
    ],
    "name-space": [
        ("goals: [{name: Repeat rate}, {name: Repeatrate}, {name: Repeat rates}]\n", ["goals[1].name"]),
        ("goals: [{name: g, owner: Ann Lee}, {name: h, owner: AnnLee}]\n", ["goals[1].owner"]),
        ("team: [{name: Ann Lee}]\ngoals: [{name: g, owner: AnnLee}]\n", []),
        (goal("target: 1%") + "content: {entries: [{title: a, channel: 小 程序}, {title: b, channel: 小程序}]}\n", ["content.entries[1].channel"]),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [(rule, text, expected) for rule, cases in CASES.items() for text, expected in cases],
)
def test_where_a_rule_speaks(rule: str, text: str, expected: list[str]) -> None:
    assert paths(rule, text) == expected


def test_every_rule_of_the_shelf_has_a_silent_case() -> None:
    formulas = {"met-baseline-inconsistent", "met-target-inconsistent"}
    silent = {
        rule for rule, cases in CASES.items() if rule == "met-no-formula" or any(not c[1] for c in cases)
    }
    assert {rule.name for rule in SHELF} == silent | formulas


def test_rules_of_the_shelf_have_words_in_both_languages() -> None:
    words = chain.from_iterable((r.title, r.why, *(s.title for s in r.settings)) for r in SHELF)
    assert all(word.zh and word.en and word.zh != word.en for word in words)
