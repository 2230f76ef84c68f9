"""A channel's name that is almost right counts as another channel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from opsplan.checks.aims_refs import PERSON, named_in_words
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten
from opsplan.model.spelling import Spellings, folded, slips

LENGTH = Setting("characters", 4, Bilingual("名称至少几个字才把差一个字当笔误", "how long a name must be for one wrong character to be a slip"))  # fmt: skip
_LONGEST = 40
_COMPARED = 100
"""Different texts that are compared letter by letter; a plan with more has another problem."""


def check(subject: Subject) -> Iterator[Hit]:
    """Texts where a channel is named that differ from a channel of the strategy by case, spaces, hyphens or one slip."""
    table = subject.index.table("channels")
    if not table:
        return
    least = int(subject.value(RULE.name, LENGTH))
    spellings, folds = Spellings(table.items()), {folded(name): name for name in table}
    seen: dict[str, tuple[str, bool]] = {}
    for target, entry, place, text in named_in_words(subject.plan, {PERSON}):
        if target != "channels" or text.strip() in table:
            continue
        if text not in seen:
            same = spellings.same(text)
            slipped = _slipped(text, folds, least) if not same and len(seen) < _COMPARED else ""
            seen[text] = (same, True) if same else (slipped, False)
        meant, certain = seen[text]
        if meant:
            yield Hit(
                (*entry.loc, *place),
                Bilingual(f"渠道写成了“{shorten(text)}”，策略里有“{shorten(meant)}”", f"the channel '{shorten(text)}' is almost '{shorten(meant)}' of the strategy"),
                Bilingual(f"是同一个渠道就写 {meant}；不是就在 strategy.channels 里加上它", f"write {meant} if it is the same; else add it to strategy.channels"),
                instead=meant if certain else "",
            )  # fmt: skip


def _slipped(text: str, folds: Mapping[str, str], least: int) -> str:
    """The one channel that is one slip away, letters only: ``群1`` and ``群2`` are two channels."""
    bare = folded(text)
    if not least <= len(bare) <= _LONGEST:
        return ""
    near = [
        name
        for other, name in folds.items()
        if abs(len(other) - len(bare)) <= 1
        and len(other) >= least
        and _digits(bare) == _digits(other)
        and slips(bare, other) == 1
    ]
    return near[0] if len(near) == 1 else ""


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


RULE = Rule(
    "chn-near-miss", "OPS735", Severity.WARNING,
    Bilingual("渠道名称差一点", "a channel's name that is almost right"),
    Bilingual("差一个空格或一个字，预算和排期就算到另一个渠道上，对不上也看不出来。", "A space or a letter off, budget and calendar go to another channel, and nobody sees why they do not agree."),
    "goals: [{name: 月活, target: 36万}]\nstrategy: {channels: [{name: 视频号}]}\ncontent: {entries: [{date: 2027-03-04, channel: 视频 号, title: 门店实拍}]}\n",
    "goals: [{name: 月活, target: 36万}]\nstrategy: {channels: [{name: 视频号}]}\ncontent: {entries: [{date: 2027-03-04, channel: 视频号, title: 门店实拍}]}\n",
    check, (LENGTH,),
)  # fmt: skip
