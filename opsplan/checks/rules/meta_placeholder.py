"""A text that was to be filled in later is not a plan yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsplan.checks.aims_texts import texts_where
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.patterns import lazy_pattern

_WORD = lazy_pattern(
    r"(?<![A-Za-z0-9])(?:x{3,}|X{3,}|TBD|TODO|[Ll](?:orem|OREM) [Ii](?:psum|PSUM))(?![A-Za-z0-9])"
    r"|(?<![A-Za-z])[Tt]o be (?:determined|decided|defined|confirmed)(?![A-Za-z])|(?<![期等招])待(?:定(?![价期点制位义向做量性])|补充|填写)|×{3,}"
)
_SIGNS = lazy_pattern(r"xxx|XXX|TBD|TODO|psum|PSUM|o be |待|×××|[*]{3}")
"""Every text with a placeholder holds one of these: looked for first, since that is quick."""
_STARS = lazy_pattern(r"\*{3,}")
_LINE = lazy_pattern(r"[ \t]*\*[ \t*]*")


def check(subject: Subject) -> Iterator[Hit]:
    """Texts with a mark that something is still missing; the first one of each text is named."""
    for loc, text in texts_where(subject.plan, _SIGNS.search):
        mark = _placeholder(text)
        if mark:
            yield Hit(
                loc,
                Bilingual(f"这里还有占位符“{mark}”", f"'{mark}' still stands here in place of a text"),
                Bilingual("写上实际内容；还定不下来就删去这一项，放进风险或任务", "write what it is; what is not decided yet is better left out and made a task or a risk"),
            )  # fmt: skip


def _placeholder(text: str) -> str:
    found = _WORD.search(text)
    if found:
        return found.group()
    return next((stars for line in text.splitlines() if "***" in line for stars in _stars(line)), "")


def _stars(line: str) -> Iterator[str]:
    """Asterisks in place of a value: no rule, no bold italics, no masked number such as ``138****1234``."""
    if _LINE.fullmatch(line):
        return
    runs = [run for run in _STARS.finditer(line) if not _masks(line, run)]
    if len(runs) % 2:
        yield runs[0].group()


def _masks(line: str, run: re.Match[str]) -> bool:
    return line[run.start() - 1 : run.start()].isalnum() and line[run.end() : run.end() + 1].isdigit()


RULE = Rule(
    "meta-placeholder", "OPS702", Severity.ERROR,
    Bilingual("文字里有占位符", "a placeholder in a text"),
    Bilingual("“XXX”“待定”“TBD”说明这里还没写完，发出去会被当成正式内容。", "XXX or TBD says that the text is not finished; sent out, it is taken for the plan."),
    "goals:\n  - {name: 成交额, target: 100万, basis: XXX 数据待补充}\n",
    "goals:\n  - {name: 成交额, target: 100万, basis: 2026 年成交 82 万元，客单价提高 20%}\n",
    check,
)  # fmt: skip
