"""Where there is something to win, the rules are written: how, judging, claiming, notes."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import event_words as words
from opsplan.checks.events import about, events
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.activities import Activity

_PARTS = {
    "how": Bilingual("参与方式", "how to take part"),
    "judging": Bilingual("评奖", "judging"),
    "claiming": Bilingual("领奖", "claiming"),
    "notes": Bilingual("注意事项", "notes"),
}


def check(subject: Subject) -> Iterator[Hit]:
    """Activities with prizes whose rules lack one of the four parts."""
    for activity, name, _ in events(subject):
        missing = [part for part in _PARTS if not getattr(activity.rules, part, None)]
        if not missing or not gives_prizes(activity):
            continue
        zh = "、".join(f"{_PARTS[part].zh} {part}" for part in missing)
        en = ", ".join(missing)
        yield Hit(
            (*activity.loc, "rules", missing[0]),
            Bilingual(f"活动“{name}”设了奖品，规则没有写{zh}", f"activity '{name}' gives prizes and its rules say nothing of {en}"),
            Bilingual("在 rules 规则里补齐：怎样参加、怎样评奖、何时何处领奖、注意事项", "complete rules: how to take part, how winners are chosen, when and where to claim, and notes"),
        )  # fmt: skip


def gives_prizes(activity: Activity) -> bool:
    """True when the rules name prizes, or steps, materials or costs speak of some."""
    if activity.rules and activity.rules.prizes:
        return True
    costs = ((each.category, each.name) for each in activity.costs)
    return words.mentions(words.PRIZE, *about(activity, "process", "materials"), *costs)


RULE = Rule(
    "evt-no-rules", "OPS834", Severity.ERROR,
    Bilingual("有奖活动的规则不全", "prizes without complete rules"),
    Bilingual("操作、评奖、领奖、注意事项缺一样，现场就会有争议，也不合有奖销售的公示要求。", "Without all four there will be a dispute, and prize promotions must publish them."),
    "activities: [{name: 晒家有礼, form: campaign, rules: {how: 上传一张照片, prizes: [{name: 四件套, value: 260, quantity: 10}]}}]\n",
    "activities: [{name: 晒家有礼, form: campaign, rules: {how: 上传一张照片, judging: 按点赞数取前 10 名, prizes: [{name: 四件套, value: 260, quantity: 10}], claiming: 7 天内填写地址, notes: 员工不参加}}]\n",
    check,
)  # fmt: skip
