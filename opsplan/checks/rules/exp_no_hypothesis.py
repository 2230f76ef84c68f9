"""A test without a hypothesis, a sample and a condition to stop proves nothing."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

_FIELDS = {
    "hypothesis": Bilingual("假设", "a hypothesis"),
    "sample": Bilingual("样本量", "a sample size"),
    "stop": Bilingual("停止条件", "a condition to stop"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Experiments that lack any of the three."""
    strategy = subject.plan.strategy
    for experiment in strategy.experiments if strategy else ():
        missing = [name for name in _FIELDS if not (getattr(experiment, name) or "").strip()]
        if not missing:
            continue
        zh, en = "、".join(_FIELDS[m].zh for m in missing), " and ".join(_FIELDS[m].en for m in missing)
        yield Hit(
            (*experiment.loc, missing[0]),
            Bilingual(f"实验“{shorten(experiment.name)}”没有写{zh}", f"experiment '{shorten(experiment.name)}' lacks {en}"),
            Bilingual(f"写 {'、'.join(missing)}，如“提前 5 天提醒的复购率高 3 个百分点；每组 4000 人；取关率超过 2.2% 停止”", f"write {', '.join(missing)}, such as '5 days earlier gives 3 points more; 4,000 a group; stop above 2.2% unsubscribes'"),
        )  # fmt: skip


RULE = Rule(
    "exp-no-hypothesis", "OPS734", Severity.WARNING,
    Bilingual("实验没有假设、样本量或停止条件", "an experiment without hypothesis, sample or stop"),
    Bilingual("没有这三项，结果好坏都能解释，结论不可信。", "Without the three, any result can be explained and none can be trusted."),
    "kind: user\nstrategy:\n  experiments: [{name: 提醒时机, hypothesis: 提前 5 天提醒的复购率高 3 个百分点}]\n",
    "kind: user\nstrategy:\n  experiments: [{name: 提醒时机, hypothesis: 提前 5 天提醒的复购率高 3 个百分点, sample: 每组 4000 人, stop: 取关率超过 2.2%}]\n",
    check, kinds=frozenset({"user"}),
)  # fmt: skip
