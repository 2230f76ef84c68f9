"""Companies' PowerPoint files of different make, written by hand as the programs write them. No binary file is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from reference_files import png, zipped
from theme_part import theme_part

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NS = f'xmlns:a="{_A}" xmlns:p="{_P}" xmlns:r="{_R}"'
_KIND = "application/vnd.openxmlformats-officedocument."
_MAP = (
    '<p:clrMap bg1="{0}" tx1="{1}" bg2="{2}" tx2="{3}" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
BLUE = ("1F4E79", "C55A11", "548235", "7F6000", "7030A0", "2F5597")
RED = ("C00000", "1F3864", "BF8F00", "538135", "7B7B7B", "833C0B")
BRIGHT = ("00C2A8", "FF8A5B", "FFD166", "6EA8FE", "C792EA", "F25F5C")

Box = tuple[float, float, float, float]


def _emu(box: Box) -> tuple[int, ...]:
    return tuple(round(each * 12700) for each in box)


def frame(box: Box) -> str:
    x, y, w, h = _emu(box)
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'


def solid(color: str) -> str:
    tag = "srgbClr" if len(color) == 6 and color.upper() == color else "schemeClr"
    return f'<a:solidFill><a:{tag} val="{color}"/></a:solidFill>'


def place(
    kind: str, name: str, box: Box | None = None, *, idx: int = 0, size: float = 0, color: str = "", align: str = "",
    anchor: str = "", bold: bool = False, text: str = "",
) -> str:  # fmt: skip
    """A placeholder of a layout or master; ``size`` in points."""
    mark = f' type="{kind}"' * bool(kind) + f' idx="{idx}"' * bool(idx)
    run = f' sz="{round(size * 100)}"' * bool(size) + ' b="1"' * bold
    level = f"<a:lvl1pPr{f' algn={align!r}' if align else ''}><a:defRPr{run}>{solid(color) if color else ''}</a:defRPr></a:lvl1pPr>"
    level = level.replace("'", '"')
    fields = {
        "sldNum": '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="zh-CN"/><a:t>‹#›</a:t></a:fld>'
    }
    said = fields.get(kind, f'<a:r><a:rPr lang="zh-CN"/><a:t>{text or name}</a:t></a:r>')
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="@" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{mark}/></p:nvPr>'
        f"</p:nvSpPr><p:spPr>{frame(box) if box else ''}</p:spPr><p:txBody><a:bodyPr{f' anchor={chr(34)}{anchor}{chr(34)}' if anchor else ''}/>"
        f"<a:lstStyle>{level}</a:lstStyle><a:p>{said}</a:p></p:txBody></p:sp>"
    )


def shape(name: str, box: Box, fill: str) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="@" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{frame(box)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{solid(fill)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def picture(name: str, box: Box, relation: str = "rId90", more: str = "") -> str:
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="@" name="{name}" descr="{name}">{more}</p:cNvPr><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{frame(box)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _tree(shapes: tuple[str, ...], ground: str, name: str = "") -> str:
    numbered = "".join(each.replace('id="@"', f'id="{number}"') for number, each in enumerate(shapes, 2))
    return (
        f'<p:cSld{f" name={chr(34)}{name}{chr(34)}" if name else ""}>{ground}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
        "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>" + numbered + "</p:spTree></p:cSld>"
    )


def ground(color: str) -> str:
    return f"<p:bg><p:bgPr>{solid(color)}<a:effectLst/></p:bgPr></p:bg>"


PICTURE_GROUND = '<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId90"/><a:stretch><a:fillRect/></a:stretch></a:blipFill><a:effectLst/></p:bgPr></p:bg>'


@dataclass(frozen=True)
class Layout:
    name: str
    shapes: tuple[str, ...]
    kind: str = ""
    ground: str = ""
    alone: bool = False
    """Without the master's shapes."""
    media: bytes = b""


@dataclass(frozen=True)
class Master:
    layouts: tuple[Layout, ...]
    shapes: tuple[str, ...]
    theme: bytes
    ground: str = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
    title: float = 44
    body: float = 24
    names: tuple[str, str, str, str] = ("lt1", "dk1", "lt2", "dk2")
    align: str = "l"
    media: bytes = b""


@dataclass
class Deck:
    masters: tuple[Master, ...]
    size: tuple[float, float] = (960, 540)
    more: dict[str, bytes] = field(default_factory=dict)
    main: str = f"{_KIND}presentationml.presentation.main+xml"
    relations: str = ""
    inside: str = ""


def theme(
    accents: tuple[str, ...],
    latin: str = "Arial",
    cjk: str = "",
    *,
    dark: str = "1B2A33",
    light: str = "FFFFFF",
) -> bytes:
    slots = dict(zip((f"accent{number}" for number in range(1, 7)), accents, strict=True))
    slots = {"dk1": dark, "lt1": light, "dk2": "44546A", "lt2": "E7E6E6"} | slots | {"hlink": "0563C1", "folHlink": "954F72"}  # fmt: skip
    faces = f'<a:latin typeface="{latin}"/><a:ea typeface="{cjk}"/><a:cs typeface=""/><a:font script="Hans" typeface="等线"/>'
    return theme_part(slots, faces)


def _rels(lines: list[tuple[str, str, str]]) -> bytes:
    body = "".join(
        f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{target}"/>' for key, kind, target in lines
    )
    return f'<Relationships xmlns="{_RELATIONS}">{body}</Relationships>'.encode()


def _style(size: float, align: str, bullet: bool, font: str) -> str:
    return "".join(
        f'<a:lvl{level}pPr marL="{(342900 + 457200 * (level - 1)) if bullet else 0}" indent="{-342900 if bullet else 0}" algn="{align}">'
        f'<a:lnSpc><a:spcPct val="90000"/></a:lnSpc>{"<a:buChar char=" + chr(34) + "•" + chr(34) + "/>" if bullet else "<a:buNone/>"}'
        f'<a:defRPr sz="{round(size * 100)}">{solid("tx1")}<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/></a:defRPr></a:lvl{level}pPr>'
        for level in range(1, 10)
    )


def built(deck: Deck) -> bytes:
    """The bytes of the file."""
    parts: dict[str, bytes] = {}
    types = [("ppt/presentation.xml", deck.main)]
    main_rels: list[tuple[str, str, str]] = []
    masters, count = "", 0
    for number, master in enumerate(deck.masters, 1):
        own: list[tuple[str, str, str]] = [("rId1", "theme", f"../theme/theme{number}.xml")]
        parts[f"ppt/theme/theme{number}.xml"] = master.theme
        types.append((f"ppt/theme/theme{number}.xml", f"{_KIND}theme+xml"))
        listed = ""
        for layout in master.layouts:
            count += 1
            name = f"ppt/slideLayouts/slideLayout{count}.xml"
            rels = [("rId1", "slideMaster", f"../slideMasters/slideMaster{number}.xml")]
            if layout.media:
                parts[f"ppt/media/image{100 + count}.png"] = layout.media
                rels.append(("rId90", "image", f"../media/image{100 + count}.png"))
            parts[f"ppt/slideLayouts/_rels/slideLayout{count}.xml.rels"] = _rels(rels)
            kind = f' type="{layout.kind}"' if layout.kind else ' userDrawn="1"'
            alone = ' showMasterSp="0"' if layout.alone else ""
            parts[name] = (
                f'<p:sldLayout {_NS}{kind}{alone} preserve="1">{_tree(layout.shapes, layout.ground, layout.name)}'
                "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
            ).encode()
            types.append((name, f"{_KIND}presentationml.slideLayout+xml"))
            own.append((f"rId{10 + count}", "slideLayout", f"../slideLayouts/slideLayout{count}.xml"))
            listed += f'<p:sldLayoutId id="{2147483648 + number * 100 + count}" r:id="rId{10 + count}"/>'
        if master.media:
            parts[f"ppt/media/image{number}.png"] = master.media
            own.append(("rId90", "image", f"../media/image{number}.png"))
        parts[f"ppt/slideMasters/_rels/slideMaster{number}.xml.rels"] = _rels(own)
        parts[f"ppt/slideMasters/slideMaster{number}.xml"] = (
            f"<p:sldMaster {_NS}>{_tree(master.shapes, master.ground)}{_MAP.format(*master.names)}"
            f"<p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst><p:txStyles><p:titleStyle>{_style(master.title, master.align, False, 'mj')}"
            f"</p:titleStyle><p:bodyStyle>{_style(master.body, 'l', True, 'mn')}</p:bodyStyle><p:otherStyle>"
            f"{_style(18, 'l', False, 'mn')}</p:otherStyle></p:txStyles></p:sldMaster>"
        ).encode()
        types.append((f"ppt/slideMasters/slideMaster{number}.xml", f"{_KIND}presentationml.slideMaster+xml"))
        main_rels.append((f"rId{number}", "slideMaster", f"slideMasters/slideMaster{number}.xml"))
        masters += f'<p:sldMasterId id="{2147483648 + number * 100}" r:id="rId{number}"/>'
    width, height = (round(each * 12700) for each in deck.size)
    main_rels.append(("rId50", "theme", "theme/theme1.xml"))
    parts["ppt/_rels/presentation.xml.rels"] = _rels(main_rels).replace(b"</Relationships>", deck.relations.encode() + b"</Relationships>")  # fmt: skip
    parts["ppt/presentation.xml"] = (
        f'<p:presentation {_NS} firstSlideNum="5"><p:sldMasterIdLst>{masters}</p:sldMasterIdLst>{deck.inside}'
        f'<p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"<p:defaultTextStyle>{_style(18, 'l', False, 'mn')}</p:defaultTextStyle></p:presentation>"
    ).encode()
    parts["_rels/.rels"] = _rels([("rId1", "officeDocument", "ppt/presentation.xml")])
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types)
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{overrides}</Types>'
    ).encode()
    return zipped(parts | deck.more)


def _feet(y: float = 500.5, left: float = 66, width: float = 828, color: str = "7F7F7F") -> tuple[str, ...]:
    third = width / 3.2
    return (
        place("dt", "日期占位符 3", (left, y, third * 0.8, 28.75), idx=10, size=12, color=color),
        place("ftr", "页脚占位符 4", (left + third * 0.9, y, third * 1.4, 28.75), idx=11, size=12, color=color, align="ctr"),
        place("sldNum", "灯片编号占位符 5", (left + width - third * 0.8, y, third * 0.8, 28.75), idx=12, size=12, color=color, align="r"),
    )  # fmt: skip


def office_wide() -> Deck:
    """As PowerPoint's own empty file in English: titles of 44 points, no East Asian font."""
    feet = _feet()
    title = place("title", "Title 1", (66, 28.75, 828, 104.4), anchor="ctr")
    layouts = (
        Layout("Title Slide", (
            place("ctrTitle", "Title 1", (120, 88.4, 720, 188), size=60, align="ctr", anchor="b"),
            place("subTitle", "Subtitle 2", (120, 283.6, 720, 130.4), idx=1, size=24, align="ctr"), *feet), "title"),
        Layout("Title and Content", (place("title", "Title 1"), place("", "Content Placeholder 2", idx=1), *feet), "obj"),
        Layout("Section Header", (
            place("title", "Title 1", (65.5, 134.6, 828, 224.6), size=60, anchor="b"),
            place("body", "Text Placeholder 2", (65.5, 361.4, 828, 118.1), idx=1, size=24, color="7F7F7F"), *feet), "secHead"),
        Layout("Two Content", (
            place("title", "Title 1"), place("", "Content Placeholder 2", (66, 143.75, 408, 342.6), idx=1),
            place("", "Content Placeholder 3", (486, 143.75, 408, 342.6), idx=2), *feet), "twoObj"),
        Layout("Title Only", (place("title", "Title 1"), *feet), "titleOnly"),
        Layout("Blank", feet, "blank"),
    )  # fmt: skip
    body = place("body", "Text Placeholder 2", (66, 143.75, 828, 342.6), idx=1)
    return Deck((Master(layouts, (title, body, *feet), theme(BLUE, "Calibri")),))


def old_screen() -> Deck:
    """4:3 with Chinese names, a band behind the title and a logo in the title's corner; with slides and more inside."""
    feet = _feet(505, 36, 648)
    band, logo = shape("标题底", (0, 0, 720, 70), "accent1"), picture("标志", (618, 14, 78, 40))
    title = place("title", "标题 1", (36, 10, 648, 56), size=24, color="bg1", anchor="ctr", bold=True)
    layouts = (
        Layout("标题幻灯片", (
            shape("色带", (0, 160, 720, 130), "accent1"),
            place("ctrTitle", "标题 1", (54, 170, 612, 110), size=36, color="bg1", align="ctr", anchor="ctr"),
            place("subTitle", "副标题 2", (54, 306, 612, 120), idx=1, size=20, align="ctr")), "title", alone=True),
        Layout("标题和内容", (place("title", "标题 1"), place("", "内容占位符 2", idx=1), *feet), "obj"),
        Layout("节标题", (
            place("title", "标题 1", (54, 300, 612, 80), size=32, anchor="t"),
            place("body", "文本占位符 2", (54, 220, 612, 76), idx=1, size=16, anchor="b")), "secHead", alone=True),
        Layout("仅标题", (place("title", "标题 1"), *feet), "titleOnly"),
        Layout("1_自定义版式", (place("title", "标题 1"),)),
    )  # fmt: skip
    body = place("body", "文本占位符 2", (36, 86, 648, 400), idx=1)
    return Deck(
        (Master(layouts, (band, logo, title, body, *feet), theme(RED, "Arial", "黑体"), title=24, body=20, media=png(240, 240, 250)),),
        (720, 540),
    )  # fmt: skip


def single() -> Deck:
    """One layout of no kind."""
    feet = _feet()
    shapes = (
        place("title", "标题 1", (40, 24, 880, 64), size=28, anchor="ctr"),
        place("body", "文本占位符 2", (40, 110, 880, 370), idx=13), *feet,
    )  # fmt: skip
    return Deck(
        (Master((Layout("我的版式", shapes),), shapes, theme(RED, "Arial", "微软雅黑"), title=28, body=18),)
    )


def night_picture() -> Deck:
    """A dark picture behind every slide, white text, a logo at the bottom right and a body that would run into it."""
    feet = _feet(color="FFFFFF")
    title = place("title", "标题 1", (54, 30, 780, 76), size=30, color="FFFFFF", anchor="b")
    body = place("body", "文本占位符 2", (54, 120, 852, 400), idx=1, color="FFFFFF")
    logo = picture("标志", (840, 24, 84, 44))
    layouts = (
        Layout("封面", (
            place("ctrTitle", "标题 1", (54, 180, 700, 120), size=40, color="FFFFFF", anchor="b"),
            place("subTitle", "副标题 2", (54, 310, 700, 60), idx=1, size=20, color="FFD166")), "title"),
        Layout("内容页", (place("title", "标题 1"), place("", "内容占位符 2", idx=1), *feet), "obj"),
        Layout("过渡页", (place("title", "标题 1", (54, 200, 852, 90), size=36, color="FFFFFF"),
                       place("body", "文本占位符 2", (54, 300, 852, 80), idx=1, size=18, color="FFD166")), "secHead"),
    )  # fmt: skip
    return Deck(
        (Master(layouts, (logo, title, body, *feet), theme(BRIGHT, "Arial", "微软雅黑"), PICTURE_GROUND, title=30, body=20,
                media=png(12, 30, 46)),),
    )  # fmt: skip


def wps() -> Deck:
    """As designers make them for WPS: names, no kinds, a side bar, a cover with places for who and when."""
    bar, mark = shape("侧栏", (0, 0, 24, 540), "accent1"), picture("logo", (850, 18, 90, 36))
    line = shape("标题线", (48, 78, 780, 1.5), "accent1")
    feet = (place("sldNum", "编号", (860, 508, 60, 22), idx=12, size=11, color="7F7F7F", align="r"),)
    title = place("title", "标题", (48, 24, 872, 50), size=26, bold=True, color="accent1", anchor="ctr")
    layouts = (
        Layout("封面页", (
            shape("左半", (0, 0, 430, 540), "accent1"),
            place("title", "标题", (470, 150, 440, 130), size=36, bold=True, anchor="b"),
            place("body", "副标题", (470, 296, 440, 60), idx=13, size=18, color="7F7F7F"),
            place("body", "汇报人", (470, 400, 210, 28), idx=14, size=14),
            place("body", "日期", (700, 400, 210, 28), idx=15, size=14)), alone=True),
        Layout("目录页", (place("title", "目录"), place("body", "目录内容", (300, 120, 560, 340), idx=13))),
        Layout("过渡页", (
            shape("底", (0, 0, 960, 540), "accent1"),
            place("title", "标题", (120, 200, 720, 90), size=40, color="FFFFFF", align="ctr", anchor="ctr"),
            place("body", "说明", (120, 300, 720, 60), idx=13, size=18, color="FFFFFF", align="ctr")), alone=True),
        Layout("内容页", (line, place("title", "标题"), place("body", "正文", (48, 96, 872, 396), idx=13), *feet)),
        Layout("封底页", (
            shape("底", (0, 0, 960, 540), "accent1"),
            place("title", "谢谢", (120, 190, 720, 100), size=44, color="FFFFFF", align="ctr", anchor="ctr")), alone=True),
    )  # fmt: skip
    shapes = (bar, mark, title, place("body", "正文", (48, 96, 872, 396), idx=1), *feet)
    return Deck(
        (
            Master(
                layouts, shapes, theme(BLUE, "Arial", "微软雅黑"), title=26, body=18, media=png(31, 78, 121)
            ),
        )
    )


def two_masters() -> Deck:
    """A dark master for cover and sections, a light one for content; the dark one by its names of colours."""
    feet = _feet()
    title = place("title", "Title 1", (48, 30, 864, 70), size=28, anchor="ctr")
    body = place("body", "Text 2", (48, 116, 864, 370), idx=1)
    dark = (
        Layout("Cover", (place("ctrTitle", "Title 1", (60, 170, 840, 120), size=44, anchor="b"),
                         place("subTitle", "Subtitle 2", (60, 300, 840, 50), idx=1, size=20)), "title"),
        Layout("Section Header", (place("title", "Title 1", (60, 200, 840, 90), size=36),
                                  place("body", "Text 2", (60, 300, 840, 70), idx=1, size=18)), "secHead"),
    )  # fmt: skip
    light = (
        Layout("Title and Content", (place("title", "Title 1"), place("", "Content 2", idx=1), *feet), "obj"),
        Layout("Thank You", (place("title", "Title 1", (60, 220, 840, 80), size=36, align="ctr"),)),
    )
    return Deck((
        Master(dark, (title, body), theme(RED, "Arial", "黑体"), ground("1B2A33"), names=("dk1", "lt1", "dk2", "lt2")),
        Master(light, (title, body, *feet), theme(BLUE, "Arial", "微软雅黑"), title=28, body=20),
    ))  # fmt: skip


def large_dark() -> Deck:
    """20 by 11.25 inches, and dark by its names of colours."""
    feet = _feet(752, 96, 1248)
    title = place("title", "Title 1", (96, 48, 1248, 110), size=44, anchor="ctr")
    body = place("body", "Text 2", (96, 190, 1248, 540), idx=1)
    layouts = (
        Layout("Title Slide", (place("ctrTitle", "Title 1", (96, 260, 1248, 170), size=66, anchor="b"),
                               place("subTitle", "Subtitle 2", (96, 450, 1248, 80), idx=1, size=30)), "title"),
        Layout("Title and Content", (place("title", "Title 1"), place("", "Content 2", idx=1), *feet), "obj"),
    )  # fmt: skip
    return Deck(
        (Master(layouts, (title, body, *feet), theme(BRIGHT, "Arial", "微软雅黑", dark="101820"), names=("dk1", "lt1", "dk2", "lt2")),),
        (1440, 810),
    )  # fmt: skip


def low() -> Deck:
    """10 by 5.63 inches, as other programs export."""
    feet = (place("sldNum", "Number", (667, 367, 43, 31), idx=12, size=10, align="r"),)
    title = place("title", "Title", (24.5, 35, 671, 45), size=28)
    layouts = (
        Layout("TITLE", (place("ctrTitle", "Title", (24.5, 58.6, 671, 161.6), size=52, align="ctr", anchor="b"),
                         place("subTitle", "Subtitle", (24.5, 223, 671, 62.4), idx=1, size=28, align="ctr"), *feet), "title"),
        Layout("SECTION_HEADER", (place("title", "Title", (24.5, 169, 671, 66), size=36, align="ctr", anchor="ctr"), *feet), "secHead"),
        Layout("TITLE_AND_BODY", (place("title", "Title"), place("body", "Body", (24.5, 90.7, 671, 269), idx=1), *feet), "tx"),
    )  # fmt: skip
    shapes = (title, place("body", "Body", (24.5, 90.7, 671, 269), idx=1), *feet)
    return Deck((Master(layouts, shapes, theme(BLUE, "Arial"), title=28, body=18),), (720, 405))


ALL = (office_wide, old_screen, single, night_picture, wps, two_masters, large_dark, low)
"""Every make."""
