"""A company's Word file in tables: its styles and what they are used for, its pages, colours and fonts."""

from __future__ import annotations

from io import BytesIO

from docx import Document as open_package
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import ReferenceFileError
from opsplan.writers.docx.reference.cover import cover_end
from opsplan.writers.docx.reference.findings import Lacks, findings_of
from opsplan.writers.docx.reference.look import Theme, company_brand, font_of, read_theme
from opsplan.writers.docx.reference.names import EXPECTED, ROLES
from opsplan.writers.docx.reference.page_setup import Setup, setup_of
from opsplan.writers.docx.reference.style_map import StyleMap, map_styles
from opsplan.writers.docx.reference.style_tree import StyleTree, name_of
from opsplan.writers.docx.reference.xml import part_of, root_of
from opsplan.writers.docx.styles import styles_part
from opsplan.writers.ooxml.company_facts import CompanyFacts, FactTable, Start, Term, Value
from opsplan.writers.ooxml.opening import Reference
from opsplan.writers.ooxml.xml import root

_OURS = Term("opsplan", Bilingual("没有，用 opsplan 的", "missing; opsplan's own"))
_YES, _NO = Term("yes", Bilingual("有", "yes")), Term("no", Bilingual("没有", "no"))


def list_company_document(reference: Reference, brand: Brand, lang: Lang) -> CompanyFacts:
    """What the file has, for documents in ``lang``. Raises ReferenceFileError."""
    try:
        package = open_package(BytesIO(reference.data))
    except (KeyError, ValueError, AttributeError, PackageNotFoundError) as error:
        raise ReferenceFileError(
            Bilingual(f"{reference.name}：缺少必要的部件", f"{reference.name}: parts of it are missing"),
            Bilingual("在 Word 里打开并另存一次", "open it in Word and save it again"),
            reference.name,
        ) from error
    main, body = package.part, package.element.body
    part = part_of(main, RELATIONSHIP_TYPE.STYLES)
    styles = StyleTree(root_of(part) if part is not None else root("w:styles"))
    part = part_of(main, RELATIONSHIP_TYPE.THEME)
    theme = read_theme(etree.fromstring(part.blob) if part is not None else None)
    end = cover_end(body, styles)
    setup = setup_of(body, end)
    look = company_brand(brand.for_paper(), styles, theme, recolor=True)
    mapped = map_styles(styles, styles_part(look, lang, setup.paper), body, lang)
    framed = bool(setup.plain.frames)
    missing = tuple(each for each in EXPECTED if each not in mapped.found)
    heading, normal = mapped.found.get("Heading1", ""), styles.default()
    fonts = [
        tuple(font_of(styles, theme, each, face) for face in ("latin", "ea")) for each in (heading, normal)
    ]
    start = Start(
        accent=look.hex("accent") if theme.accent else "", heading=(fonts[0][0], fonts[0][1]), body=(fonts[1][0], fonts[1][1]),
    )  # fmt: skip
    return CompanyFacts(
        reference.name, (_page(setup, end, framed), _styles(styles, mapped), _fonts(start), _colors(theme, look)),
        findings_of(reference.name, Lacks(missing, not framed, not end, False)), start,
    )  # fmt: skip


def _page(setup: Setup, end: int, framed: bool) -> FactTable:
    sheet = setup.plain.sheet
    sizes = (sheet.width, sheet.height, sheet.top, sheet.bottom, sheet.left, sheet.right)
    return FactTable(
        "page", Bilingual("页面", "page"),
        (("width", Bilingual("宽（磅）", "width (pt)")), ("height", Bilingual("高（磅）", "height (pt)")), ("top", Bilingual("上", "top")),
         ("bottom", Bilingual("下", "bottom")), ("left", Bilingual("左", "left")), ("right", Bilingual("右", "right")),
         ("cover", Bilingual("封面", "cover")), ("frames", Bilingual("页眉页脚", "header, footer"))),
        ((*(round(each, 1) for each in sizes), _YES if end else _NO, _YES if framed else _NO),),
    )  # fmt: skip


def _styles(styles: StyleTree, mapped: StyleMap) -> FactTable:
    rows: list[tuple[Value, ...]] = []
    for identity, role in ROLES.items():
        style = styles.get(mapped.found.get(identity, ""))
        rows.append((Term(identity, role.title), name_of(style) if style is not None else _OURS))
    table = styles.get(mapped.table)
    words = Bilingual("表格样式", "table style")
    rows.append((Term("Table", words), name_of(table) if table is not None else _OURS))
    return FactTable(
        "styles", Bilingual("样式", "styles"),
        (("use", Bilingual("用作", "used for")), ("style", Bilingual("样式", "style"))), tuple(rows),
    )  # fmt: skip


def _fonts(start: Start) -> FactTable:
    rows = tuple(
        (Term(key, words), *faces)
        for key, words, faces in (
            ("heading", Bilingual("标题", "headings"), start.heading),
            ("body", Bilingual("正文", "text"), start.body),
        )
    )
    return FactTable(
        "fonts", Bilingual("字体", "fonts"),
        (("use", Bilingual("用于", "for")), ("latin", Bilingual("西文", "Latin")), ("east_asian", Bilingual("中文", "Chinese"))), rows,
    )  # fmt: skip


def _colors(theme: Theme, look: Brand) -> FactTable:
    accent = f"#{look.hex('accent')}"
    rows: tuple[tuple[Value, ...], ...] = (
        (Term("accent1", Bilingual("着色 1", "accent 1")), f"#{theme.accent}" if theme.accent else "",
         Term(f"accent {accent}", Bilingual(f"主色 {accent}", f"accent {accent}"))),
        (Term("text", Bilingual("正文", "text")), f"#{look.hex('ink')}", ""),
    )  # fmt: skip
    return FactTable(
        "colors", Bilingual("颜色", "colours"),
        (("slot", Bilingual("颜色", "colour")), ("value", Bilingual("值", "value")), ("use", Bilingual("用途", "use"))), rows,
    )  # fmt: skip
