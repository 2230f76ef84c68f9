"""A brand file begun from a company's Word or PowerPoint file, with comments that say what to do with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from opsplan.diagnostics import Bilingual, Lang
from opsplan.model.base import Entry
from opsplan.model.brand_file import (
    BrandColors,
    BrandFile,
    BrandFonts,
    BrandFontSet,
    BrandLayouts,
    BrandLogo,
    BrandReference,
)
from opsplan.model.specs import fields_of
from opsplan.records import dataclass
from opsplan.yamlio.writing import scalar

_ABOUT = Bilingual("由 opsplan brand init 从 {file} 读出；用法：opsplan render 方案.yaml --brand 本文件", "Read from {file} by opsplan brand init. Use it: opsplan render plan.yaml --brand THIS_FILE")  # fmt: skip
_REFERENCE = Bilingual("版式、页面和样式直接取自这个文件（路径从本文件所在的文件夹算起）", "Layouts, pages and styles are taken from this file itself (the path is from this file's folder)")  # fmt: skip
_COLORS = Bilingual("写了颜色，就以这里为准；删去整段，颜色随上面的文件", "Colours that stand here win; take the section out and they follow the file above")  # fmt: skip
_FONTS = Bilingual("上面的文件管不到的格式用这些字体", "For formats that the file above does not shape; names of fonts as programs show them")  # fmt: skip
_LAYOUTS = Bilingual("各种幻灯片用的版式；opsplan brand check 列出全部版式", "Which layout is used for which slides; opsplan brand check lists them all")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known. ``form`` is ``docx`` or ``pptx``; ``reference`` and ``logo`` are paths as the brand file names them;
    colours ``RRGGBB``; fonts pairs of Latin and East Asian ones for headings and text."""

    name: str
    form: str
    reference: str
    accent: str = ""
    phases: tuple[str, ...] = ()
    dark: str = ""
    """The accent on dark slides, where slides are dark."""
    heading: tuple[str, str] = ("", "")
    body: tuple[str, str] = ("", "")
    layouts: Mapping[str, str] = field(default_factory=dict)
    logo: str = ""


def begun_brand(given: Beginning, lang: Lang) -> str:
    """The text of the brand file, with keys and comments in ``lang``."""
    return "\n".join((*_lines(given, lang), ""))


def _lines(given: Beginning, lang: Lang) -> Iterator[str]:
    yield f"# {_ABOUT.get(lang).format(file=given.reference)}"
    yield f"{_key(BrandFile, 'name', lang)}: {scalar(given.name, flow=False)}"
    yield f"# {_REFERENCE.get(lang)}"
    yield _flow("reference", BrandReference, {given.form: given.reference}, lang)
    if given.dark:
        yield f"{_key(BrandFile, 'look', lang)}: dark"
    if given.accent:
        yield f"# {_COLORS.get(lang)}"
        yield f"{_key(BrandFile, 'colors', lang)}:"
        yield f'  {_key(BrandColors, "accent", lang)}: "#{given.accent}"'
        if given.phases:
            listed = ", ".join(f'"#{color}"' for color in given.phases)
            yield f"  {_key(BrandColors, 'phases', lang)}: [{listed}]"
    if given.dark:
        yield f"{_key(BrandFile, 'dark_colors', lang)}:"
        yield f'  {_key(BrandColors, "accent", lang)}: "#{given.dark}"'
    yield from _fonts(given, lang)
    if given.layouts:
        yield f"# {_LAYOUTS.get(lang)}"
        yield _flow("layouts", BrandLayouts, given.layouts, lang)
    if given.logo:
        yield _flow("logo", BrandLogo, {"file": given.logo, "alt": given.name}, lang)


def _fonts(given: Beginning, lang: Lang) -> Iterator[str]:
    sets = {
        name: {
            key: value
            for key, value in (("heading", given.heading[place]), ("body", given.body[place]))
            if value
        }
        for name, place in (("zh", 1), ("en", 0))
    }
    if any(sets.values()):
        yield f"# {_FONTS.get(lang)}"
        yield f"{_key(BrandFile, 'fonts', lang)}:"
    for name, values in sets.items():
        if values:
            yield f"  {_key(BrandFonts, name, lang)}: {_braces(BrandFontSet, values, lang)}"


def _flow(name: str, model: type[Entry], values: Mapping[str, str], lang: Lang) -> str:
    return f"{_key(BrandFile, name, lang)}: {_braces(model, values, lang)}"


def _braces(model: type[Entry], values: Mapping[str, str], lang: Lang) -> str:
    said = (f"{_key(model, key, lang)}: {scalar(value, flow=True)}" for key, value in values.items())
    return "{" + ", ".join(said) + "}"


def _key(model: type[Entry], name: str, lang: Lang) -> str:
    return fields_of(model)[name].zh if lang == "zh-CN" else name
