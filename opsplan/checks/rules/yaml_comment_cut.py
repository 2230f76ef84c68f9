"""A blank and ``#`` begin a comment, even in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.base import Entry
from opsplan.model.plan import Plan
from opsplan.model.problems import shorten
from opsplan.model.specs import names_of
from opsplan.patterns import lazy_pattern
from opsplan.yamlio.comments import Comment, find_comments
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode
from opsplan.yamlio.source import SourceLines

_TIGHT = lazy_pattern(r"#(?![\s#!=-]|$|opsplan)")
"""A ``#`` with a text right behind it; comments that are meant have a blank there."""


def check(subject: Subject) -> Iterator[Hit]:
    """Values without quotes, empty ones too, that end before a ``#text`` on their line."""
    comments = find_comments(subject.text, subject.root, _TIGHT) if subject.root else ()
    by_line = {comment.target: comment for comment in comments if not comment.alone}
    if not by_line or subject.root is None:
        return
    lines = SourceLines(subject.text)
    for loc, value in _scalars(subject.root, by_line):
        comment = by_line[value.end_line]
        if not _touches(value, comment, lines):
            continue
        kept = shorten(value.text, 30) if not value.is_null else ""
        lost = shorten(comment.text, 30)
        whole = f"{kept} {lost}".strip()
        yield Hit(
            loc,
            Bilingual(f"“{lost}”被当成注释，值只剩“{kept}”" if kept else f"“{lost}”被当成注释，这里没有值", f"'{lost}' is taken for a comment, and the value is '{kept}' only" if kept else f"'{lost}' is taken for a comment, and there is no value"),
            Bilingual(f'是内容就加引号："{whole}"；是注释就在 # 后空一格', f'quote it if it is text: "{whole}"; put a blank after # if it is a comment'),
        )  # fmt: skip


def _scalars(root: MappingNode, by_line: Mapping[int, Comment]) -> Iterator[tuple[Loc, ScalarNode]]:
    """The values without quotes before one of the comments on its line, with their places in the plan."""
    stack: list[tuple[Loc, Node, type[Entry] | None]] = [((), root, Plan)]
    seen: set[int] = set()  # an alias is the very node of its anchor
    while stack:
        loc, node, model = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, MappingNode):
            specs = names_of(model) if model else {}
            for key, value in reversed(node.entries):
                spec = specs.get(key.text)
                step = spec.name if spec else key.text
                stack.append(((*loc, step), value, spec.model if spec else model))
        elif isinstance(node, SequenceNode):
            stack.extend(((*loc, n), item, model) for n, item in reversed(tuple(enumerate(node.items))))
        elif (
            node.plain
            and node.end_line in by_line
            and node.end_column <= by_line[node.end_line].position.column
        ):
            yield loc, node


def _touches(value: ScalarNode, comment: Comment, lines: SourceLines) -> bool:
    """True when only blanks stand between the two, after an empty value its colon or hyphen too."""
    line = lines.line(comment.position.line)
    between = line[value.end_column - 1 : comment.position.column - 1]
    return not between.strip(" \t:-" if value.is_null else " \t")


RULE = Rule(
    "yaml-comment-cut", "OPS739", Severity.WARNING,
    Bilingual("“ #”之后被当成注释", "a text that became a comment"),
    Bilingual("没加引号的“商城 #1 店”只剩“商城”，后面的字不会出现在任何交付物里。", "Unquoted, Shop #1 is Shop: what follows appears in no deliverable."),
    "goals:\n  - {name: 成交额, target: 100万}\nphases:\n  - name: 旗舰店 #1 开业\n    start: 2027-03-01\n    end: 2027-03-12\n",
    'goals:\n  - {name: 成交额, target: 100万}\nphases:\n  - name: "旗舰店 #1 开业"\n    start: 2027-03-01\n    end: 2027-03-12\n',
    check,
)  # fmt: skip
