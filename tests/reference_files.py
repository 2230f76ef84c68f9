"""Reference documents of different make, written by hand as the programs write them. No binary file is kept."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from types import MappingProxyType

from theme_part import theme_part

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NS = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:a="{_A}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TYPES = {
    "document": "document.main+xml", "styles": "styles+xml", "numbering": "numbering+xml", "settings": "settings+xml",
    "header": "header+xml", "footer": "footer+xml", "comments": "comments+xml",
}  # fmt: skip
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
    'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:sz w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN" '
    'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
)


def style(
    kind: str, identity: str, name: str, *, base: str = "", para: str = "", run: str = "", more: str = "",
    default: bool = False, custom: bool = False,
) -> str:  # fmt: skip
    """A ``w:style``."""
    flags = ' w:default="1"' * default + ' w:customStyle="1"' * custom
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    para = f"<w:pPr>{para}</w:pPr>" if para else ""
    run = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:style w:type="{kind}"{flags} w:styleId="{identity}"><w:name w:val="{name}"/>{based}{para}{run}{more}</w:style>'


def fonts(latin: str, cjk: str) -> str:
    return f'<w:rFonts w:ascii="{latin}" w:eastAsia="{cjk}" w:hAnsi="{latin}"/>'


def p(text: str = "", identity: str = "", *, inside: str = "", properties: str = "") -> str:
    """A paragraph."""
    named = f'<w:pStyle w:val="{identity}"/>' if identity else ""
    run = t(text) if text else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{run}{inside}</w:p>"


def t(text: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, result: str = "1") -> str:
    """The runs of a complex field."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    text = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{mark('begin')}{text}{mark('separate')}<w:r><w:t>{result}</w:t></w:r>{mark('end')}"


def section(
    *, size: tuple[int, int] = (11906, 16838), margins: tuple[int, int, int, int] = (1440, 1800, 1440, 1800),
    frames: str = "", more: str = "", landscape: bool = False,
) -> str:  # fmt: skip
    """A ``w:sectPr``; margins are top, right, bottom, left."""
    top, right, bottom, left = margins
    orient = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr>{frames}<w:pgSz w:w="{size[0]}" w:h="{size[1]}"{orient}/><w:pgMar w:top="{top}" w:right="{right}" '
        f'w:bottom="{bottom}" w:left="{left}" w:header="851" w:footer="992" w:gutter="0"/>{more}</w:sectPr>'
    )


def frame(kind: str, relation: str, held: str = "default") -> str:
    return f'<w:{kind}Reference w:type="{held}" r:id="{relation}"/>'


def level(number: int, form: str, text: str, linked: str = "", *, suffix: str = "tab") -> str:
    """A ``w:lvl``."""
    link = f'<w:pStyle w:val="{linked}"/>' if linked else ""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{link}<w:suff w:val="{suffix}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{number * 200}" w:firstLine="0"/></w:pPr></w:lvl>'
    )


def numbering(*levels: str) -> str:
    """A numbering part with one list, number 1."""
    return (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
        + "".join(levels)
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )


def theme(accent: str, latin: str, cjk: str) -> bytes:
    """A whole theme with one accent and the same fonts for headings and text."""
    slots = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": accent, "accent2": "A5A5A5",
             "accent3": "FFC000", "accent4": "5B9BD5", "accent5": "70AD47", "accent6": "264478", "hlink": "0563C1", "folHlink": "954F72"}  # fmt: skip
    return theme_part(slots, f'<a:latin typeface="{latin}"/><a:ea typeface="{cjk}"/><a:cs typeface=""/>')


def picture(relation: str, *, width: int = 1260000, height: int = 360000) -> str:
    """A run with an inline picture; sizes in EMU."""
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        '<wp:docPr id="7" name="Logo" descr="Company logo"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="7" name="Logo"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def png(red: int, green: int, blue: int) -> bytes:
    """A small picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((red, green, blue)) * 14 for _ in range(4))
    head = struct.pack(">IIBBBBB", 14, 4, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def package(
    body: str, styles: str, *, lists: str = "", frames: Mapping[str, str] = MappingProxyType({}), settings: str = "",
    look: bytes = b"", media: Mapping[str, bytes] = MappingProxyType({}), extra: Mapping[str, bytes] = MappingProxyType({}),
    relations: str = "", main: str = f"{_KIND}document.main+xml", more_types: str = "",
) -> bytes:  # fmt: skip
    """A ``.docx``. ``frames`` are headers and footers (``header1`` has the relationship ``header1``) whose pictures are
    those in ``media``, each related by its name without suffix."""
    parts: dict[str, bytes] = {
        "word/document.xml": f"<w:document {_NS}><w:body>{body}</w:body></w:document>".encode(),
        "word/styles.xml": f"<w:styles {_NS}>{DEFAULTS if 'docDefaults' not in styles else ''}{styles}</w:styles>".encode(),
        "word/settings.xml": f"<w:settings {_NS}>{settings}</w:settings>".encode(),
        "word/theme/theme1.xml": look or theme("4472C4", "Calibri", "等线"),
    }
    related = [
        ("styles", "styles", "styles.xml"),
        ("settings", "settings", "settings.xml"),
        ("theme", "theme", "theme/theme1.xml"),
    ]
    if lists:
        parts["word/numbering.xml"] = f"<w:numbering {_NS}>{lists}</w:numbering>".encode()
        related.append(("numbering", "numbering", "numbering.xml"))
    images = "".join(
        f'<Relationship Id="{name.partition(".")[0]}" Type="{_R}/image" Target="media/{name}"/>'
        for name in media
    )
    for name, content in frames.items():
        tag = "hdr" if name.startswith("header") else "ftr"
        parts[f"word/{name}.xml"] = f"<w:{tag} {_NS}>{content}</w:{tag}>".encode()
        if media:
            parts[f"word/_rels/{name}.xml.rels"] = _relationships(images)
        related.append((name, name.rstrip("0123456789"), f"{name}.xml"))
    parts.update({f"word/media/{name}": data for name, data in media.items()})
    parts.update(extra)
    lines = "".join(
        f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{target}"/>' for key, kind, target in related
    )
    parts["word/_rels/document.xml.rels"] = _relationships(lines + images + relations)
    parts["_rels/.rels"] = _relationships(
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    )
    overrides = [
        ("/word/document.xml", main),
        ("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
    ]
    for name in parts:
        kind = _TYPES.get(name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789"))
        if kind and name.startswith("word/") and name.endswith(".xml") and name != "word/document.xml":
            overrides.append((f"/{name}", _KIND + kind))
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{more_types}{listed}</Types>'
    ).encode()
    return zipped({"[Content_Types].xml": types, **parts})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def _relationships(lines: str) -> bytes:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'.encode()


def word_chinese() -> bytes:
    """As Chinese Word writes it: ids in digits, English names of built-in styles, a line grid, a cover with places."""
    styles = "".join((
        style("paragraph", "a", "Normal", default=True, para='<w:widowControl w:val="0"/><w:jc w:val="both"/>', run=fonts("Times New Roman", "仿宋") + '<w:kern w:val="2"/><w:sz w:val="24"/>'),
        *(style("paragraph", str(n), f"heading {n}", base="a",
                para=f'<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="{n - 1}"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="{340 - 60 * n}" w:after="{340 - 60 * n}"/><w:outlineLvl w:val="{n - 1}"/>',
                run=fonts("Arial", "黑体") + f'<w:b/><w:color w:val="7030A0"/><w:sz w:val="{38 - 4 * n}"/>') for n in (1, 2, 3)),
        style("character", "a0", "Default Paragraph Font", default=True),
        style("table", "a1", "Normal Table", default=True, more='<w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'),
        style("paragraph", "a3", "header", base="a", para='<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr><w:tabs><w:tab w:val="center" w:pos="4153"/><w:tab w:val="right" w:pos="8306"/></w:tabs><w:snapToGrid w:val="0"/><w:jc w:val="center"/>', run='<w:sz w:val="18"/>'),
        style("paragraph", "a5", "footer", base="a", para='<w:tabs><w:tab w:val="center" w:pos="4153"/><w:tab w:val="right" w:pos="8306"/></w:tabs><w:snapToGrid w:val="0"/><w:jc w:val="left"/>', run='<w:sz w:val="18"/>'),
        style("paragraph", "a7", "Normal Indent", base="a", para='<w:spacing w:line="360" w:lineRule="auto"/><w:ind w:firstLineChars="200" w:firstLine="480"/>'),
        style("paragraph", "a9", "List Paragraph", base="a", para='<w:ind w:firstLineChars="200" w:firstLine="420"/>'),
        style("paragraph", "ab", "caption", base="a", para='<w:jc w:val="center"/>', run=fonts("Arial", "黑体") + '<w:sz w:val="21"/>'),
        style("paragraph", "TOC1", "toc 1", base="a", para='<w:spacing w:before="60"/>', run="<w:b/>"),
        style("paragraph", "TOC2", "toc 2", base="a", para='<w:ind w:leftChars="200" w:left="420"/>'),
        style("character", "ad", "Hyperlink", run='<w:color w:val="0563C1"/><w:u w:val="single"/>'),
        style("table", "af", "公司表格", base="a1", custom=True, more='<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="7030A0"/><w:bottom w:val="single" w:sz="12" w:space="0" w:color="7030A0"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="7030A0"/></w:tcPr></w:tblStylePr><w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F5EEF8"/></w:tcPr></w:tblStylePr>'),
    ))  # fmt: skip
    lists = numbering(
        level(0, "decimal", "第%1章", "1", suffix="space"), level(1, "decimal", "%1.%2", "2", suffix="space"),
        level(2, "decimal", "%1.%2.%3", "3", suffix="space"), level(3, "decimal", "%1.%2.%3.%4", suffix="space"),
    )  # fmt: skip
    label = '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{}</w:tc>'
    rows = "".join(
        f"<w:tr>{label.format(p(name))}{label.format(p(place))}</w:tr>"
        for name, place in (
            ("版本", "{{版本}}"),
            ("编制", "{{编制人}}"),
            ("日期", "{{日期}}"),
            ("密级", "{{密级}}"),
        )
    )
    facts = f'<w:tbl><w:tblPr><w:tblStyle w:val="a1"/><w:tblW w:w="4000" w:type="dxa"/><w:jc w:val="center"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>{rows}</w:tbl>'
    split = '<w:r><w:rPr><w:b/><w:sz w:val="52"/></w:rPr><w:t>{{</w:t></w:r><w:r><w:rPr><w:b/><w:sz w:val="52"/></w:rPr><w:t>标题}}</w:t></w:r>'
    used = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="af"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>'
        + p("x")
        + "</w:tc></w:tr></w:tbl>"
    )
    grid = '<w:docGrid w:type="lines" w:linePitch="312"/>'
    held = frame("header", "header1") + frame("footer", "footer1")
    body = (
        p("华星集团有限公司", properties='<w:spacing w:before="1200"/><w:jc w:val="center"/>') + p(inside=split, properties='<w:spacing w:before="2400"/><w:jc w:val="center"/>')
        + p("《副标题》", properties='<w:spacing w:after="3000"/><w:jc w:val="center"/>') + facts + p(properties=section(more=grid))
        + p("目录", properties='<w:jc w:val="center"/>') + p(inside=field('TOC \\o "1-3" \\h', "旧目录")) + p(properties=section(frames=held, more='<w:pgNumType w:fmt="upperRoman" w:start="1"/>' + grid))
        + p("旧的章", "1") + p("旧的正文", "a7") + used + p("完")
        + section(frames=held, more='<w:pgNumType w:start="1"/>' + grid)
    )  # fmt: skip
    frames = {
        "header1": p(inside=f'<w:r><w:t>华星集团</w:t></w:r><w:r><w:tab/></w:r><w:r><w:tab/></w:r>{field("TITLE", "旧标题")}', identity="a3"),
        "footer1": p("第 ", "a5", inside=f"{field('PAGE')}{t(' 页  共 ')}{field('NUMPAGES', '9')}{t(' 页')}", properties='<w:jc w:val="center"/>'),
    }  # fmt: skip
    return package(body, styles, lists=lists, frames=frames, look=theme("7030A0", "Calibri", "仿宋"),
                   settings='<w:rsids><w:rsidRoot w:val="00A100A1"/></w:rsids>'.join(('<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>', "")))  # fmt: skip


def word_english() -> bytes:
    """As English Word writes it: a cover page of the gallery bound to properties, a logo in the header, another first page."""
    styles = "".join((
        style("paragraph", "Normal", "Normal", default=True, para='<w:spacing w:after="160" w:line="259" w:lineRule="auto"/>', run='<w:sz w:val="22"/>'),
        *(style("paragraph", f"Heading{n}", f"heading {n}", base="Normal", para=f'<w:keepNext/><w:keepLines/><w:spacing w:before="{280 - 40 * n}" w:after="80"/><w:outlineLvl w:val="{n - 1}"/>', run=fonts("Georgia", "宋体") + f'<w:color w:val="C00000"/><w:sz w:val="{40 - 6 * n}"/>') for n in (1, 2, 3, 4)),
        style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True),
        style("table", "TableNormal", "Normal Table", default=True),
        style("paragraph", "BodyText", "Body Text", base="Normal", para='<w:spacing w:after="120"/>'),
        style("paragraph", "Title", "Title", base="Normal", run=fonts("Georgia", "宋体") + '<w:sz w:val="64"/>'),
        style("paragraph", "Subtitle", "Subtitle", base="Normal", run='<w:color w:val="5A5A5A"/><w:sz w:val="28"/>'),
        style("paragraph", "Header", "header", base="Normal", para='<w:tabs><w:tab w:val="center" w:pos="4680"/><w:tab w:val="right" w:pos="9360"/></w:tabs><w:spacing w:after="0"/>'),
        style("paragraph", "Footer", "footer", base="Normal", para='<w:tabs><w:tab w:val="center" w:pos="4680"/><w:tab w:val="right" w:pos="9026"/></w:tabs><w:spacing w:after="0"/>'),
        style("paragraph", "TOC1", "toc 1", base="Normal", para='<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9016"/></w:tabs><w:spacing w:after="100"/>'),
        style("paragraph", "TOC2", "toc 2", base="Normal", para='<w:spacing w:after="100"/><w:ind w:left="220"/>'),
        style("paragraph", "TOCHeading", "TOC Heading", base="Heading1", para='<w:outlineLvl w:val="9"/>'),
        style("paragraph", "Caption", "caption", base="Normal", para='<w:spacing w:after="200"/>', run='<w:i/><w:color w:val="44546A"/><w:sz w:val="18"/>'),
        style("paragraph", "ListParagraph", "List Paragraph", base="Normal", para='<w:ind w:left="720"/><w:contextualSpacing/>'),
        style("table", "TableGrid", "Table Grid", base="TableNormal"),
    ))  # fmt: skip

    def control(title: str, xpath: str, shown: str, identity: str) -> str:
        own = "/ns1:core" in xpath
        store = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}" if own else "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
        space = (
            f"{_OFFICE}/package/2006/metadata/core-properties"
            if own
            else f"{_OFFICE}/officeDocument/2006/extended-properties"
        )
        spaces = f"xmlns:ns0='{'http://purl.org/dc/elements/1.1/' if own else space}' xmlns:ns1='{space}' "
        bound = f'<w:alias w:val="{title}"/><w:showingPlcHdr/><w:dataBinding w:prefixMappings="{spaces}" w:xpath="{xpath}" w:storeItemID="{store}"/><w:text/>'
        run = f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>[{shown}]</w:t></w:r>'
        content = p(identity=identity, inside=run)
        return f"<w:sdt><w:sdtPr>{bound}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    core = "/ns1:coreProperties[1]/ns0:{}[1]"
    cover = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Cover Pages"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>'
        + p(inside=picture("logo"), properties='<w:spacing w:after="2400"/>')
        + control("Title", core.format("title"), "Document title", "Title")
        + control("Subtitle", core.format("subject"), "Document subtitle", "Subtitle")
        + control("Company", "/ns0:Properties[1]/ns0:Company[1]", "Company name", "Normal")
        + control("Publish Date", "/ns0:CoverPageProperties[1]/ns0:PublishDate[1]", "Date", "Normal")
        + p(inside=f"{t('Version ')}{field('DOCPROPERTY Version', '0.1')}")
        + p(inside='<w:r><w:br w:type="page"/></w:r>')
        + "</w:sdtContent></w:sdt>"
    )
    frames = {
        "header1": p(identity="Header", inside=f"{picture('logo')}<w:r><w:tab/></w:r><w:r><w:tab/></w:r>{field('STYLEREF 1', 'Old chapter')}"),
        "header2": p(),
        "footer1": p("Acme Inc.", "Footer", inside=f"<w:r><w:tab/></w:r><w:r><w:tab/></w:r>{t('Page ')}{field('PAGE')}"),
        "footer2": p(),
    }  # fmt: skip
    held = (
        frame("header", "header1")
        + frame("header", "header2", "first")
        + frame("footer", "footer1")
        + frame("footer", "footer2", "first")
    )
    body = cover + p("Old chapter", "Heading1") + p("Old text with a comment.", inside='<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>') + section(
        margins=(1900, 1440, 1440, 1440), frames=held, more='<w:cols w:space="708"/><w:titlePg/><w:docGrid w:linePitch="360"/>')  # fmt: skip
    comment = f'<w:comments {_NS}><w:comment w:id="0" w:author="X"><w:p><w:r><w:t>secret remark</w:t></w:r></w:p></w:comment></w:comments>'
    return package(
        body, styles, frames=frames, look=theme("C00000", "Calibri", ""), media={"logo.png": png(192, 0, 0)},
        extra={"word/comments.xml": comment.encode()},
        relations=f'<Relationship Id="comments" Type="{_R}/comments" Target="comments.xml"/>'
        f'<Relationship Id="web" Type="{_R}/attachedTemplate" Target="file:///c:/secret/acme.dotm" TargetMode="External"/>',
    )  # fmt: skip


def libreoffice() -> bytes:
    """As LibreOffice writes it: names of its own for text, contents and links, no theme fonts, even pages differ."""
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:eastAsia="Noto Serif CJK SC" w:cs="Lohit"/><w:sz w:val="24"/><w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="hi-IN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    styles = defaults + "".join((
        style("paragraph", "Normal", "Normal", default=True, para="<w:widowControl/>"),
        style("paragraph", "Heading", "Heading", base="Normal", para='<w:keepNext/><w:spacing w:before="240" w:after="120"/>', run=fonts("Liberation Sans", "Noto Sans CJK SC") + '<w:sz w:val="28"/>'),
        style("paragraph", "Heading_20_1", "Heading_20_1", base="Heading", para='<w:outlineLvl w:val="0"/>', run='<w:b/><w:color w:val="1C5D34"/><w:sz w:val="36"/>'),
        style("paragraph", "Heading_20_2", "Heading_20_2", base="Heading", para='<w:outlineLvl w:val="1"/>', run='<w:b/><w:color w:val="1C5D34"/><w:sz w:val="32"/>'),
        style("paragraph", "Textbody", "Text body", base="Normal", para='<w:spacing w:after="140" w:line="276" w:lineRule="auto"/>'),
        style("paragraph", "Contents_20_1", "Contents 1", base="Normal", para='<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs>'),
        style("paragraph", "Contents_20_2", "Contents 2", base="Normal", para='<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9638"/></w:tabs><w:ind w:left="283"/>'),
        style("paragraph", "Contents_20_Heading", "Contents Heading", base="Heading", run="<w:b/>"),
        style("paragraph", "HeaderLO", "Header", base="Normal", para='<w:tabs><w:tab w:val="center" w:pos="4819"/><w:tab w:val="right" w:pos="9638"/></w:tabs>'),
        style("character", "InternetLink", "Internet Link", run='<w:color w:val="000080"/><w:u w:val="single"/>'),
    ))  # fmt: skip
    frames = {
        "header1": p("Verein", "HeaderLO", inside=f"<w:r><w:tab/></w:r><w:r><w:tab/></w:r>{field('PAGE')}"),
        "header2": p(identity="HeaderLO", inside=f"{field('PAGE')}<w:r><w:tab/></w:r><w:r><w:tab/></w:r><w:r><w:t>Verein</w:t></w:r>"),
    }  # fmt: skip
    body = p("Chapter", "Heading_20_1") + p("Text", "Textbody") + section(
        margins=(1693, 1134, 1134, 1134), frames=frame("header", "header1") + frame("header", "header2", "even"))  # fmt: skip
    return package(body, styles, frames=frames, settings="<w:evenAndOddHeaders/>")


def letter_landscape() -> bytes:
    """An odd one: US Letter on its side, a pale accent, fonts in the theme only, no chapter style but levels of the outline."""
    styles = "".join((
        style("paragraph", "Std", "Normal", default=True, run='<w:sz w:val="20"/>'),
        style("paragraph", "Big", "Acme Chapter", base="Std", custom=True, para='<w:pageBreakBefore/><w:outlineLvl w:val="0"/>', run='<w:caps/><w:sz w:val="40"/>'),
        style("paragraph", "Mid", "Acme Section", base="Std", custom=True, para='<w:outlineLvl w:val="1"/>', run='<w:sz w:val="28"/>'),
    ))  # fmt: skip
    frames = {"footer1": p("Acme", inside=f"<w:r><w:tab/></w:r>{field('PAGE')} ", properties='<w:tabs><w:tab w:val="right" w:pos="13680"/></w:tabs>')}  # fmt: skip
    body = p("Old", "Big") + section(
        size=(15840, 12240), margins=(1080, 1080, 1080, 1080), landscape=True, frames=frame("footer", "footer1"))  # fmt: skip
    return package(body, styles, frames=frames, look=theme("FFD54F", "Palatino Linotype", "华文楷体"))


def wps() -> bytes:
    """As some WPS templates are: styles with Chinese names, 一、（一） from a list, text indented in Normal itself."""
    styles = "".join((
        style("paragraph", "1", "正文", default=True, para='<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>', run=fonts("Times New Roman", "仿宋_GB2312") + '<w:sz w:val="32"/>'),
        style("paragraph", "2", "标题 1", base="1", custom=True, para='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>', run=fonts("Times New Roman", "黑体") + '<w:sz w:val="32"/>'),
        style("paragraph", "3", "标题 2", base="1", custom=True, para='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/>', run=fonts("Times New Roman", "楷体") + '<w:sz w:val="32"/>'),
        style("paragraph", "4", "标题 3", base="1", custom=True, para='<w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr>', run='<w:b/>'),
        style("paragraph", "5", "页脚", base="1", custom=True, para='<w:ind w:firstLineChars="0" w:firstLine="0"/>', run='<w:sz w:val="28"/>'),
        style("paragraph", "6", "题注", base="1", custom=True, para='<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>', run='<w:sz w:val="24"/>'),
        style("paragraph", "7", "目录 1", base="1", custom=True, para='<w:ind w:firstLineChars="0" w:firstLine="0"/>'),
        style("paragraph", "8", "标题", base="1", custom=True, para='<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>', run=fonts("Times New Roman", "方正小标宋简体") + '<w:sz w:val="44"/>'),
        style("character", "9", "超链接", custom=True, run='<w:color w:val="0000FF"/>'),
    ))  # fmt: skip
    lists = numbering(
        level(0, "chineseCounting", "%1、", "2", suffix="nothing"), level(1, "chineseCounting", "（%2）", "3", suffix="nothing"),
        level(2, "decimal", "%3.", "4", suffix="nothing"), level(3, "decimal", "（%4）", suffix="nothing"),
    )  # fmt: skip
    frames = {"footer1": p(identity="5", inside=f"<w:r><w:t>— </w:t></w:r>{field('PAGE')}{t(' —')}", properties='<w:jc w:val="center"/>')}  # fmt: skip
    body = p("旧标题", "2") + p("旧文") + section(
        margins=(2098, 1474, 1984, 1588), frames=frame("footer", "footer1"), more='<w:docGrid w:type="lines" w:linePitch="579"/>')  # fmt: skip
    return package(body, styles, lists=lists, frames=frames)


def bare() -> bytes:
    """Almost nothing: one style, one paragraph."""
    return package(p("x") + section(), style("paragraph", "Normal", "Normal", default=True))


ALL = MappingProxyType({
    "word-zh": word_chinese, "word-en": word_english, "libreoffice": libreoffice, "letter": letter_landscape, "wps": wps,
    "bare": bare,
})  # fmt: skip
