"""A Markdown text without what tells: the smallest whole part goes that leaves something that reads well."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field

from markdown_it.tree import SyntaxTreeNode

from opsplan.blocks.markdown_syntax import make_parser
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.redacting.sentences import without

Tells = Callable[[str], bool]

_MARKS = lazy_pattern(r"\*+|~~|`+|(?<!\w)_+|_+(?!\w)")
_LEAD = lazy_pattern(r"[：:][*_\s]*$")
_NUMBER = lazy_pattern(r"(\W*)\d{1,9}(?=[.)])")
_NOTE = lazy_pattern(r"\[\^([^\]\n]+)\](:?)")
_BLANK = lazy_pattern(r"\n[ \t]*(?:\n[ \t]*)+\n")
_HOLDERS = ("blockquote", "footnote")


def plain(text: str) -> str:
    """A text as people read it: without the marks of emphasis, which may stand inside of an amount."""
    return _MARKS.sub("", text)


def left_of(text: str, tells: Tells) -> str:
    """The text without what tells. Sentences go, or words in brackets; a list item, a table row or a paragraph where nothing
    of it is left; a heading with all that is below it where it tells itself. What only led to something that went goes as
    well, and numbered items count on. Empty when nothing is left."""

    def told(part: str) -> bool:
        return tells(plain(part))

    if not told(text):
        return text
    cut = _Cut(text.split("\n"), told)
    cut.blocks(SyntaxTreeNode(make_parser().parse(text)).children)
    rest = _noted(_BLANK.sub("\n\n", "\n".join(cut.rest())).strip())
    if not re.search(r"\w", rest) or told(rest.replace("\n", " ")):
        return ""
    return rest + "\n" if text.endswith("\n") and "\n" in rest else rest


@dataclass(slots=True)
class _Cut:
    """The lines of a text, those that go, and those that others take the place of."""

    lines: Sequence[str]
    told: Tells
    gone: set[int] = field(default_factory=set)
    instead: dict[int, str] = field(default_factory=dict)

    def rest(self) -> Iterator[str]:
        for number, line in enumerate(self.lines):
            if number in self.instead:
                yield self.instead[number]
            elif number not in self.gone:
                yield line

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> bool:
        """Takes out of blocks that follow one another what tells; True when one of them is left."""
        left: list[SyntaxTreeNode] = []
        below = 0
        for node in nodes:
            level = int(node.tag[1:]) if node.type == "heading" else 0
            if below and (not level or level > below):
                self._drop(node)
                continue
            below = level if level and self.told(self._text(node)) else 0
            if below or not self._block(node):
                self._drop(node)
                while left and not below and self._leads(left[-1]):
                    self._drop(left.pop())
            else:
                self._without_body(left, level)
                left.append(node)
        while left and left[-1].type == "hr" and left[-1] is not nodes[-1]:
            self._drop(left.pop())
        self._without_body(left, 1)
        return bool(left)

    def _without_body(self, left: list[SyntaxTreeNode], level: int) -> None:
        """Drops headings that lost all that was below them, when one of the same level or a higher one follows."""
        while level and left and left[-1].type == "heading" and int(left[-1].tag[1:]) >= level:
            if not self._lost_below(left[-1]):
                return
            self._drop(left.pop())

    def _lost_below(self, heading: SyntaxTreeNode) -> bool:
        end = heading.map[1] if heading.map else 0
        following = next(
            (number for number in range(end, len(self.lines)) if self.lines[number].strip()), None
        )
        return following is not None and following in self.gone

    def _block(self, node: SyntaxTreeNode) -> bool:
        """Takes out of a block what tells; False when nothing of it is left."""
        if not self.told(self._text(node)):
            return True
        if node.type == "paragraph":
            return self._paragraph(node)
        if node.type in ("bullet_list", "ordered_list", "tbody", "footnote_block"):
            items = [one for one in node.children if self._kept(one)]
            if node.type == "ordered_list":
                self._count(items, int(node.attrs.get("start", 1)))
            return bool(items)
        if node.type == "list_item":
            first, *more = node.children
            return self._kept(first) and (self.blocks(more) or not more or not self._leads(first))
        if node.type == "table":
            head, *bodies = node.children
            return not self.told(self._text(head)) and bool([one for one in bodies if self._kept(one)])
        return self.blocks(node.children) if node.type in _HOLDERS else False

    def _kept(self, node: SyntaxTreeNode) -> bool:
        if self._block(node):
            return True
        self._drop(node)
        return False

    def _paragraph(self, node: SyntaxTreeNode) -> bool:
        content = next((one.content for one in node.children if one.type == "inline"), "")
        begin, end = node.map or (0, 0)
        rest = without(content, self.told)
        at = self.lines[begin].find(content.split("\n", 1)[0]) if begin < len(self.lines) else -1
        if not rest or at < 0:
            return False
        margin = self.lines[begin][:at]
        deeper = margin if margin.lstrip().startswith(">") else " " * len(margin)
        self.instead[begin] = margin + rest.replace("\n", "\n" + deeper)
        self.gone.update(range(begin + 1, end))
        return True

    def _count(self, items: Sequence[SyntaxTreeNode], start: int) -> None:
        """Lets numbered items count on without those that went."""
        for number, item in enumerate(items, start):
            begin = item.map[0] if item.map else 0
            line = self.instead.get(begin, self.lines[begin])
            self.instead[begin] = _NUMBER.sub(rf"\g<1>{number}", line, count=1)

    def _leads(self, node: SyntaxTreeNode) -> bool:
        return node.type == "paragraph" and bool(_LEAD.search(self._text(node)))

    def _text(self, node: SyntaxTreeNode) -> str:
        if node.type == "inline":
            return str(node.content)
        if not node.children:
            return str(node.content)
        return "\n".join(self._text(one) for one in node.children)

    def _drop(self, node: SyntaxTreeNode) -> None:
        for begin, end in [node.map] if node.map else [one.map for one in node.children if one.map]:
            for number in range(begin, end):
                self.gone.add(number)
                self.instead.pop(number, None)


def _noted(text: str) -> str:
    """The text without marks of footnotes that went."""
    notes = {found[1] for found in _NOTE.finditer(text) if found[2]}
    return _NOTE.sub(lambda found: found[0] if found[1] in notes else "", text)
