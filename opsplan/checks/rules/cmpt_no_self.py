"""A comparison needs our own column."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

_NAMED = 4


def check(subject: Subject) -> Iterator[Hit]:
    """A matrix of competitors without values of our own, or with holes in our column."""
    competitors = subject.plan.competitors
    if competitors is None:
        return
    compared = dict.fromkeys(name for item in competitors.items for name in (*item.scores, *item.facts))
    if not compared:
        return
    own = {*competitors.ours.scores, *competitors.ours.facts} if competitors.ours else set()
    missing = [name for name in compared if name not in own]
    if not own:
        yield Hit(
            (*competitors.loc, "ours"),
            Bilingual("竞品矩阵没有我方一列", "the matrix of competitors has no column of our own"),
            Bilingual(
                "写 ours：用同样的维度给自己打分（scores）或写事实（facts）",
                "write ours with scores or facts by the same criteria",
            ),
        )
    elif missing:
        names = [shorten(name, 20) for name in missing[:_NAMED]]
        more = Bilingual("等", " and more") if len(missing) > _NAMED else Bilingual("", "")
        yield Hit(
            (*competitors.loc, "ours"),
            Bilingual(
                f"竞品有值、我方没有的维度：{'、'.join(names)}{more.zh}",
                f"competitors have a value and we have none in: {', '.join(names)}{more.en}",
            ),
            Bilingual(
                "在 ours 的 scores 或 facts 里补上；维度的名字要一样",
                "add them to the scores or facts of ours, under the same names",
            ),
        )


RULE = Rule(
    "cmpt-no-self", "OPS769", Severity.WARNING,
    Bilingual("竞品矩阵没有我方", "a matrix of competitors without ourselves"),
    Bilingual("没有我方一列，看不出强在哪里、弱在哪里。", "Without our own column nobody sees where we are strong or weak."),
    "competitors:\n  criteria: [价格, 安装]\n  items: [{name: 竞品甲, scores: {价格: 5, 安装: 2}, as_of: 2027-01-10, response: 主打安装}]\n",
    "competitors:\n  criteria: [价格, 安装]\n  ours: {name: 熊猫家居, scores: {价格: 3, 安装: 5}}\n  items: [{name: 竞品甲, scores: {价格: 5, 安装: 2}, as_of: 2027-01-10, response: 主打安装}]\n",
    check,
)  # fmt: skip
