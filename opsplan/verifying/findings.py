"""What a comparison found, as findings: what the file says and where, what the plan says, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.diagnostics import Bilingual, Finding, Severity
from opsplan.verifying.agreement import Difference
from opsplan.verifying.drift import Drift
from opsplan.verifying.package import Unreadable
from opsplan.verifying.rule import DeliverableRule
from opsplan.verifying.rules import DIFFERS, DRIFT, MISSING, OTHER_PLAN, UNMARKED, UNREADABLE, WITHHELD
from opsplan.verifying.shown import Deliverable
from opsplan.verifying.withheld import Leak

_SHOWN = 60
_AGAIN = Bilingual(
    "重新生成：opsplan render；确要改动就改方案，不要改生成的文件",
    "make it again with opsplan render; to change it, change the plan, not the file",
)
_NAMED = 3
"""Marks of a kind that are named; of more, the number is told."""


def short(text: str) -> str:
    """A text on one line, not too long for a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[:_SHOWN] + "…"


def difference_finding(difference: Difference, file: str) -> Finding:
    """A value, a name or a text that is not the plan's."""
    said, place = short(difference.shown), difference.place
    plan = short(difference.expected)
    if difference.kind == "missing":
        return _about_plan(
            MISSING, difference.path,
            Bilingual(f"{file}（{place.zh}）没有写“{plan or difference.path}”", f"{file} ({place.en}) does not say '{plan or difference.path}'"),
        )  # fmt: skip
    if difference.path:
        return _about_plan(
            DIFFERS, difference.path,
            Bilingual(f"{file}（{place.zh}）写的是“{said}”，方案里是“{plan or difference.path}”", f"{file} ({place.en}) says '{said}', the plan '{plan or difference.path}'"),
        )  # fmt: skip
    return _about_file(
        DIFFERS, file,
        Bilingual(f"{place.zh}的“{said}”在方案里没有，也算不出来", f"'{said}' ({place.en}) does not stand in the plan and does not follow from it"),
        _AGAIN,
    )  # fmt: skip


def absent_finding(path: str, name: str, file: str) -> Finding:
    """An entry that is nowhere in a document which shows others of its list."""
    shown = short(name) or path
    return _about_plan(
        MISSING, path,
        Bilingual(f"{file} 里没有“{shown}”，同一列表的其他条目都在", f"{file} does not show '{shown}', though it shows others of that list"),
    )  # fmt: skip


def drift_finding(drift: Drift, word: str, powerpoint: str) -> Finding:
    """One thing said in two ways."""
    one, other = short(drift.word.text), short(drift.powerpoint.text)
    at, there = drift.word.place, drift.powerpoint.place
    return _about_plan(
        DRIFT, drift.path,
        Bilingual(
            f"Word 与 PowerPoint 不一致：{word}（{at.zh}）写的是“{one}”，{powerpoint}（{there.zh}）写的是“{other}”",
            f"Word and PowerPoint differ: {word} ({at.en}) says '{one}', {powerpoint} ({there.en}) says '{other}'",
        ),
    )  # fmt: skip


def unreadable_finding(file: str, error: Unreadable) -> Finding:
    """A file that is not what its name says."""
    message = Bilingual(f"读不了这个文件：{error.why.zh}", f"cannot read this file: {error.why.en}")
    return _about_file(UNREADABLE, file, message, error.help)


def unmarked_finding(deliverable: Deliverable) -> Finding:
    """A file in which nothing says what of a plan it shows."""
    return _about_file(
        UNMARKED, deliverable.file,
        Bilingual("文件里没有指向方案的标记，无法核对", "nothing in this file says what of a plan it shows, so it cannot be verified"),
        Bilingual("只能核对 opsplan 生成的文件；用别的软件另存过就重新生成", "only files that opsplan made can be verified; make it again when another program saved it"),
    )  # fmt: skip


def other_plan_finding(file: str, *, whole: bool) -> Finding:
    """A file made of another version of the plan: with the same entries (``whole``), so that its values can be compared,
    or with others, so that they cannot."""
    zh, en = (
        ("", "") if whole else ("，条目对不上，没有核对", "; its entries are others, so nothing was compared")
    )
    return _about_file(
        OTHER_PLAN, file,
        Bilingual(f"文件由另一份方案（或这份方案的另一个版本）生成{zh}", f"it was made of another plan, or of another version of this one{en}"),
        Bilingual("重新生成：opsplan render", "make it again with opsplan render"),
        Severity.WARNING if whole else Severity.ERROR,
    )  # fmt: skip


def withheld_finding(file: str, leaks: Sequence[Leak]) -> Finding:
    """Things that the edition withholds and that stand in a file nevertheless."""
    said = [(short(leak.said), "; ".join(filter(None, (leak.path, leak.part)))) for leak in leaks[:_NAMED]]
    zh, en = (
        "、".join(f"“{one}”（{at}）" for one, at in said),
        ", ".join(f"'{one}' ({at})" for one, at in said),
    )
    more_zh, more_en = ("……", " …") if len(leaks) > _NAMED else ("", "")
    return _about_file(
        WITHHELD, file,
        Bilingual(f"文件里有 {len(leaks)} 处这个版本隐去的内容：{zh}{more_zh}", f"the file holds {len(leaks)} things that its edition withholds: {en}{more_en}"),
        Bilingual("用 opsplan render --edition 重新生成；句子里提到的，在 editions 的 instead 里改写", "make it again with opsplan render --edition; reword sentences that name them under instead of the edition"),
    )  # fmt: skip


def lost_finding(deliverable: Deliverable) -> Finding:
    """Marks that name places which the plan does not have."""
    names = ", ".join(short(name) for name in deliverable.lost[:_NAMED])
    count = len(deliverable.lost)
    return _about_file(
        DIFFERS, deliverable.file,
        Bilingual(f"有 {count} 处标记在方案里找不到：{names}", f"{count} marks name places that the plan does not have: {names}"),
        Bilingual("文件比方案旧；重新生成：opsplan render", "the file is older than the plan; make it again with opsplan render"),
    )  # fmt: skip


def made_finding(
    rule: DeliverableRule, file: str, place: Bilingual, message: Bilingual, help: Bilingual
) -> Finding:
    """Something about how a file is made, at a place in it."""
    return _about_file(rule, file, Bilingual(f"{place.zh}：{message.zh}", f"{place.en}: {message.en}"), help)


def _about_plan(rule: DeliverableRule, path: str, message: Bilingual) -> Finding:
    return Finding(rule.name, rule.code, rule.severity, message, _AGAIN, path=path)


def _about_file(
    rule: DeliverableRule, file: str, message: Bilingual, help: Bilingual, severity: Severity | None = None
) -> Finding:
    return Finding(rule.name, rule.code, severity or rule.severity, message, help, file)
