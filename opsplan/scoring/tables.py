"""A score as tables of words in one language: the same for a terminal, Markdown and a document."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.checks.money import shown
from opsplan.diagnostics import Bilingual, Lang
from opsplan.model.problems import shorten
from opsplan.records import dataclass
from opsplan.scoring.results import Backed, Place, Score, SectionScore, Tally
from opsplan.scoring.smart import LETTERS

NOTHING = "–"
"""What stands for what is not in the plan, and for a letter that a goal lacks."""
MET = "✓"
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its texts, the plan path of what it is about, and whether it sums up the others."""

    texts: tuple[str, ...]
    src: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """Heads and rows of one length. ``right`` are the columns of numbers, ``center`` those of marks."""

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[Line, ...]
    right: tuple[int, ...] = ()
    center: tuple[int, ...] = ()


def tables_of(score: Score, lang: Lang) -> tuple[ScoreTable, ...]:
    """All tables that have a row: sections, open questions, SMART, coverage, money."""
    made = (_sections(score, lang), _open(score, lang), _smart(score, lang), _coverage(score, lang), _money(score, lang))  # fmt: skip
    return tuple(table for table in made if table.rows)


def headline(score: Score, lang: Lang) -> str:
    """``94% (467 of 495 answered)``."""
    tally = score.tally
    return Bilingual(
        f"{share(tally)}（应答 {tally.asked} 项，答到 {tally.answered} 项）",
        f"{share(tally)} ({tally.answered} of {tally.asked} answered)",
    ).get(lang)


def share(part: Tally | Backed) -> str:
    """``83%``, or a dash where there is nothing to share."""
    return NOTHING if part.percent is None else f"{part.percent}%"


def count(tally: Tally) -> str:
    """``5/6``, or a dash when nothing was asked."""
    return f"{tally.answered}/{tally.asked}" if tally.asked else NOTHING


def _words(lang: Lang, *pairs: tuple[str, str]) -> tuple[str, ...]:
    return tuple(Bilingual(*pair).get(lang) for pair in pairs)


def _named(places: Sequence[Place], lang: Lang) -> str:
    """Up to three names, long ones cut, and how many there are; nothing for places without a name."""
    names = [shorten(place.name) for place in places if place.name]
    if len(names) <= _NAMED:
        return ("、" if lang == "zh-CN" else ", ").join(names)
    first = names[:_NAMED]
    return Bilingual(
        f"{'、'.join(first)}等 {len(names)} 项", f"{', '.join(first)} and {len(names) - _NAMED} more"
    ).get(lang)


def _sections(score: Score, lang: Lang) -> ScoreTable:
    heads = _words(
        lang, ("章节", "Section"), ("答到", "Answered"), ("得分", "Score"), ("错误", "Errors"), ("警告", "Warnings"), ("提示", "Notes"),
    )  # fmt: skip
    whole = score.tally
    sums = (sum(each) for each in zip(*(_found(section) for section in score.sections), strict=True))
    rows = [
        Line(
            (section.title.get(lang), count(section.tally), share(section.tally), *map(str, _found(section)))
        )
        for section in score.sections
    ]
    total = Line(
        (*_words(lang, ("合计", "Whole plan")), count(whole), share(whole), *map(str, sums)), total=True
    )
    title = Bilingual(
        f"各章得分（{NOTHING} 表示方案里没有）", f"Score by section ({NOTHING}: not in the plan)"
    )
    return ScoreTable("score_sections", title.get(lang), heads, (*rows, total), tuple(range(1, 6)))


def _found(section: SectionScore) -> tuple[int, int, int]:
    return section.errors, section.warnings, section.infos


def _open(score: Score, lang: Lang) -> ScoreTable:
    heads = _words(
        lang,
        ("章节", "Section"),
        ("没有答全的问题", "Question"),
        ("答到", "Answered"),
        ("还缺", "Still open"),
    )
    rows = [
        Line(
            (section.title.get(lang), answer.title.get(lang), count(answer.tally), _named(answer.open, lang))
        )
        for section in score.sections
        for answer in section.answers
        if answer.open
    ]
    title = Bilingual("没有答全的问题", "Questions left open").get(lang)
    return ScoreTable("score_open", title, heads, tuple(rows), (2,))


def _smart(score: Score, lang: Lang) -> ScoreTable:
    heads = (*_words(lang, ("目标", "Goal")), *LETTERS, *_words(lang, ("缺什么", "What is missing")))
    rows = [
        Line(
            (
                " ".join(goal.place.name.split()),
                *(MET if letter.met else NOTHING for letter in goal.letters),
                Bilingual("；", "; ").get(lang).join(f"{each.key} {each.missing.get(lang)}" for each in goal.letters if each.missing),
            ),
            goal.place.path,
        )
        for goal in score.goals
    ]  # fmt: skip
    title = Bilingual("目标的 SMART", "SMART goals").get(lang)
    return ScoreTable("score_smart", title, heads, tuple(rows), center=tuple(range(1, len(LETTERS) + 1)))


def _coverage(score: Score, lang: Lang) -> ScoreTable:
    heads = _words(
        lang, ("目标", "Goals"), ("个数", "Count"), ("占比", "Share"), ("缺的目标", "Goals without")
    )
    rows = [
        Line((step.title.get(lang), count(step.tally), share(step.tally), _named(step.lacking, lang)))
        for step in score.coverage
    ]
    title = Bilingual("目标的落实", "From goals to work").get(lang)
    return ScoreTable("score_coverage", title, heads, tuple(rows) if score.goals else (), (1, 2))


def _money(score: Score, lang: Lang) -> ScoreTable:
    heads = _words(
        lang, ("金额", "Money"), ("有依据", "With a basis"), ("合计", "Total"), ("占比", "Share"), ("缺依据的", "Without a basis"),
    )  # fmt: skip
    names = _words(lang, ("成本（不含预备金）", "Costs, without contingency"), ("预期收益", "Benefits"))
    rows = [
        Line((name, shown(money.backed), shown(money.total), share(money), _named(money.lacking, lang)))
        for name, money in zip(names, (score.costs, score.benefits), strict=True)
        if money.total
    ]
    title = Bilingual(
        f"金额的依据（{score.currency}）", f"What the money is based on ({score.currency})"
    ).get(lang)
    return ScoreTable("score_money", title, heads, tuple(rows), (1, 2, 3))
