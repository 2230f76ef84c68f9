"""Two names that differ only by a space are one name to people and two to everything else."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.aims_refs import PERSON, named_in_words
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.index import TARGETS, entries, entry_name
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Entries of one section, and words that name no entry, that differ from an earlier name by spaces only."""
    plan, index = subject.plan, subject.index
    first: dict[tuple[str, str], str] = {}
    for target in TARGETS:
        for entry in entries(plan, target):
            field = "text" if target == "problems" else "name"
            name = entry_name(entry)
            earlier = _earlier(first, target, name)
            if earlier is not None:
                yield _hit((*entry.loc, field), name, earlier, "")
    told_elsewhere = {
        *((PERSON,) if plan.team else ()),  # an unknown person
        *(("channels",) if index.table("channels") else ()),  # and a channel that is almost right
    }
    for target, entry, place, text in named_in_words(plan, told_elsewhere):
        if index.person(text) if target == PERSON else index.find(target, text):
            continue
        earlier = _earlier(first, target, text)
        if earlier is not None:
            yield _hit((*entry.loc, *place), text, earlier, earlier)


def _earlier(first: dict[tuple[str, str], str], target: str, text: str) -> str | None:
    """The first name of the section that differs from a text by spaces only; None where the text is the first, or alike."""
    words = text.split()
    name = " ".join(words)
    earlier = first.setdefault((target, "".join(words)), name)
    return None if earlier == name else earlier


def _hit(loc: Loc, text: str, earlier: str, instead: str) -> Hit:
    name = shorten(text)
    return Hit(
        loc,
        Bilingual(f"“{name}”和前面的“{shorten(earlier)}”只差空格", f"'{name}' differs from '{shorten(earlier)}' above by a space only"),
        Bilingual("是同一个就统一写法；不是就起一个能分清的名称", "write both alike if they are one; else give one a name of its own"),
        instead=instead,
    )  # fmt: skip


RULE = Rule(
    "name-space", "OPS738", Severity.WARNING,
    Bilingual("两个名称只差空格", "two names that differ by a space"),
    Bilingual("读的人以为是一个，表格、图例和筛选里却是两个。", "Readers take them for one; tables, legends and filters hold two."),
    "phases:\n  - name: 筹备\n    tasks:\n      - {name: 双11 预热, start: 2027-03-01, duration: 3, owner: 周敏}\n      - {name: 双11预热, start: 2027-03-08, duration: 3, owner: 周敏}\n",
    "phases:\n  - name: 筹备\n    tasks:\n      - {name: 双11 预热, start: 2027-03-01, duration: 3, owner: 周敏}\n      - {name: 双11 预售, start: 2027-03-08, duration: 3, owner: 周敏}\n",
    check,
)  # fmt: skip
