"""The gallery: what stands in ``docs/gallery.md``, and with ``python docs/gallery.py`` its pictures, which need
LibreOffice and pdftoppm. Names of templates after it make the pictures of these only."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from opsplan.diagnostics import Lang
from opsplan.library.locate import shelf
from opsplan.library.manifest import Template
from opsplan.library.starting.questions import Question
from opsplan.library.starting.starter import starter_languages
from opsplan.pipeline.starting import questions_of
from opsplan.reporting.markdown import escaped, table

PICTURES = Path(__file__).parent / "images" / "gallery"
KINDS = ("word", "slide", "gantt")
_TODAY = date(2026, 11, 22)
_WIDTHS = {"word": 420, "slide": 640, "gantt": 640}
"""Pixels."""
_TALLEST = 600
_COLORS = 96
_NUMBERED = re.compile(r"第\s*1\s*页")


def gallery_page() -> str:
    """The page: every template with its description, its questions and its pictures."""
    starting = [each for each in shelf() if starter_languages(each)]
    shaping = [each for each in shelf() if not starter_languages(each)]
    return "\n".join((
        "# Gallery 模板图库\n",
        "Every template that comes with opsplan; each starts a plan in Chinese and in English. The pictures are of plans as "
        "`opsplan new NAME --no-input` writes them: the first page of the Chinese Word file, the summary of the English deck, the Chinese Gantt. "
        "See more with `opsplan templates preview NAME`; write your own: [Templates](templates.md). Text by `python docs/generate.py`, "
        "pictures by `python docs/gallery.py`.\n",
        "内置的全部模板，每个都能新建中文和英文方案。图片来自 `opsplan new 模板 --no-input` 写出的方案，没有改过：中文 Word 的首页摘要、英文演示文稿的一页总览、"
        "中文甘特图。更多内容用 `opsplan templates preview 模板` 看；自己写模板见[模板](templates.md)。\n",
        *(_entry(each) for each in starting),
        "## Templates that shape documents 只管版式的模板\n",
        table(
            ["template", "模板", "what it is"],
            [
                [f"`{each.name}`", _both(each.title.zh, each.description.zh, "："), _both(each.title.en, each.description.en, ": ")]
                for each in shaping
            ],
        ) + "\n",
    ))  # fmt: skip


def _both(title: str, description: str, colon: str) -> str:
    return escaped(f"{title}{colon}{description}")


def _entry(template: Template) -> str:
    title, description = template.title, template.description
    pictures = [f"![{template.name}: {kind}](images/gallery/{template.name}-{kind}.png)" for kind in KINDS]
    questions = [
        [f"`{each.id}`", escaped(each.ask.zh), escaped(each.ask.en), _default(each)]
        for each in questions_of(template)
    ]
    return (
        f"## {title.zh} {title.en}\n\n`opsplan new {template.name}`\n\n{description.zh}。\n\n{description.en}.\n\n"
        f"{table(['Word', 'PowerPoint', '甘特图 Gantt'], [pictures])}\n\n"
        f"{table(['question', '问题', 'what it asks', '默认 default'], questions)}\n"
    )


def _default(question: Question) -> str:
    """The default as the template has it; a date's is an expression."""
    if question.default.zh == question.default.en:
        return escaped(question.default.en)
    return escaped(f"{question.default.zh} / {question.default.en}")


def make_pictures(templates: Sequence[Template]) -> Iterator[Path]:
    """The pictures of these templates, as small PNG files."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for template in templates:
            yield _saved(_gantt(template), f"{template.name}-gantt")
            for form, lang in (("docx", "zh-CN"), ("pptx", "en")):
                (folder / f"{template.name}.{form}").write_bytes(_rendered(template, lang, form))
        for form, kind in (("docx", "word"), ("pptx", "slide")):
            files = [str(folder / f"{template.name}.{form}") for template in templates]
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            subprocess.run(
                ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", name, *files], check=True, capture_output=True
            )  # fmt: skip
            for template in templates:
                pdf = folder / f"{template.name}.pdf"
                page = _first_page(pdf) if form == "docx" else 2
                yield _saved(_picture(pdf, page), f"{template.name}-{kind}")


def _rendered(template: Template, lang: Lang, form: str) -> bytes:
    from opsplan.pipeline import RenderOptions, check, render
    from opsplan.pipeline.starting import desk_for, start

    text = start(template, {}, desk_for(_TODAY, lang)).text
    checked = check(text.encode(), "plan.yaml", today=_TODAY)
    return render(checked, RenderOptions((form,), _TODAY, str(template.folder))).files[form]


def _gantt(template: Template) -> bytes:
    from opsplan.pipeline import check
    from opsplan.pipeline.charting import ChartOptions, draw
    from opsplan.pipeline.starting import desk_for, start

    text = start(template, {}, desk_for(_TODAY, "zh-CN")).text
    checked = check(text.encode(), "plan.yaml", today=_TODAY)
    return draw(checked, ChartOptions(("png",), _TODAY)).files["png"]


def _first_page(pdf: Path) -> int:
    """The page (from 1) that is numbered 1: the summary, behind the cover and the lists of contents."""
    text = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    numbered = (number for number, page in enumerate(text.split("\f"), start=1) if _NUMBERED.search(page))
    return next(numbered)


def _picture(pdf: Path, page: int) -> bytes:
    numbers = ["-f", str(page), "-l", str(page), "-r", "120"]
    return subprocess.run(["pdftoppm", "-png", *numbers, str(pdf)], check=True, capture_output=True).stdout


def _saved(data: bytes, name: str) -> Path:
    from PIL import Image

    image = Image.open(io.BytesIO(data)).convert("RGB")
    width = _WIDTHS[name.rpartition("-")[2]]
    image = image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)
    image = image.crop((0, 0, width, min(image.height, _TALLEST)))
    path = PICTURES / f"{name}.png"
    image.quantize(_COLORS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


if __name__ == "__main__":
    wanted = [
        each for each in shelf() if starter_languages(each) and each.name in (sys.argv[1:] or [each.name])
    ]
    for written in make_pictures(wanted):
        print(written, written.stat().st_size, flush=True)
