"""A brand file: a company's colours, fonts, logo, numbering and tables, for everything that is made of a plan."""

from __future__ import annotations

from typing import Annotated

from opsplan.diagnostics import Bilingual, Finding
from opsplan.model import base, choices
from opsplan.model.base import Entry, Flag, Many, Text, key
from opsplan.model.brand_values import (
    parse_color,
    parse_font,
    parse_lines,
    parse_logo_height,
    parse_margin,
    parse_points,
)
from opsplan.model.entries import ReadBy
from opsplan.model.keys import KeyWalk, is_null
from opsplan.model.source import Source
from opsplan.model.specs import names_of
from opsplan.model.validation import validate_as
from opsplan.records import dataclass
from opsplan.yamlio.nodes import MappingNode, Node
from opsplan.yamlio.reader import read_yaml

Color = Annotated[str, ReadBy(parse_color)]
Font = Annotated[str, ReadBy(parse_font)]
Points = Annotated[float, ReadBy(parse_points)]
Lines = Annotated[float, ReadBy(parse_lines)]
Margin = Annotated[float, ReadBy(parse_margin)]
LogoHeight = Annotated[float, ReadBy(parse_logo_height)]
Levels = Annotated[int, base._whole(1, 4)]
DeckLook = Annotated[str, ReadBy(choices.reader(choices.DECK_LOOK)), choices.DECK_LOOK]
Numbering = Annotated[str, ReadBy(choices.reader(choices.NUMBERING)), choices.NUMBERING]
TableFamily = Annotated[str, ReadBy(choices.reader(choices.TABLE_FAMILY)), choices.TABLE_FAMILY]
CjkLatin = Annotated[str, ReadBy(choices.reader(choices.CJK_LATIN)), choices.CJK_LATIN]
Paper = Annotated[str, ReadBy(choices.reader(choices.PAPER)), choices.PAPER]


class BrandColors(Entry):
    """Colours by what they are for. A multi-word key may have hyphens, as in ``accent-900``."""

    accent: Color | None = key("主色")
    accent_900: Color | None = key("主色900", "accent-900")
    accent_600: Color | None = key("主色600", "accent-600")
    accent_500: Color | None = key("主色500", "accent-500")
    accent_400: Color | None = key("主色400", "accent-400")
    accent_300: Color | None = key("主色300", "accent-300")
    accent_200: Color | None = key("主色200", "accent-200")
    accent_100: Color | None = key("主色100", "accent-100")
    accent_50: Color | None = key("主色50", "accent-50")
    phases: Many[Color] = key("阶段", default=())
    ink: Color | None = key("文字")
    ink2: Color | None = key("次要文字", "ink-2")
    ink3: Color | None = key("辅助文字", "ink-3")
    mute: Color | None = key("弱色")
    line: Color | None = key("线条")
    wash: Color | None = key("浅底")
    bg: Color | None = key("底色", "background", "背景")
    white: Color | None = key("反白文字")
    grid: Color | None = key("网格线")
    holiday: Color | None = key("假日底色")
    other: Color | None = key("其他")
    cover: Color | None = key("封面底色")
    cover_text: Color | None = key("封面文字", "cover-text")
    cover_text2: Color | None = key("封面次要文字", "cover-text2")
    panel: Color | None = key("色块底色")
    panel_text: Color | None = key("色块文字", "panel-text")
    panel_text2: Color | None = key("色块次要文字", "panel-text2")
    low: Color | None = key("低风险")
    low_text: Color | None = key("低风险文字", "low-text")
    low_strong: Color | None = key("低风险强调", "low-strong")
    medium: Color | None = key("中风险")
    medium_text: Color | None = key("中风险文字", "medium-text")
    medium_strong: Color | None = key("中风险强调", "medium-strong")
    high: Color | None = key("高风险")
    high_text: Color | None = key("高风险文字", "high-text")
    high_strong: Color | None = key("高风险强调", "high-strong")
    severe: Color | None = key("严重风险")
    severe_text: Color | None = key("严重风险文字", "severe-text")
    severe_strong: Color | None = key("严重风险强调", "severe-strong")
    today: Color | None = key("今天")


class BrandFontSet(Entry):
    """The fonts of one script. A bare name is the font of headings and of the body."""

    shorthand = "heading"

    heading: Font | None = key("标题")
    body: Font | None = key("正文")
    deck: Font | None = key("幻灯片")
    mono: Font | None = key("等宽")


class BrandFonts(Entry):
    """Fonts for Chinese characters and for Latin letters and digits; every text has one of each."""

    zh: BrandFontSet | None = key("中文")
    en: BrandFontSet | None = key("英文", "latin", "西文")


class BrandTables(Entry):
    """How tables look."""

    shorthand = "family"

    family: TableFamily | None = key("样式")
    zebra: Flag = key("隔行底色", default=False)


class BrandSpacing(Entry):
    """Space that typography adds to the text as written."""

    cjk_latin: CjkLatin = key("中西文间距", "cjk-latin", default="none")


class BrandPage(Entry):
    """The page of the Word file."""

    shorthand = "size"

    size: Paper | None = key("纸张")
    top: Margin | None = key("上")
    bottom: Margin | None = key("下")
    side: Margin | None = key("左右", "sides")


class BrandLogo(Entry):
    """A picture beside the brand file or in a folder there."""

    shorthand = "file"

    file: Text = key("文件", required=True)
    height: LogoHeight | None = key("高度")
    alt: Text | None = key("说明")


class BrandReference(Entry):
    """Office files whose look wins."""

    docx: Text | None = key("Word", "word")
    pptx: Text | None = key("PowerPoint", "powerpoint")


class BrandLayouts(Entry):
    """Names of layouts in the company's PowerPoint file, by what they are used for."""

    cover: Text | None = key("封面")
    section: Text | None = key("章节")
    content: Text | None = key("内容")
    closing: Text | None = key("封底", "结尾")


class BrandFile(Entry):
    """A whole brand file. Nothing in it is required: what is left out is the house look, tinted by the accent."""

    name: Text | None = key("名称")
    look: DeckLook | None = key("幻灯片底色")
    colors: BrandColors | None = key("颜色", "colours")
    dark_colors: BrandColors | None = key("深色颜色", "dark_colours", "dark-colors")
    fonts: BrandFonts | None = key("字体")
    body_size: Points | None = key("正文字号", "body-size")
    line_spacing: Lines | None = key("行距", "line-spacing")
    numbering: Numbering | None = key("标题编号")
    tables: BrandTables | None = key("表格")
    spacing: BrandSpacing | None = key("间距")
    page: BrandPage | None = key("页面")
    toc_levels: Levels | None = key("目录级数", "toc-levels")
    logo: BrandLogo | None = key("标志", "徽标")
    logo_on_dark: BrandLogo | None = key("深色底标志", "logo-on-dark")
    footer: Text | None = key("页脚")
    reference: BrandReference | None = key("参考文件")
    layouts: BrandLayouts | None = key("版式")


@dataclass(frozen=True, slots=True)
class ReadBrand:
    """A brand file as far as it could be read; ``data`` is None when it is no YAML mapping."""

    data: BrandFile | None
    source: Source | None
    findings: tuple[Finding, ...]


def read_brand_file(text: bytes, file: str) -> ReadBrand:
    """The brand in a YAML file. Never raises for what a user wrote."""
    yaml = read_yaml(text, file)
    if yaml.root is None:
        return ReadBrand(None, None, yaml.findings)
    source = Source(file, yaml.root, BrandFile)
    walk = KeyWalk(source)
    read = walk.entry(yaml.root, BrandFile, (), "")
    data, wrong, _ = validate_as(BrandFile, read, source, {}, walk.refused)
    return ReadBrand(data, source, (*yaml.findings, *walk.findings, *wrong, *_cut(yaml.root, source)))


def _cut(root: MappingNode, source: Source) -> list[Finding]:
    """Colours without quotes: YAML takes what begins with ``#`` for a comment, so that nothing is left of them."""
    found = []
    for section in ("colors", "dark_colors"):
        node = _named(root, section)
        for name, value in node.entries if isinstance(node, MappingNode) else ():
            spec = names_of(BrandColors).get(name.text)
            if spec is not None and is_null(value):
                found.append(
                    source.finding(
                        "value-color", (section, spec.name),
                        Bilingual("这里没有颜色", "there is no colour here"),
                        Bilingual('写成 "#0B4F6C"，要加引号：不加引号时 # 后面是注释', 'write "#0B4F6C", in quotes: without them, what follows # is a comment'),
                    )
                )  # fmt: skip
    return found


def _named(root: MappingNode, wanted: str) -> Node | None:
    known = names_of(BrandFile)
    return next(
        (value for key, value in root.entries if (spec := known.get(key.text)) and spec.name == wanted), None
    )
