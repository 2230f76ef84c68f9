"""Reads the bytes of a YAML file into a tree of nodes, with findings instead of exceptions."""

from __future__ import annotations

from dataclasses import replace

from opsplan.collector import collector_paused
from opsplan.diagnostics import Bilingual, Finding, Position
from opsplan.records import dataclass
from opsplan.yamlio.builder import ReadingStopped, TreeBuilder
from opsplan.yamlio.edits import colon_fix
from opsplan.yamlio.events import ParserStopped, open_events, parser_errors
from opsplan.yamlio.habits import spoilt_key
from opsplan.yamlio.limits import Limits
from opsplan.yamlio.messages import finding
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode
from opsplan.yamlio.problems import explain
from opsplan.yamlio.source import SourceLines, decode
from opsplan.yamlio.trouble import trouble_of

_DEFAULT_LIMITS = Limits()
_A_LIST = Bilingual("一个列表", "a list")
_A_TEXT = Bilingual("一段文字", "a text")


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file that was read: its text without a byte order mark, its tree, and what is wrong with it.

    ``root`` is ``None`` when the file could not be read to its end. With findings such as repeated
    keys there still is a root, so that later stages can add what they find.
    """

    file: str
    text: str
    root: MappingNode | None
    findings: tuple[Finding, ...]


def read_yaml(data: bytes, file: str = "<stdin>", limits: Limits = _DEFAULT_LIMITS) -> YamlFile:
    """Read one YAML document. Values stay the text they were written as; nothing is guessed from them."""
    if len(data) > limits.max_bytes:
        size = finding("yaml-too-large", Position(1, 1), size=len(data), limit=limits.max_bytes)
        return YamlFile(file, "", None, _settled([size], file))
    text, refused = decode(data)
    if refused is not None:
        return YamlFile(file, text, None, _settled([refused], file))
    root, findings = _read_text(text, limits)
    return YamlFile(file, text, root, _settled(_with_fixes(findings, text), file))


def _settled(findings: list[Finding], file: str) -> tuple[Finding, ...]:
    return tuple(sorted((replace(found, file=file) for found in findings), key=lambda found: found.sort_key))


def _with_fixes(findings: list[Finding], text: str) -> list[Finding]:
    if not findings:
        return findings
    lines = SourceLines(text)
    return [replace(found, fix=colon_fix(found, lines)) for found in findings]


def _read_text(text: str, limits: Limits) -> tuple[MappingNode | None, list[Finding]]:
    builder = TreeBuilder(text, limits)
    try:
        with collector_paused(), parser_errors():
            builder.build(open_events(text))
    except ParserStopped as stopped:
        return None, [*builder.findings, explain(trouble_of(stopped, builder, text))]
    except ReadingStopped as stopped:
        return None, [*builder.findings, stopped.finding]
    if isinstance(builder.root, MappingNode):
        return builder.root, builder.findings
    return None, [*builder.findings, _no_mapping(builder.root, text)]


def _no_mapping(root: Node | None, text: str) -> Finding:
    if root is None or (isinstance(root, ScalarNode) and root.is_null):
        return finding("yaml-empty", Position(1, 1))
    place = Position(root.line, root.column)
    if not isinstance(root, ScalarNode):
        return finding("yaml-not-a-mapping", place, found=_A_LIST)
    spoilt = spoilt_key(SourceLines(text).line(root.line)) if root.plain else None
    if spoilt:
        return finding(spoilt[0], Position(root.line, spoilt[2] + 1), key=spoilt[1])
    return finding("yaml-not-a-mapping", place, found=_A_TEXT)
