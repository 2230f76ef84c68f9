"""One plan for each row of a table: what the plan says of the table, its rows, and the plan with the values of one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from opsplan.diagnostics import Bilingual, Finding, Position, Severity
from opsplan.importing.table import Table, TableRow
from opsplan.library.substitution import OPEN, Wrong, filled, substituted
from opsplan.model.codes import CODES
from opsplan.model.each_settings import EachSettings
from opsplan.model.each_values import EachValue, Row, each_value
from opsplan.model.entries import read_entry
from opsplan.model.keys import KeyWalk
from opsplan.model.nearest import did_you_mean, nearest_names
from opsplan.model.plan import Plan
from opsplan.model.problems import Problem
from opsplan.model.source import Source
from opsplan.model.specs import names_of
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.yamlio.nodes import MappingNode, ScalarNode

KEY = "each"
_LONGEST = 100
"""Characters of the name of a row's files."""
_NO_NAME = lazy_pattern(r"[\x00-\x1f\x7f<>:\"/\\|?*]+")
"""What cannot stand in the name of a file on every system."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A plan's tree with the values of a row, ``plain`` without what it says of the table, and what is wrong with that."""

    root: MappingNode
    plain: MappingNode
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class EachRow:
    """A row to render: its line in the table, its values, and the name of its files."""

    line: int
    values: Row
    name: str


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a row of the table, or with its headings."""

    line: int
    message: Bilingual
    help: Bilingual


def each_key(root: MappingNode) -> ScalarNode | None:
    """The key under which a plan speaks of a table; None for any other plan."""
    names = names_of(Plan)
    return next((key for key, _ in root.entries if (spec := names.get(key.text)) and spec.name == KEY), None)


def each_settings(root: MappingNode, file: str) -> EachSettings:
    """What the plan says of the table, as far as it can be read; what is wrong with it is found with the plan."""
    own = each_key(root)
    node = next((value for key, value in root.entries if key is own), None)
    if not isinstance(node, MappingNode):
        return EachSettings()
    walk = KeyWalk(Source(file, node, EachSettings))
    return read_entry(EachSettings, walk.entry(node, EachSettings, (), ""), (), [])


def filled_plan(root: MappingNode, file: str, row: Row | None) -> Filled:
    """The plan with the values of a row; with those of its examples without one."""
    own = each_key(root)
    assert own is not None
    settings = each_settings(root, file)
    source = Source(file, root, Plan)
    findings = list(_examples(settings, source))
    values = row if row is not None else _example_row(settings)
    new, wrong = substituted(root, values, own.text)
    findings += [_finding(each, file) for each in wrong]
    node = source.node((KEY, "file"))
    if settings.file is not None and isinstance(node, ScalarNode):
        alone = MappingNode(((own, node),), False, node.line, node.column)
        findings += [_finding(each, file) for each in substituted(alone, values, "")[1]]
    plain = MappingNode(
        tuple(entry for entry in new.entries if entry[0] is not own), new.flow, new.line, new.column
    )
    return Filled(new, plain, tuple(findings))


def _finding(wrong: Wrong, file: str) -> Finding:
    place = Position(wrong.node.line, wrong.node.column)
    return Finding(
        wrong.rule, CODES[wrong.rule], Severity.ERROR, wrong.message, wrong.help, file, place, blocking=True
    )


def _examples(settings: EachSettings, source: Source) -> Iterator[Finding]:
    for name, column in settings.columns.items():
        at = (KEY, "columns", name)
        if not name.isidentifier():
            yield source.finding(
                "each-tag", at, Bilingual(f"列名“{name}”不能写进标签", f"'{name}' cannot stand in a tag"),
                Bilingual("列名只用文字、数字和下划线，不以数字开头；表头也这样改", "use letters, digits and _ only, not beginning with a digit; change the table's heading too"),
                key=True,
            )  # fmt: skip
        if column.required and not (column.example or "").strip():
            yield source.finding(
                "each-example", at, Bilingual(f"必填的列“{name}”没有示例", f"the required column '{name}' has no example"),
                Bilingual("写 example 示例：检查和预览方案用它", "give it an example: the plan is checked and previewed with it"),
                key=True,
            )  # fmt: skip
        try:
            each_value(column.example or "", column.type)
        except Problem as error:
            yield source.finding("each-value", (*at, "example"), error.message, error.help)


def _example_row(settings: EachSettings) -> Row:
    row: dict[str, EachValue] = {}
    for name, column in settings.columns.items():
        try:
            row[name] = each_value(column.example or "", column.type)
        except Problem:
            row[name] = column.example
    return row


def rows_of(table: Table, settings: EachSettings, plan: str) -> tuple[list[EachRow], list[RowProblem]]:
    """Every row as the plan wants it, and everything that is wrong with any of them. ``plan`` is the plan's own name,
    for files whose name the plan does not say."""
    rows: list[EachRow] = []
    wrong = list(_headings(table, settings))
    if wrong:
        return rows, wrong
    pattern = settings.file or f"{plan}-{OPEN} {next(iter(settings.columns), '')} }}}}"
    first: dict[str, int] = {}
    for each in table.rows:
        values, problems = _values(each, settings)
        wrong += problems
        if problems:
            continue
        name = file_name(filled(pattern, values))
        folded = unicodedata.normalize("NFC", name).casefold()
        if not name or len(name) > _LONGEST:
            wrong.append(_no_file_name(each.line, name))
        elif folded in first:
            wrong.append(_same_name(each.line, name, first[folded]))
        else:
            first[folded] = each.line
            rows.append(EachRow(each.line, values, name))
    return rows, wrong


def file_name(text: str) -> str:
    """The text as the name of a file on every system, without suffix."""
    name = _NO_NAME.sub("-", " ".join(text.split())).strip(". ")
    return f"{name}_" if re.fullmatch(r"(?i)con|prn|aux|nul|(com|lpt)\d", name) else name


def _headings(table: Table, settings: EachSettings) -> Iterator[RowProblem]:
    if not settings.columns:
        yield RowProblem(
            1, Bilingual("方案的 each 逐份 没有声明列", "the plan declares no columns under each"),
            Bilingual("在 each: columns 里写上要用的列", "write the columns that it uses under each: columns"),
        )  # fmt: skip
    for name, column in settings.columns.items():
        if name in table.heads or not column.required:
            continue
        near = did_you_mean(nearest_names(name, table.heads))
        heads = "、".join(table.heads[:20]), ", ".join(table.heads[:20])
        yield RowProblem(
            1, Bilingual(f"表头里没有“{name}”这一列", f"there is no column '{name}'"),
            Bilingual(f"{near.zh if near else ''}表头有：{heads[0]}", f"{near.en + ' ' if near else ''}Headings: {heads[1]}"),
        )  # fmt: skip
    if not table.rows:
        yield RowProblem(
            1, Bilingual("表头下面没有行", "there is no row below the headings"),
            Bilingual("每份方案写一行", "write a row for each plan"),
        )  # fmt: skip


def _values(row: TableRow, settings: EachSettings) -> tuple[Mapping[str, EachValue], list[RowProblem]]:
    values: dict[str, EachValue] = {}
    wrong: list[RowProblem] = []
    for name, column in settings.columns.items():
        try:
            values[name] = each_value(row.cells.get(name, ""), column.type)
        except Problem as error:
            message = Bilingual(f"“{name}”：{error.message.zh}", f"{name}: {error.message.en}")
            wrong.append(RowProblem(row.line, message, error.help))
            continue
        if column.required and values[name] is None:
            wrong.append(RowProblem(
                row.line, Bilingual(f"“{name}”是空的", f"{name} is empty"),
                Bilingual("填上它；可以空着的列在方案里写 required: false", "fill it in; a column that may be empty says required: false in the plan"),
            ))  # fmt: skip
    return values, wrong


def _same_name(line: int, name: str, first: int) -> RowProblem:
    return RowProblem(
        line, Bilingual(f"与第 {first} 行的文件名相同：{name}", f"its files would be called as those of line {first}: {name}"),
        Bilingual("在方案的 each: file 文件名 里用上每行不同的列，如编号", "let the plan's each: file use a column that differs in each row, such as a number"),
    )  # fmt: skip


def _no_file_name(line: int, name: str) -> RowProblem:
    return RowProblem(
        line, Bilingual(f"文件名是空的，或超过 {_LONGEST} 个字", f"the name of its files is empty or has more than {_LONGEST} characters"),
        Bilingual("改方案的 each: file 文件名", "change each: file in the plan"),
    )  # fmt: skip
