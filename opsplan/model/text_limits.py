"""How much a plan may say, beyond what the reader of its file bounds, and characters that no text should hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opsplan.diagnostics import TURNING, Bilingual, Finding, Position, Severity
from opsplan.model.codes import CODES
from opsplan.model.index import all_tasks
from opsplan.model.plan import Plan
from opsplan.model.source import Source
from opsplan.patterns import lazy_pattern
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode

MAX_TEXT = 50_000
"""Characters of one text: some 25 pages."""
MAX_CHARACTERS = 8_000_000
"""Characters of all texts, those behind aliases counted as often as they are used."""
MAX_TABLE_ROWS = 1_000
MAX_TABLE_COLUMNS = 60
"""Of a table in Markdown; Word allows 63 columns."""
MAX_TASKS = 20_000

_UNPRINTABLE = lazy_pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_TURNING = lazy_pattern(f"[{''.join(sorted(TURNING))}]")
_DELIMITERS = lazy_pattern(r"[\s>]*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")
"""The line under the heads of a table; every part of it begins with a mark of its own, so that no line takes long."""


def check_texts(plan: Plan, source: Source) -> Iterator[Finding]:
    """Findings about texts as such, and about there being too much of them."""
    stack: list[Node] = [source.root]
    characters = 0
    while stack:
        node = stack.pop()
        if isinstance(node, MappingNode):
            nodes: Iterable[Node] = [value for _, value in node.entries]
        else:
            nodes = node.items if isinstance(node, SequenceNode) else ()
        inner: list[Node] = []
        for each in nodes:
            if not isinstance(each, ScalarNode):
                inner.append(each)
                continue
            characters += len(each.text)
            if not each.text.isprintable() or len(each.text) > MAX_TEXT:
                yield from _text(each, source)
        stack.extend(inner)
    if characters > MAX_CHARACTERS:
        yield source.finding(
            "text-too-much", (),
            Bilingual(f"全部文字展开后有 {characters:,} 个字符，上限 {MAX_CHARACTERS:,} 个", f"all texts together have {characters:,} characters, aliases written out; the limit is {MAX_CHARACTERS:,}"),
            Bilingual("少用别名重复长文字，或拆成几份方案", "repeat no long texts by aliases, or split the plan"),
        )  # fmt: skip
    tasks = sum(1 for _ in all_tasks(plan.phases))
    if tasks > MAX_TASKS:
        yield source.finding(
            "tsk-too-many", ("phases",),
            Bilingual(f"有 {tasks:,} 项任务，上限 {MAX_TASKS:,} 项", f"there are {tasks:,} tasks; the limit is {MAX_TASKS:,}"),
            Bilingual("拆成几份方案", "split it into several plans"),
        )  # fmt: skip


def _text(node: ScalarNode, source: Source) -> Iterator[Finding]:
    """What is wrong with a text that is long, or holds something that cannot be printed."""
    place = Position(node.line, node.column)
    if len(node.text) > MAX_TEXT:
        yield _finding(
            "text-too-long", source, place,
            Bilingual(f"这段文字有 {len(node.text):,} 个字符，上限 {MAX_TEXT:,} 个", f"this text has {len(node.text):,} characters; the limit is {MAX_TEXT:,}"),
            Bilingual("写短，或分成几段放进不同的章节", "shorten it, or spread it over several sections"),
        )  # fmt: skip
        return
    if _UNPRINTABLE.search(node.text):
        codes = _codes(_UNPRINTABLE.findall(node.text))
        yield _finding(
            "text-unprintable", source, place,
            Bilingual(f"文字里有 Office 文件存不了的控制字符 {codes}", f"the text holds control characters that no Office file can hold: {codes}"),
            Bilingual("生成时会去掉；请从原文删除", "they are left out of the files; delete them from the text"),
            warning=True,
        )  # fmt: skip
    if _TURNING.search(node.text):
        codes = _codes(_TURNING.findall(node.text))
        yield _finding(
            "text-turning", source, place,
            Bilingual(f"文字里有看不见的转向字符 {codes}，显示出来的顺序和写的不一样", f"the text holds invisible marks that turn its direction, so that it reads otherwise than it is written: {codes}"),
            Bilingual("删掉它们；数字和名称会因此看错", "delete them; numbers and names can be misread by them"),
            warning=True,
        )  # fmt: skip
    if "|" in node.text:
        yield from _tables(node, source, place)


def _tables(node: ScalarNode, source: Source, place: Position) -> Iterator[Finding]:
    rows = columns = most_rows = most_columns = 0
    for line in node.text.splitlines():
        if columns and line.strip():
            rows += 1
        else:
            rows = columns = 0
            if "-" in line and "|" in line and _DELIMITERS.fullmatch(line):
                columns = len(line.strip(" \t>|").split("|"))
        most_rows, most_columns = max(rows, most_rows), max(columns, most_columns)
    if most_rows > MAX_TABLE_ROWS or most_columns > MAX_TABLE_COLUMNS:
        yield _finding(
            "text-table-too-large", source, place,
            Bilingual(
                f"文字里的表格有 {most_rows:,} 行、{most_columns} 列，上限 {MAX_TABLE_ROWS:,} 行、{MAX_TABLE_COLUMNS} 列",
                f"a table in the text has {most_rows:,} rows and {most_columns} columns; the limits are {MAX_TABLE_ROWS:,} and {MAX_TABLE_COLUMNS}",
            ),
            Bilingual("留下结论，明细放进另外的工作簿", "keep what it shows, and put the details into a workbook"),
        )  # fmt: skip


def _finding(
    rule: str, source: Source, place: Position, message: Bilingual, help: Bilingual, *, warning: bool = False
) -> Finding:
    severity = Severity.WARNING if warning else Severity.ERROR
    return Finding(rule, CODES[rule], severity, message, help, source.file, place, blocking=not warning)


def _codes(characters: list[str]) -> str:
    return ", ".join(sorted({f"U+{ord(each):04X}" for each in characters}))
