"""What is told of a deck with tags: what is wrong with a tag, and what does not fit its shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree
from pptx.opc.package import Part, XmlPart

from opsplan.diagnostics import Bilingual, Finding, Severity
from opsplan.errors import TemplateError
from opsplan.writers.codes import CODES
from opsplan.writers.pptx.filled.pages import Page
from opsplan.writers.pptx.filled.source import Place, Problem
from opsplan.writers.pptx.filled.tags import tags_of
from opsplan.writers.pptx.filled.texts import shape_name

_TOLD = 20
"""Problems that are listed; more are counted."""
_SHOWN = 30


def no_tags(file: str) -> TemplateError:
    """A file that asks for nothing."""
    return TemplateError(
        Bilingual("这个 PowerPoint 文件里没有标签，方案会全部丢失", "this PowerPoint file has no tags: nothing of the plan would be in it"), file,
        help=Bilingual("只要它的样式，用 --reference；要填内容，在文本框里写 {{ plan.title }} 这样的标签", "for its look only, use --reference; to have it filled, write tags such as {{ plan.title }} in its text boxes"),
    )  # fmt: skip


def no_slides(file: str) -> TemplateError:
    """A deck of which no slide is left."""
    return TemplateError(
        Bilingual("填完后一页幻灯片也没有了", "no slide is left once the tags are carried out"), file,
        help=Bilingual("{%slide if … %} 和 {%slide for … %} 去掉了所有的页；至少留一页不带它们", "{%slide if … %} and {%slide for … %} drop every slide; keep one without them"),
    )  # fmt: skip


def error_of(problems: Sequence[Problem], file: str) -> TemplateError:
    """All problems as one error, each with its slide and shape."""
    told = list(dict.fromkeys((each.place.words(), each.text, each.help) for each in problems))
    zh = [f"{place.zh}：{text.zh}{_help_zh(help)}" for place, text, help in told[:_TOLD]]
    en = [f"{place.en}: {text.en}{_help_en(help)}" for place, text, help in told[:_TOLD]]
    if len(told) > _TOLD:
        zh.append(f"另有 {len(told) - _TOLD} 处")
        en.append(f"and {len(told) - _TOLD} more")
    if len(told) == 1:
        return TemplateError(Bilingual(zh[0], en[0]), file)
    return TemplateError(
        Bilingual("\n    ".join([f"{len(told)} 处标签要改", *zh]), "\n    ".join([f"{len(told)} tags to mend", *en])), file
    )  # fmt: skip


def _help_zh(help: Bilingual | None) -> str:
    return f"（{help.zh}）" if help else ""


def _help_en(help: Bilingual | None) -> str:
    return f" ({help.en})" if help else ""


def unfilled(parts: Iterable[Part], file: str) -> Iterator[TemplateError]:
    """Tags where nobody carries them out: SmartArt, drawings inside charts."""
    for part in parts:
        tree = part._element if isinstance(part, XmlPart) else etree.fromstring(part.blob)
        words = " ".join(text.text or "" for text in tree.iter("{*}t"))
        found = tags_of(words)
        if found:
            tag = words[found[0].start : found[0].end]
            yield TemplateError(
                Bilingual(f"{part.partname.filename} 里的标签 {tag} 不会被填写", f"the tag {tag} in {part.partname.filename} would not be carried out"), file,
                help=Bilingual("SmartArt 和图表里的文本框不支持标签；改用普通的文本框或形状", "SmartArt and text boxes inside charts have no tags; use ordinary text boxes or shapes"),
            )  # fmt: skip


def overflow(file: str, slide: int, title: str, shape: str, text: str) -> Finding:
    """A text or view that does not fit its shape."""
    flat = " ".join(text.split())
    flat = flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}…"
    zh = f"第 {slide} 页" + (f"“{title}”" if title else "")
    en = f"slide {slide}" + (f" '{title}'" if title else "")
    return Finding(
        "template-overflow", CODES["template-overflow"], Severity.WARNING,
        Bilingual(f"{zh}，形状“{shape}”放不下“{flat}”", f"{en}: the shape '{shape}' cannot hold '{flat}'"),
        Bilingual("把形状放大、字号调小，或在“设置形状格式”里选“溢出时缩排文字”", "make the shape larger or its type smaller, or let it shrink text on overflow"),
        file=file,
    )  # fmt: skip


def too_small(page: Page, shape: etree._Element) -> Problem:
    """A view in a box that can hold none."""
    return Problem(
        Place(page, shape_name(shape), "{{ view(…) }}"),
        Bilingual("这个框太小，放不下视图", "the box is too small for a view"),
        Bilingual("视图和框一样大：至少 90 × 36 磅，表格和图最好占大半页", "a view is as large as its box: 90 × 36 points at least, better most of the slide for a table or figure"),
    )  # fmt: skip


def dropped(file: str, page: Page, shape: str) -> Finding:
    """An embedded object that is not taken over, since it could run something."""
    return Finding(
        "template-dropped", CODES["template-dropped"], Severity.WARNING,
        Bilingual(f"{page.words.zh}的嵌入对象“{shape}”没有带进来", f"the embedded object '{shape}' of {page.words.en} was left out"),
        Bilingual("嵌入的程序对象可能运行代码；改成图片、表格或图表", "embedded objects of programs may run code; use a picture, a table or a chart"),
        file=file,
    )  # fmt: skip
