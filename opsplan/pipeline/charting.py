"""From a checked plan to its schedule drawn: one chart, in many formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from opsplan.diagnostics import Finding, Lang
from opsplan.pipeline.rendering import Rendered
from opsplan.pipeline.scheduling import context_of
from opsplan.pipeline.time_charting import SVG_WIDTH, TIME_WRITERS, TimeJob, nothing_to_draw
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.blocks.brand import Brand
    from opsplan.blocks.gantt import Gantt, Scale
    from opsplan.blocks.project import Project
    from opsplan.library.context import Context
    from opsplan.pipeline.checking import Checked
    from opsplan.schedule import Schedule


@dataclass(frozen=True, slots=True)
class ChartOptions:
    """What of the schedule to draw and how; see :class:`opsplan.library.gantt_chart.GanttChoice`.

    ``today`` is the status line, and the day that tasks are measured by where the plan records progress.
    ``baseline`` is an older schedule, drawn under the bars.
    """

    formats: tuple[str, ...]
    today: date
    lang: Lang | None = None
    by: Literal["phase", "owner", "pillar", "tag"] = "phase"
    color: Literal["phase", "owner", "status"] = "phase"
    scale: Scale = "auto"
    start: date | None = None
    end: date | None = None
    critical: bool = False
    links: bool = True
    slack: bool = False
    activities: bool = True
    baseline: Schedule | None = None
    view: Literal["gantt", "roadmap", "month", "weeks", "run-of-show"] = "gantt"
    lanes: Literal["phase", "owner", "pillar", "tag"] | None = None
    """What the lanes or rows of a view other than the Gantt are; None is what suits it."""


def draw(checked: Checked, options: ChartOptions) -> Rendered:
    """The bytes of the chart in every format asked for. The plan must be renderable.

    Raises UserError where a format needs what is not installed, and where a view has nothing to show.
    """
    if checked.plan_file is None:
        raise ValueError("the plan cannot be drawn")
    ctx = context_of(checked, options.today, options.lang)
    job = _Job(ctx, options, checked.brand(ctx.lang), checked.text)
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    time_job = job.time_job() if options.view != "gantt" else None
    for name in options.formats:
        data, found = TIME_WRITERS[name](time_job) if time_job else WRITERS[name](job)
        files[name] = data
        findings.extend(checked.plan_file.source.located(finding) for finding in found)
    return Rendered(files, checked.report_of(findings))


@dataclass(frozen=True, slots=True)
class _Job:
    """What every writer is given to start from."""

    ctx: Context
    options: ChartOptions
    brand: Brand
    text: bytes

    def chart(self, *, details: bool = False) -> Gantt:
        from opsplan.library.gantt_chart import GanttChoice, empty_chart, gantt_chart
        from opsplan.schedule.progress import status_kinds

        given = self.options
        choice = GanttChoice(
            given.by, given.color, given.scale, activities=given.activities, start=given.start, end=given.end,
            critical=given.critical, links=given.links, slack=given.slack, details=details,
            baseline=self._baseline(), statuses=status_kinds(self.ctx.schedule, given.today),
        )  # fmt: skip
        return gantt_chart(self.ctx, choice) or empty_chart(self.ctx)

    def time_job(self) -> TimeJob:
        from opsplan.library.views.time_views import time_figures

        given = self.options
        assert given.view != "gantt"
        figures = time_figures(self.ctx, given.view, by=given.lanes, start=given.start, end=given.end)
        if not figures:
            raise nothing_to_draw(given.view)
        return TimeJob(self.ctx, given.view, figures, self.brand, self.text)

    def _baseline(self) -> Mapping[str, tuple[date, date]]:
        if self.options.baseline is None:
            return {}
        from opsplan.schedule.baseline import slips

        return {
            slip.path: slip.before
            for slip in slips(self.ctx.schedule, self.options.baseline)
            if slip.before and slip.now
        }

    def project(self) -> Project:
        from opsplan.library.project import project_of

        given = self.options
        return project_of(
            self.ctx.plan, self.ctx.schedule, lang=self.ctx.lang, today=given.today, baseline=given.baseline
        )


_Written = tuple[bytes, tuple[Finding, ...]]


def _svg(job: _Job) -> _Written:
    from opsplan.blocks.gantt_layout import draw_gantt
    from opsplan.writers.svg import write_svg

    drawing = draw_gantt(job.chart(), width=SVG_WIDTH, max_height=0.0, look="svg")[0]
    return write_svg(drawing, job.brand, lang=job.ctx.lang), ()


def _png(job: _Job) -> _Written:
    from opsplan.blocks.gantt_layout import draw_gantt
    from opsplan.writers.png import write_png

    drawing = draw_gantt(job.chart(), width=SVG_WIDTH, max_height=0.0, look="svg")[0]
    return write_png(drawing, job.brand, lang=job.ctx.lang), ()


def _html(job: _Job) -> _Written:
    from opsplan.writers.html import write_gantt_html

    return write_gantt_html(job.chart(details=True), job.brand), ()


def _pptx(job: _Job) -> _Written:
    from opsplan.blocks.deck_layout import layout_deck
    from opsplan.library.compose_deck import chart_deck
    from opsplan.writers.pptx import write_pptx

    source = chart_deck(job.ctx, job.chart(), job.text)
    deck, findings = layout_deck(source, job.brand)
    return write_pptx(deck, job.brand), findings


def _docx(job: _Job) -> _Written:
    from opsplan.library.compose import chart_document
    from opsplan.writers.docx import write_docx

    document = chart_document(job.ctx, job.chart(), job.text)
    return write_docx(document, job.brand), ()


def _xlsx(job: _Job) -> _Written:
    from opsplan.writers.xlsx import write_gantt_xlsx

    return write_gantt_xlsx(job.chart(details=True), job.brand), ()


def _project(name: str) -> Callable[[_Job], _Written]:
    def write(job: _Job) -> _Written:
        from opsplan.writers import project

        return getattr(project, name)(job.project()), ()

    return write


WRITERS: Mapping[str, Callable[[_Job], _Written]] = MappingProxyType({
    "svg": _svg, "png": _png, "html": _html, "pptx": _pptx, "docx": _docx, "xlsx": _xlsx,
    "xml": _project("write_mspdi"), "mmd": _project("write_mermaid"), "csv": _project("write_csv"), "ics": _project("write_ics"),
})  # fmt: skip
"""Format → its writer."""
