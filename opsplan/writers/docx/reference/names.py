"""What styles are called: by Word in files of any language, by WPS, LibreOffice and people."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Bilingual, Lang
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

_SPACES = lazy_pattern(r"_20_|[\s_]+")


@dataclass(frozen=True, slots=True)
class Role:
    """What a style is for. ``names`` are tried in order, after Word's own name for it; ``title`` is for users.

    ``built_in`` is the name that files have for a style that comes with Word, whatever language it shows; fields
    such as the table of contents find styles by it.
    """

    title: Bilingual
    built_in: str = ""
    names: tuple[str, ...] = ()
    outline: int | None = None
    """Level of the outline, 0 for chapters, that shows a style to be this one when no name does."""


def _heading(level: int) -> Role:
    digit = "一二三四"[level - 1]
    names = (f"标题 {level}", f"标题{digit}", f"{digit}级标题", f"{level}级标题", f"Heading{level}")
    return Role(Bilingual(f"标题 {level}", f"Heading {level}"), f"heading {level}", names, level - 1)


def _contents(level: int) -> Role:
    names = (f"目录 {level}", f"Contents {level}", f"目录{'一二三四'[level - 1]}级")
    return Role(Bilingual(f"目录 {level}", f"TOC {level}"), f"toc {level}", names)


ROLES: Mapping[str, Role] = MappingProxyType({
    **{f"Heading{level}": _heading(level) for level in range(1, 5)},
    **{f"TOC{level}": _contents(level) for level in range(1, 5)},
    "TOCHeading": Role(Bilingual("目录标题", "TOC Heading"), "TOC Heading", ("TOC 标题", "目录标题", "Contents Heading", "目录")),
    "BodyText": Role(
        Bilingual("正文", "Body Text"), "",
        ("Body Text First Indent", "正文首行缩进", "Normal Indent", "正文缩进", "Body Text", "正文文本", "Text body", "正文内容", "文本正文"),
    ),
    "ListParagraph": Role(Bilingual("列表段落", "List Paragraph"), "List Paragraph", ("列表段落", "列出段落", "列出段落1")),
    "Quote": Role(Bilingual("引用", "Quote"), "Quote", ("引用", "Quotations")),
    "Caption": Role(Bilingual("题注", "Caption"), "caption", ("题注", "图表标题", "图题表题")),
    "TableText": Role(Bilingual("表格文字", "Table Text"), "", ("Table Text", "表格文字", "表格正文", "表格文本", "表内文字", "表文")),
    "Header": Role(Bilingual("页眉", "Header"), "header", ("页眉",)),
    "Footer": Role(Bilingual("页脚", "Footer"), "footer", ("页脚",)),
    "Title": Role(Bilingual("文档标题", "Title"), "Title", ("标题", "文档标题", "大标题")),
    "Subtitle": Role(Bilingual("副标题", "Subtitle"), "Subtitle", ("副标题",)),
    "TableofFigures": Role(Bilingual("图表目录", "Table of Figures"), "table of figures", ("图表目录", "Illustration Index 1")),
    "FootnoteText": Role(Bilingual("脚注文本", "Footnote Text"), "footnote text", ("脚注文本", "Footnote")),
    "FootnoteReference": Role(Bilingual("脚注引用", "Footnote Reference"), "footnote reference", ("脚注引用", "Footnote Anchor", "Footnote Characters")),
    "Hyperlink": Role(Bilingual("超链接", "Hyperlink"), "Hyperlink", ("超链接", "超级链接", "Internet Link")),
})  # fmt: skip
"""Our style ids and what they are for. Styles without a role are found by our own name for them."""
_PLAIN = ("Body Text", "正文文本", "Text body")
EXPECTED = (
    "Heading1", "Heading2", "Heading3", "Heading4", "ListParagraph", "Caption", "TOC1", "TOC2",
)  # fmt: skip
"""The styles of ours whose lack a user is told of: those that a company's document usually has."""


def wanted(identity: str, name: str, lang: Lang) -> tuple[str, ...]:
    """The keys by which a style of ours is looked for, the best first."""
    role = ROLES.get(identity)
    if role is None:
        return (key(name),)
    others = role.names
    if identity == "BodyText" and lang == "en":
        # Indents of the first line are Chinese; an English reference keeps its text in Body Text.
        others = (*_PLAIN, *others)
    return tuple(dict.fromkeys(key(each) for each in (role.built_in, *others) if each))


def key(name: str) -> str:
    """A style's name without what differs between programs: capitals, spaces, underscores, full-width forms."""
    return _SPACES.sub("", unicodedata.normalize("NFKC", name)).casefold()
