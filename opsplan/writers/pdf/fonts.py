"""Which fonts of an Office file are missing on this machine, and what stands in for them."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Collection, Iterator
from io import BytesIO

from lxml import etree

from opsplan.diagnostics import Bilingual, Finding, Severity
from opsplan.patterns import lazy_pattern
from opsplan.writers.ooxml.xml import qualified
from opsplan.writers.pdf.codes import CODES

_ALIKE = (
    ("Microsoft YaHei", "微软雅黑", "DengXian", "等线", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC",
     "Source Han Sans CN", "思源黑体", "Hiragino Sans GB", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "SimHei", "黑体", "Heiti SC"),
    ("SimSun", "宋体", "NSimSun", "新宋体", "Songti SC", "STSong", "华文宋体", "Noto Serif CJK SC", "Noto Serif SC",
     "Source Han Serif SC", "Source Han Serif CN", "思源宋体", "AR PL UMing CN"),
    ("KaiTi", "楷体", "KaiTi_GB2312", "楷体_GB2312", "STKaiti", "华文楷体", "Kaiti SC", "AR PL UKai CN", "LXGW WenKai"),
    ("FangSong", "仿宋", "FangSong_GB2312", "仿宋_GB2312", "STFangsong", "华文仿宋"),
)  # fmt: skip
"""Families of Simplified Chinese of one style each, those that come closest to the first ones first."""
_SAME_WIDTHS = (
    ("Arial", "Helvetica", "Liberation Sans", "Arimo"), ("Times New Roman", "Times", "Liberation Serif", "Tinos"),
    ("Courier New", "Liberation Mono", "Cousine"), ("Calibri", "Carlito"), ("Cambria", "Caladea"),
)  # fmt: skip
"""Families whose letters are equally wide: one for the other breaks no line elsewhere, and programs know them."""
_HAN = lazy_pattern(">[^<]*[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Chinese in the text of a part, not in its attributes."""
_SECONDS = 20


def missing_fonts(data: bytes, form: str) -> tuple[tuple[str, str], ...]:
    """Families that a ``docx`` or ``pptx`` file is set in and this machine does not have, each with the installed one
    that comes closest; empty where nothing like it is known. Nothing is missing where there is no fontconfig to ask."""
    installed = _installed()
    if not installed:
        return ()
    with zipfile.ZipFile(BytesIO(data)) as package:
        wanted = dict.fromkeys(_of_document(package) if form == "docx" else _of_deck(package))
    return tuple(
        (family, _substitute(family, installed)) for family in wanted if not _there(family, installed)
    )


def font_finding(missing: tuple[tuple[str, str], ...]) -> Finding:
    """What is told of a PDF in other fonts."""
    zh = "、".join(f"{family} → {other or '由 LibreOffice 选'}" for family, other in missing)
    en = ", ".join(f"{family} → {other or 'LibreOffice chooses'}" for family, other in missing)
    return Finding(
        "pdf-fonts", CODES["pdf-fonts"], Severity.WARNING,
        Bilingual(f"这台机器缺字体，PDF 里换成了别的：{zh}", f"fonts are missing on this machine and others stand in for them in the PDF: {en}"),
        Bilingual("装上这些字体再做一次，换行和分页才与 Word 一致", "install them and render again, so that lines and pages break as in Word"),
    )  # fmt: skip


def _installed() -> frozenset[str]:
    """All families that fontconfig knows, under all their names, in small letters."""
    command = shutil.which("fc-list")
    if command is None:
        return frozenset()
    try:
        done = subprocess.run(
            [command, "--format", "%{family}\n"], capture_output=True, timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    lines = done.stdout.decode("utf-8", "replace").casefold().splitlines()
    return frozenset(name.strip() for line in lines for name in line.split(",") if name.strip())


def _there(family: str, installed: Collection[str]) -> bool:
    """True for a family that is installed, or for which one of the same widths is."""
    same = next((group for group in _SAME_WIDTHS if family in group), (family,))
    return any(name.casefold() in installed for name in (family, *same))


def _substitute(family: str, installed: Collection[str]) -> str:
    alike = next((group for group in _ALIKE if family in group), ())
    return next((name for name in alike if name.casefold() in installed), "")


def _of_document(package: zipfile.ZipFile) -> Iterator[str]:
    """The fonts of the styles that a document uses, and of those they are based on; the Chinese ones if it has Chinese."""
    text = package.read("word/document.xml").decode("utf-8", "replace")
    names = (qualified("w:ascii"), *((qualified("w:eastAsia"),) if _HAN.search(text) else ()))
    styles = etree.fromstring(package.read("word/styles.xml"))
    by_id = {style.get(qualified("w:styleId"), ""): style for style in styles.iter(qualified("w:style"))}
    waiting = set(re.findall(r'<w:(?:p|r|tbl)Style w:val="([^"]*)"', text)) & set(by_id)
    waiting |= {key for key, style in by_id.items() if style.get(qualified("w:default"))}
    used: set[str] = set()
    while waiting:
        used.add(key := waiting.pop())
        based = by_id[key].find(qualified("w:basedOn"))
        parent = based.get(qualified("w:val"), "") if based is not None else ""
        if parent in by_id and parent not in used:
            waiting.add(parent)
    defaults = styles.find(qualified("w:docDefaults"))
    for element in (defaults, *(style for key, style in by_id.items() if key in used)):
        for fonts in element.iter(qualified("w:rFonts")) if element is not None else ():
            yield from (family for name in names if (family := fonts.get(name)))


def _of_deck(package: zipfile.ZipFile) -> Iterator[str]:
    """The fonts of a deck's theme."""
    slides = (name for name in package.namelist() if name.startswith("ppt/slides/slide"))
    chinese = any(_HAN.search(package.read(name).decode("utf-8", "replace")) for name in slides)
    theme = etree.fromstring(package.read("ppt/theme/theme1.xml"))
    for kind in ("a:latin", "a:ea") if chinese else ("a:latin",):
        for element in theme.iter(qualified(kind)):
            family = element.get("typeface", "")
            if family and not family.startswith("+"):
                yield family
