"""The other views of time as files: which formats draw them, and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from opsplan.diagnostics import Bilingual, Finding
from opsplan.errors import UserError
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.blocks.brand import Brand
    from opsplan.blocks.drawing import Drawing
    from opsplan.blocks.time_figures import TimeFigure
    from opsplan.library.context import Context
    from opsplan.library.views.time_views import TimeView

SVG_WIDTH = 1200.0
"""Points of a chart that is not bound to a page."""
_Written = tuple[bytes, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class TimeJob:
    """What every writer is given to start from."""

    ctx: Context
    view: TimeView
    figures: tuple[TimeFigure, ...]
    brand: Brand
    text: bytes

    def drawing(self) -> Drawing:
        """Everything on one canvas."""
        from opsplan.blocks.time_figures import draw_on_one

        return draw_on_one([figure.model for figure in self.figures], SVG_WIDTH, self.ctx.plan.title)


def nothing_to_draw(view: TimeView) -> UserError:
    """The error for a plan that has nothing for a view."""
    if view == "run-of-show":
        return UserError(
            Bilingual("没有可画的流程：没有一个活动的流程写了时间", "no run-of-show to draw: no activity has a process with times"),
            Bilingual('给 activities[].process 的步骤写上 time 和 duration，如 time: "20:00"，duration: 5min', 'give the steps of activities[].process a time and a duration, such as time: "20:00", duration: 5min'),
        )  # fmt: skip
    return UserError(
        Bilingual("没有可画的内容：所选的日期里没有任务", "nothing to draw: no tasks in the days asked for"),
        Bilingual(
            "检查 --from 和 --to，或给 phases 写上任务",
            "look at --from and --to, or give the phases some tasks",
        ),
    )


def _svg(job: TimeJob) -> _Written:
    from opsplan.writers.svg import write_svg

    return write_svg(job.drawing(), job.brand, lang=job.ctx.lang), ()


def _png(job: TimeJob) -> _Written:
    from opsplan.writers.png import write_png

    return write_png(job.drawing(), job.brand, lang=job.ctx.lang), ()


def _pptx(job: TimeJob) -> _Written:
    from opsplan.blocks.deck_layout import layout_deck
    from opsplan.library.time_files import time_deck
    from opsplan.writers.pptx import write_pptx

    deck, findings = layout_deck(time_deck(job.ctx, job.figures, job.text), job.brand)
    return write_pptx(deck, job.brand), findings


def _docx(job: TimeJob) -> _Written:
    from opsplan.library.time_files import time_document
    from opsplan.writers.docx import write_docx

    return write_docx(time_document(job.ctx, job.view, job.figures, job.text), job.brand), ()


TIME_WRITERS: Mapping[str, Callable[[TimeJob], _Written]] = MappingProxyType({
    "svg": _svg, "png": _png, "pptx": _pptx, "docx": _docx,
})  # fmt: skip
"""Format → its writer."""
