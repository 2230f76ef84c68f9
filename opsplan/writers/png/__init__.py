"""Drawings as PNG pictures for chats, painted from the SVG. Needs the extra ``png``; see :mod:`.fonts` for type."""

from __future__ import annotations

import math
from collections.abc import Callable

from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.blocks.drawing import Drawing, Label
from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import UserError
from opsplan.patterns import lazy_pattern
from opsplan.writers.png.fonts import any_font, chinese_family
from opsplan.writers.svg import write_svg

_HAN = lazy_pattern("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN_FONTS = ("Liberation Sans", "Helvetica", "Arimo", "DejaVu Sans")
"""After the brand's own, for a drawing without Chinese: fonts with the widths that the geometry reckons with."""

_MOST_PIXELS = 60_000_000
_LONGEST_SIDE = 20_000
_LEAST_SCALE = 1.0
"""Pixels for a point, below which 10 pt Chinese cannot be read."""


def write_png(drawing: Drawing, brand: Brand, *, lang: Lang = "zh-CN", scale: float = 2.0) -> bytes:
    """The drawing as a PNG file with ``scale`` pixels for a point; a large drawing gets fewer.

    Raises UserError when the extra is not installed, when no font on this machine can write the text,
    and when the drawing is so large that its text could not be read.
    """
    painter = _painter()
    family = _family(drawing)
    zoom = _zoom(drawing, scale)
    svg = _with_font(write_svg(drawing, brand, lang=lang), brand, family)
    return bytes(painter(svg_string=svg, zoom=zoom))


def _painter() -> Callable[..., bytes]:
    try:
        import resvg_py
    except ImportError as error:
        raise UserError(
            Bilingual("导出 PNG 需要的组件没有安装", "what makes PNG files is not installed"),
            Bilingual(
                '运行 pip install "opsplan[png]"，或改用 svg、html 格式',
                'run pip install "opsplan[png]", or ask for svg or html',
            ),
        ) from error
    return resvg_py.svg_to_bytes


def _family(drawing: Drawing) -> str | None:
    """The font family for a drawing with Chinese text; None where it has none."""
    chinese = any(isinstance(shape, Label) and _HAN.search(shape.text) for shape in drawing.shapes)
    family = chinese_family() if chinese else None
    if chinese and family is None:
        raise UserError(
            Bilingual("本机没有中文字体，PNG 里的中文会变成方框", "no font on this machine can write the Chinese text"),
            Bilingual(
                "安装一款中文字体，例如 Debian/Ubuntu：apt install fonts-noto-cjk；Fedora：dnf install google-noto-sans-cjk-fonts；"
                "或把思源黑体（Source Han Sans SC）放进系统字体文件夹。也可以改用 svg 格式",
                "install a Chinese font: apt install fonts-noto-cjk on Debian or Ubuntu, dnf install google-noto-sans-cjk-fonts on "
                "Fedora, or Source Han Sans SC in the system's font folder; or ask for svg",
            ),
        )  # fmt: skip
    if not chinese and not any_font():
        raise UserError(
            Bilingual("本机没有任何字体，PNG 里不会有文字", "there is no font on this machine to write with"),
            Bilingual(
                "安装字体，例如 apt install fonts-liberation fonts-noto-cjk；也可以改用 svg 格式",
                "install one, such as apt install fonts-liberation; or ask for svg",
            ),
        )
    return family


def _zoom(drawing: Drawing, scale: float) -> float:
    """Pixels for a point: what was asked for, or what keeps the picture within bounds."""
    width, height = max(drawing.width, 1.0), max(drawing.height, 1.0)
    zoom = min(scale, _LONGEST_SIDE / max(width, height), math.sqrt(_MOST_PIXELS / (width * height)))
    if zoom < min(scale, _LEAST_SCALE):
        raise UserError(
            Bilingual(
                f"图太大（{width:.0f} × {height:.0f} 点），缩进一张 PNG 后字会看不清",
                f"the drawing is too large ({width:.0f} × {height:.0f} points): in one PNG its text could not be read",
            ),
            Bilingual(
                "用 --from、--to 或 --critical 少画一些，或改用 svg、html、xlsx 格式",
                "draw less with --from, --to or --critical, or ask for svg, html or xlsx",
            ),
        )
    return zoom


def _with_font(svg: bytes, brand: Brand, family: str | None) -> str:
    """The SVG with one family for all its text where it has Chinese, Latin letters and digits included.

    The painter shapes a whole line in one font and takes what that lacks from any other, without regard to weight
    and to the Chinese forms of a character; a line of two fonts would come out in a third.
    """
    names = (family,) if family else (brand.deck_fonts.heading_latin, *_LATIN_FONTS)
    root = etree.fromstring(svg)
    root.set("font-family", ", ".join(map(_quoted, names)))
    return etree.tostring(root, encoding="unicode")


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "").replace("\\", "") + "'"
