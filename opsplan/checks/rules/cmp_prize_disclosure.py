"""What a draw must publish before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import event_words as words
from opsplan.checks.draws import draws
from opsplan.checks.events import about
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.activities import Rules
from opsplan.model.base import Entry

_WORDS = {
    "prizes": Bilingual("奖品", "the prizes"),
    "value": Bilingual("奖品价值", "the value of each prize"),
    "quantity": Bilingual("奖品数量或中奖概率", "the number of prizes or the odds"),
    "judging": Bilingual("开奖时间", "the time of the draw"),
    "claiming": Bilingual("兑奖时限", "the time to claim"),
    "forfeit": Bilingual("弃奖条件", "when a prize is forfeited"),
    "organiser": Bilingual("主办方与联系方式", "the organiser and how to reach it"),
}
_FIELDS = {"forfeit": "claiming", "organiser": "notes", "value": "prizes", "quantity": "prizes"}


def check(subject: Subject) -> Iterator[Hit]:
    """Draws whose rules leave out what must be published. Parts that are missing as a whole are for evt-no-rules.

    What an item of ``compliance`` about prizes asks for counts as said.
    """
    promised = tuple(
        each
        for each in subject.plan.compliance
        if words.mentions(words.PRIZE, each.name, each.requirement) or words.mentions(words.DRAW, each.name)
    )
    for activity, name, _ in draws(subject):
        if activity.rules is None:
            continue
        missing = list(_missing(activity.rules, promised))
        if missing:
            zh, en = (
                "、".join(_WORDS[each].zh for each in missing),
                ", ".join(_WORDS[each].en for each in missing),
            )
            yield Hit(
                (*activity.loc, "rules", _FIELDS.get(missing[0], missing[0])),
                Bilingual(f"“{name}”是抽奖，规则没有公示{zh}", f"'{name}' is a draw, and its rules do not publish {en}"),
                Bilingual("开始前公示：奖品的品名、价值与数量或概率，开奖时间与方式，兑奖时限与弃奖条件，主办方与联系方式", "publish before it begins: prizes with value and number or odds, time and way of the draw, when to claim and when a prize is forfeited, organiser and contact"),
            )  # fmt: skip


def _missing(rules: Rules, promised: tuple[Entry, ...]) -> Iterator[str]:
    if not rules.prizes:
        yield "prizes"
    elif not all(each.value for each in rules.prizes):
        yield "value"
    if rules.prizes and not (
        all(each.quantity for each in rules.prizes) or words.mentions(words.ODDS, rules.judging, promised)
    ):
        yield "quantity"
    if rules.judging and not words.mentions(words.A_TIME, rules.judging):
        yield "judging"
    said = (*about(rules, "claiming", "notes", "how", "judging"), promised)
    if rules.claiming and not words.mentions(words.A_TIME, rules.claiming):
        yield "claiming"
    if rules.claiming and not words.mentions(words.FORFEIT, *said):
        yield "forfeit"
    if rules.claiming and not words.mentions(words.ORGANISER, *said):
        yield "organiser"


RULE = Rule(
    "cmp-prize-disclosure", "OPS853", Severity.ERROR,
    Bilingual("抽奖公示要素不全", "a draw that does not publish all it must"),
    Bilingual("在中国，抽奖开始前须公布奖项、条件、开奖与兑奖的时间方式、奖品价值与数量或概率、弃奖条件和主办方，之后不得变更。仅作提示，不是法律意见。", "In China a draw must publish prizes, terms, times, values, numbers or odds, forfeiture and organiser before it begins. A hint, no legal advice."),
    "activities: [{name: 晒单抽奖, form: campaign, rules: {how: 晒单, judging: 6 月 20 日随机抽取, prizes: [{name: 四件套, quantity: 10}], claiming: 联系客服, notes: 员工不参加}}]\n",
    "activities: [{name: 晒单抽奖, form: campaign, rules: {how: 晒单, judging: 6 月 20 日随机抽取, prizes: [{name: 四件套, value: 260, quantity: 10}], claiming: 7 天内联系客服领取，逾期视为放弃；主办方熊猫家居, notes: 员工不参加}}]\n",
    check,
)  # fmt: skip
