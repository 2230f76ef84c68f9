"""Comments in a plan that accept a finding: ``# opsplan: ignore[rule, rule] reason`` and ``ignore-file[rule]``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from types import MappingProxyType

from opsplan.checks.codes import CODES
from opsplan.checks.config import Selector
from opsplan.checks.names import rules_called, unknown_rule
from opsplan.diagnostics import Bilingual, Finding, Position, Severity
from opsplan.model.nearest import nearest_names
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.yamlio.comments import Comment, find_comments
from opsplan.yamlio.nodes import Node

_BEGIN = r"#[ \t]*opsplan[ \t]*[:：][ \t]*"
_START = lazy_pattern(_BEGIN)
_WHOLE = lazy_pattern(
    _BEGIN + r"(?P<word>[\w-]*)[ \t]*(?P<open>[\[［【])?(?P<rules>[^\]］】]*)(?P<close>[\]］】])?"
)
_NAME = lazy_pattern(r"[^\s,，、][^,，、]*")
_LINE, _FILE = ("ignore", "忽略"), ("ignore-file", "全文忽略")
_FORM = Bilingual("写成 # opsplan: ignore[规则名] 理由", "write # opsplan: ignore[rule] reason")


@dataclass(frozen=True, slots=True)
class Ignores:
    """The accepted rules of one plan file: by line, and for the whole file. ``findings`` is what is wrong with them."""

    file: str = ""
    by_line: Mapping[int, tuple[Selector, ...]] = field(default_factory=lambda: MappingProxyType({}))
    everywhere: tuple[Selector, ...] = ()
    findings: tuple[Finding, ...] = ()

    def of(self, finding: Finding) -> tuple[Selector, ...]:
        """The words that accept a finding."""
        if finding.file != self.file:
            return ()
        here = self.by_line.get(finding.position.line, ()) if finding.position else ()
        return tuple(selector for selector in (*here, *self.everywhere) if finding.rule in selector.rules)

    def __iter__(self) -> Iterator[Selector]:
        for selectors in self.by_line.values():
            yield from selectors
        yield from self.everywhere


def find_ignores(text: str, root: Node, file: str) -> Ignores:
    """The ignore comments of a plan's text. Other comments, also ``# opsplan: 1``, say nothing."""
    by_line: dict[int, list[Selector]] = {}
    everywhere: list[Selector] = []
    findings: list[Finding] = []
    for comment in find_comments(text, root, _START):
        found = _WHOLE.match(comment.text)
        if found is None or not _meant(found):
            continue
        selectors, wrong = _selectors(comment, found, file)
        findings.extend(wrong)
        if found["word"] not in _FILE:
            by_line.setdefault(comment.target, []).extend(selectors)
        elif comment.first:
            everywhere.extend(selectors)
        else:
            findings.append(_say(
                "ignore-place", file, comment.position,
                Bilingual("对整个文件的忽略要写在文件开头", "what is ignored in the whole file is said at its top"),
                Bilingual("移到第一行内容之前；只忽略这一处就写 ignore[规则名]", "move it above the first line of content, or write ignore[rule] for this place alone"),
            ))  # fmt: skip
    lines = {line: tuple(selectors) for line, selectors in by_line.items()}
    return Ignores(file, MappingProxyType(lines), tuple(everywhere), tuple(findings))


def _meant(found: re.Match[str]) -> bool:
    """True for a comment that is, or must be meant to be, an ignore."""
    word = found["word"]
    if word in _LINE + _FILE or nearest_names(word, (*_LINE, *_FILE), 0.75):
        return True
    return bool(found["open"]) and any(rules_called(name) for name in _NAME.findall(found["rules"]))


def _selectors(comment: Comment, found: re.Match[str], file: str) -> tuple[list[Selector], list[Finding]]:
    names = [(each.group().strip(), each.start()) for each in _NAME.finditer(found["rules"])]
    if found["word"] not in _LINE + _FILE or not found["close"] or not found["open"] or not names:
        message = Bilingual("这条注释没有写完整，不起作用", "this comment is not complete and has no effect")
        return [], [_say("ignore-syntax", file, comment.position, message, _FORM)]
    selectors: list[Selector] = []
    wrong: list[Finding] = []
    for name, offset in names:
        place = Position(comment.position.line, comment.position.column + found.start("rules") + offset)
        rules = rules_called(name)
        if rules:
            selectors.append(Selector(name, rules, file, place))
        else:
            wrong.append(_say("ignore-unknown", file, place, *unknown_rule(name)))
    return selectors, wrong


def unused(selector: Selector) -> Finding:
    """The finding that an ignore accepts nothing."""
    return _say(
        "ignore-unused", selector.file, selector.position,
        Bilingual(f"这里没有 {selector.text} 要忽略", f"there is no {selector.text} to ignore here"),
        Bilingual("删去它；若写错了地方，写在问题所在那一行的末尾，或单独写在上一行", "delete it; if it stands in the wrong place, write it at the end of the finding's line or alone on the line above"),
    )  # fmt: skip


def not_ignored(selector: Selector, finding: Finding) -> Finding:
    """The finding that an error of the spec cannot be accepted."""
    return _say(
        "ignore-blocking", selector.file, selector.position,
        Bilingual(f"{finding.rule} 是规范的错误，不能忽略", f"{finding.rule} is an error of the plan spec and cannot be ignored"),
        Bilingual("改正它，再删去这条注释", "mend it and delete this comment"),
    )  # fmt: skip


def _say(rule: str, file: str, position: Position | None, message: Bilingual, help: Bilingual) -> Finding:
    return Finding(rule, CODES[rule], Severity.WARNING, message, help, file, position)
