"""What layouts are called, by PowerPoint and WPS in Chinese and English and by people, and what they are taken for."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from opsplan.blocks.deck import LayoutName
from opsplan.diagnostics import Bilingual
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

_NOT_SAID = lazy_pattern(r"^\d+[_\s]|[\s_\-·.]+")
"""What copies put before a name (``1_Title Slide``), and what parts words."""


@dataclass(frozen=True, slots=True)
class Role:
    """A layout of ours. ``kinds`` are PowerPoint's own; ``names`` whole names; ``words`` stand somewhere in a name.
    ``instead`` are the layouts that stand in, the best first."""

    title: Bilingual
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]
    instead: tuple[LayoutName, ...]


ROLES: Mapping[LayoutName, Role] = MappingProxyType({
    "cover": Role(
        Bilingual("封面", "cover"), ("title",),
        ("封面", "封面页", "标题幻灯片", "首页", "标题页", "Title Slide", "Cover", "Cover Page", "Cover Slide", "Title"),
        ("封面", "cover"), ("section", "blank", "content"),
    ),
    "section": Role(
        Bilingual("章节", "section"), ("secHead",),
        ("节标题", "章节", "章节页", "过渡页", "转场页", "分隔页", "章节标题", "Section Header", "Section", "Divider", "Chapter"),
        ("节标题", "章节", "过渡", "转场", "section", "divider", "chapter"), ("cover", "blank", "content"),
    ),
    "content": Role(
        Bilingual("内容", "content"), ("obj", "tx"),
        ("标题和内容", "标题与内容", "内容页", "内容", "正文页", "正文", "Title and Content", "Content", "Title and Body", "Title and Text"),
        ("标题和内容", "内容页", "正文页", "titleandcontent", "titleandbody"), ("blank", "section", "cover"),
    ),
    "closing": Role(
        Bilingual("封底", "closing"), (),
        ("封底", "封底页", "结束页", "尾页", "致谢", "致谢页", "谢谢", "感谢", "感谢页", "结尾", "结尾页", "末尾幻灯片", "Closing", "Closing Slide", "Thank You", "Thanks", "End", "End Slide", "Ending", "Back Cover", "Final"),
        ("封底", "结束", "尾页", "致谢", "谢谢", "感谢", "结尾", "thank", "closing", "backcover"), ("cover", "section", "content"),
    ),
    "blank": Role(
        Bilingual("仅标题", "title only"), ("titleOnly",),
        ("仅标题", "只有标题", "Title Only"), ("仅标题", "titleonly"), ("content", "section", "cover"),
    ),
})  # fmt: skip
"""In the order in which layouts are looked for."""


def key(name: str) -> str:
    """A layout's name without what differs between programs: capitals, spaces, full-width forms, numbers of copies."""
    return _NOT_SAID.sub("", unicodedata.normalize("NFKC", name).strip()).casefold()
