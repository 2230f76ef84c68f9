"""The five layouts as data: which placeholders they have, where these stand and how their text looks.

Positions are those of the visual reference, in points on 960 × 540. A company's template takes over
by kind and index of placeholder, so indices never change.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from opsplan.blocks.deck import LayoutName
from opsplan.blocks.drawing import HAlign
from opsplan.diagnostics import Bilingual
from opsplan.records import dataclass
from opsplan.writers.pptx.pen import TextLook

LEFT, WIDTH = 48.0, 864.0
FOOTER_RULE = 507.0


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder. ``kind`` is its ``type`` in the file and ``index`` its ``idx`` (0: not written)."""

    role: str
    kind: Literal["title", "ctrTitle", "subTitle", "body", "ftr", "sldNum"]
    index: int
    prompt: Bilingual
    box: tuple[float, float, float, float]
    look: TextLook
    leading: float
    anchor: Literal["top", "middle", "bottom"] = "top"
    align: HAlign = "left"


@dataclass(frozen=True, slots=True)
class LayoutSpec:
    """A layout: PowerPoint's ``type`` for it, its name, its background token and its placeholders."""

    kind: str
    name: Bilingual
    background: str
    slots: tuple[Slot, ...]
    footer_rule: bool = False


_TITLE = Slot(
    "title", "title", 0, Bilingual("单击编辑标题", "Click to edit the title"), (LEFT, 43, WIDTH, 64),
    TextLook(24, bold=True, heading=True), 32,
)  # fmt: skip
_BODY = Slot(
    "body",
    "body",
    1,
    Bilingual("单击编辑正文", "Click to edit the text"),
    (LEFT, 120, WIDTH, 360),
    TextLook(16),
    24,
)
_BREADCRUMB = Slot(
    "breadcrumb", "body", 13, Bilingual("章节 / 主题", "Section / topic"), (LEFT, 21, WIDTH, 18),
    TextLook(12, color="ink2"), 18,
)  # fmt: skip
_SOURCE = Slot(
    "source", "body", 14, Bilingual("来源", "Source"), (LEFT, 486, WIDTH, 18), TextLook(12, color="ink3"), 18
)
_FOOTER = Slot(
    "footer_left", "ftr", 11, Bilingual("方案与版本", "Plan and version"), (LEFT, 510, 360, 18),
    TextLook(12, color="ink3"), 18,
)  # fmt: skip
_FOOTER_CENTER = Slot(
    "footer_center", "body", 15, Bilingual("密级", "Confidentiality"), (420, 510, 240, 18),
    TextLook(12, color="ink3"), 18, align="center",
)  # fmt: skip
_NUMBER = Slot(
    "slide_number", "sldNum", 12, Bilingual("‹#›", "‹#›"), (816, 510, 96, 18), TextLook(12, color="ink3"), 18,
    align="right",
)  # fmt: skip
_FOOTERS = (_SOURCE, _FOOTER, _FOOTER_CENTER, _NUMBER)


def _opening(box: tuple[float, float, float, float], size: float, leading: float) -> Slot:
    look = TextLook(size, color="cover-text", bold=True, heading=True)
    return Slot("title", "ctrTitle", 0, _TITLE.prompt, box, look, leading)


def _subtitle(box: tuple[float, float, float, float], leading: float) -> Slot:
    prompt = Bilingual("单击编辑副标题", "Click to edit the subtitle")
    return Slot("subtitle", "subTitle", 1, prompt, box, TextLook(18, color="cover-text2"), leading)


LAYOUTS: Mapping[LayoutName, LayoutSpec] = MappingProxyType({
    "cover": LayoutSpec(
        "title", Bilingual("封面", "Cover"), "cover",
        (_opening((LEFT, 132, 760, 108), 42, 54), _subtitle((LEFT, 252, 720, 30), 26)),
    ),
    "section": LayoutSpec(
        "secHead", Bilingual("章节", "Section"), "panel",
        (
            Slot("title", "title", 0, _TITLE.prompt, (192, 156, 720, 54), TextLook(40, "panel-text", True, heading=True), 54),
            Slot("body", "body", 1, _BODY.prompt, (192, 222, 600, 58), TextLook(16, "panel-text2"), 26),
        ),
    ),
    "content": LayoutSpec(
        "obj", Bilingual("内容", "Content"), "bg", (_BREADCRUMB, _TITLE, _BODY, *_FOOTERS), footer_rule=True
    ),
    "blank": LayoutSpec("titleOnly", Bilingual("仅标题", "Title only"), "bg", (_TITLE, *_FOOTERS), footer_rule=True),
    "closing": LayoutSpec(
        "title", Bilingual("结尾", "Closing"), "cover",
        (_opening((LEFT, 168, WIDTH, 96), 36, 48), _subtitle((LEFT, 282, WIDTH, 29), 26)),
    ),
})  # fmt: skip
"""In the order of the file's layouts."""

MASTER_SLOTS = (_TITLE, _BODY, _FOOTER, _NUMBER)


def slots_of(layout: LayoutName) -> Mapping[str, Slot]:
    """The placeholders of a layout by role."""
    return {slot.role: slot for slot in LAYOUTS[layout].slots}
