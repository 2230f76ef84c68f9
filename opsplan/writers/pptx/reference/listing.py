"""A company's PowerPoint file in tables: its layouts and placeholders, what they are used for, its colours and fonts."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pptx
from lxml import etree
from pptx.opc.package import Part, XmlPart
from pptx.presentation import Presentation

from opsplan.blocks.brand import PHASE_COLORS
from opsplan.blocks.colors import readable
from opsplan.blocks.deck import LayoutName
from opsplan.diagnostics import Bilingual
from opsplan.writers.ooxml.company_facts import CompanyFacts, FactTable, Start, Term, Value
from opsplan.writers.ooxml.xml import qualified
from opsplan.writers.pptx.reference.company import Company
from opsplan.writers.pptx.reference.layout_facts import Layout
from opsplan.writers.pptx.reference.matching import How
from opsplan.writers.pptx.reference.names import ROLES
from opsplan.writers.pptx.reference.reading import box_of

USES: tuple[LayoutName, ...] = ("cover", "section", "content", "closing")
"""What layouts are used for, as users are told."""
_HOW: dict[How, Bilingual] = {
    "said": Bilingual("品牌文件写明", "the brand file says so"),
    "name": Bilingual("按名称", "by its name"),
    "kind": Bilingual("按类型", "by its kind"),
    "places": Bilingual("按占位符", "by its placeholders"),
    "instead": Bilingual("缺少，用它代替", "missing; this one stands in"),
}
_KINDS = {
    "title": Bilingual("标题", "title"), "ctrTitle": Bilingual("居中标题", "centred title"),
    "subTitle": Bilingual("副标题", "subtitle"), "body": Bilingual("文本", "text"), "obj": Bilingual("内容", "content"),
    "ftr": Bilingual("页脚", "footer"), "sldNum": Bilingual("编号", "slide number"), "dt": Bilingual("日期", "date"),
    "pic": Bilingual("图片", "picture"), "chart": Bilingual("图表", "chart"), "tbl": Bilingual("表格", "table"),
}  # fmt: skip
_COLORS = {
    "dk1": Bilingual("深色 1", "dark 1"), "lt1": Bilingual("浅色 1", "light 1"), "dk2": Bilingual("深色 2", "dark 2"),
    "lt2": Bilingual("浅色 2", "light 2"), "hlink": Bilingual("超链接", "link"),
    "folHlink": Bilingual("访问过的链接", "followed link"),
}  # fmt: skip
_PAPER = "FFFFFF"
_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg"}
_MOST_OF_SLIDE, _LEAST_OF_SLIDE = 0.15, 0.0005
"""Shares of a slide between which a picture is a logo."""


def list_company(company: Company) -> CompanyFacts:
    """What the file has, as ``company`` uses it."""
    master, brand = company.master, company.brand.for_slides()
    accents = tuple(brand.hex(token) for token in PHASE_COLORS)
    dark = company.brand.look == "dark"
    faces = master.fonts
    start = Start(
        accent=readable(brand.hex("accent"), _PAPER), phases=accents, dark=brand.hex("accent") if dark else "",
        heading=(faces.heading.latin, faces.heading.asian or faces.heading.chinese),
        body=(faces.body.latin, faces.body.asian or faces.body.chinese),
        layouts={role: match.layout.name for role in USES for match in (company.matching.found[role],)
                 if match.how != "instead" and match.layout.name},
        logo=_logo(company),
    )  # fmt: skip
    return CompanyFacts(
        company.reference.name, (_slides(company), _uses(company), _layouts(company), _colors(company), _fonts(company)),
        company.findings, start,
    )  # fmt: skip


def _slides(company: Company) -> FactTable:
    master, factor = company.master, company.factor
    count = len({layout.master for layout in master.layouts})
    row = (
        round(master.width * factor, 1),
        round(master.height * factor, 1),
        count,
        len(master.layouts),
    )
    return FactTable(
        "slides", Bilingual("幻灯片", "slides"),
        (("width", Bilingual("宽（磅）", "width (pt)")), ("height", Bilingual("高（磅）", "height (pt)")),
         ("masters", Bilingual("母版", "masters")), ("layouts", Bilingual("版式", "layouts"))), (row,),
    )  # fmt: skip


def _uses(company: Company) -> FactTable:
    rows = tuple(
        (Term(role, ROLES[role].title), match.layout.name, Term(match.how, _HOW[match.how]))
        for role in USES
        for match in (company.matching.found[role],)
    )
    return FactTable(
        "uses", Bilingual("用途", "uses"),
        (("use", Bilingual("用作", "used for")), ("layout", Bilingual("版式", "layout")), ("how", Bilingual("怎么找到的", "how it was found"))),
        rows,
    )  # fmt: skip


def _layouts(company: Company) -> FactTable:
    rows: list[tuple[Value, ...]] = []
    factor = company.factor
    used = {
        match.layout.part: role
        for role, match in company.matching.found.items()
        if match.how != "instead" or role == "content"
    }
    for layout in company.master.layouts:
        role = used.get(layout.part)
        use: Value = Term(role, ROLES[role].title) if role else ""
        for place in layout.places:
            kind = _KINDS.get(place.kind, Bilingual(place.kind, place.kind))
            box = tuple(round(each * factor, 1) for each in place.box) if place.box else ("", "", "", "")
            size = round(place.size * factor, 1)
            rows.append((layout.name, use, Term(place.kind, kind), place.name, *box, size))
        if not layout.places:
            rows.append((layout.name, use, "", "", "", "", "", "", ""))
    return FactTable(
        "placeholders", Bilingual("版式和占位符", "layouts and placeholders"),
        (("layout", Bilingual("版式", "layout")), ("use", Bilingual("用作", "used for")), ("kind", Bilingual("占位符", "placeholder")),
         ("name", Bilingual("名称", "name")), ("x", Bilingual("左", "left")), ("y", Bilingual("上", "top")),
         ("width", Bilingual("宽", "width")), ("height", Bilingual("高", "height")), ("size", Bilingual("字号", "type size"))),
        tuple(rows),
    )  # fmt: skip


def _colors(company: Company) -> FactTable:
    brand = company.brand.for_slides()
    used = {"accent1": "accent", **{f"accent{number}": token for number, token in enumerate(PHASE_COLORS, 1)}}
    rows: list[tuple[Value, ...]] = []
    for slot, color in company.master.slots:
        own = brand.hex(used[slot]) == color if slot in used else slot in ("dk1", "lt1")
        use: Value = Term("used", Bilingual("采用", "used")) if own else ""
        if slot == "accent1":
            accent = brand.hex("accent")
            said = Bilingual(f"主色 #{accent}", f"accent #{accent}")
            use = Term(f"accent #{accent}", said)
        words = _COLORS.get(slot, Bilingual(f"着色 {slot[-1]}", f"accent {slot[-1]}"))
        rows.append((Term(slot, words), f"#{color}", use))
    return FactTable(
        "colors", Bilingual("主题颜色", "theme colours"),
        (("slot", Bilingual("颜色", "colour")), ("value", Bilingual("值", "value")), ("use", Bilingual("用途", "use"))),
        tuple(rows),
    )  # fmt: skip


def _fonts(company: Company) -> FactTable:
    rows = tuple(
        (Term(key, words), face.latin, face.asian or face.chinese)
        for key, words, face in (
            ("heading", Bilingual("标题", "headings"), company.master.fonts.heading),
            ("body", Bilingual("正文", "text"), company.master.fonts.body),
        )
    )
    return FactTable(
        "fonts", Bilingual("主题字体", "theme fonts"),
        (("use", Bilingual("用于", "for")), ("latin", Bilingual("西文", "Latin")), ("east_asian", Bilingual("中文", "Chinese"))), rows,
    )  # fmt: skip


def _logo(company: Company) -> tuple[str, bytes] | None:
    """The largest small picture that the master of content shows, else its content layout, else any layout."""
    presentation = pptx.Presentation(BytesIO(company.reference.data))
    content = company.matching.found["content"].layout
    whole = company.master.width * company.master.height * company.factor**2
    for part in _parts(presentation, content):
        found = [
            (box.w * box.h, image)
            for picture in part._element.iter(qualified("p:pic"))
            for box in (box_of(picture),)
            for image in (_image(part, picture),)
            if box is not None and image is not None
            and _LEAST_OF_SLIDE * whole <= box.w * box.h <= _MOST_OF_SLIDE * whole
        ]  # fmt: skip
        if found:
            image = max(found, key=lambda each: each[0])[1]
            return _SUFFIXES[image.content_type], image.blob
    return None


def _parts(presentation: Presentation, content: Layout) -> Iterator[XmlPart]:
    """The parts that may show a logo, the best first."""
    masters = list(presentation.slide_masters)
    layouts = [layout for master in masters for layout in master.slide_layouts]
    yield masters[content.master].part
    yield from (layout.part for layout in layouts if str(layout.part.partname) == content.part)
    yield from (each.part for each in (*masters, *layouts))


def _image(part: Part, picture: etree._Element) -> Part | None:
    """The picture's part where a brand can have it as its logo."""
    blip = next(picture.iter(qualified("a:blip")), None)
    relation = part.rels.get(blip.get(qualified("r:embed"), "")) if blip is not None else None
    if relation is None or relation.is_external or relation.target_part.content_type not in _SUFFIXES:
        return None
    return relation.target_part
