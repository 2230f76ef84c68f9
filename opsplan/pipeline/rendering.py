"""From a checked plan to the bytes of its deliverables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from opsplan.collector import collector_paused
from opsplan.diagnostics import Bilingual, Finding, Lang, Report
from opsplan.errors import NETWORK, ReferenceFileError, network_place
from opsplan.pipeline.company_files import NO_REFERENCES, References, reference_at, with_brands
from opsplan.pipeline.copying import in_a_copy
from opsplan.pipeline.deliverables import DOCUMENTS, WRITERS, Job, Written
from opsplan.records import dataclass
from opsplan.stages import stage

if TYPE_CHECKING:
    from opsplan.pipeline.checking import Checked
    from opsplan.writers.ooxml.opening import Reference


APPENDICES = ("score",)
"""What a document can have at its end when asked to."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What to render and how. ``lang`` None means the plan's own language; ``appendices`` are of ``APPENDICES``;
    ``comments`` puts what was found in the plan into the margin of the document. ``pdf_seconds`` is how long
    LibreOffice may take for a PDF; None is more than a file of its size needs."""

    formats: tuple[str, ...]
    today: date
    template: str | None = None
    lang: Lang | None = None
    appendices: tuple[str, ...] = ()
    comments: bool = False
    pdf_seconds: float | None = None
    references: References = NO_REFERENCES
    """A company's files, whose look document and deck take."""
    copies: bool = False
    """Whether a copy of the process may make the deck and the drawings while this one makes the document."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of each format, what was found on the way, and how many comments a document has when it was asked to."""

    files: Mapping[str, bytes]
    report: Report
    comments: int | None = None


@collector_paused(cycles=True)
def render(checked: Checked, options: RenderOptions) -> Rendered:
    """The bytes of every format asked for. The plan must be renderable.

    Raises TemplateError, TemplateNotFound, ReferenceFileError, and for PDF files ProgramError.
    """
    from opsplan.library.comments import comments_of
    from opsplan.library.locate import find_template
    from opsplan.pipeline.scoring import score_of

    if checked.plan_file is None or checked.schedule is None:
        raise ValueError("the plan cannot be rendered")
    plan = checked.plan_file.plan
    lang = options.lang or plan.lang
    beside = None if options.template else Path(checked.file).parent
    word, slides = (
        _file_template(checked, options, is_word_template),
        _file_template(checked, options, is_deck_template),
    )
    named = None if word or slides else options.template or plan.template
    with stage("template"):
        template = find_template(named, plan.kind, beside=beside)
    job = Job(
        plan, checked.schedule, template, lang, options.today, checked.text, checked.brand(lang),
        score_of(checked, options.today) if "score" in options.appendices else None,
        comments_of(_of_plan(checked), lang, options.today) if options.comments else (),
        with_brands(options.references, checked.branding, options.formats), checked.branding, word, slides, checked.edition,
    )  # fmt: skip
    made: dict[str, bytes] = {}
    findings: list[Finding] = []
    names = tuple(dict.fromkeys(_PRINTED.get(name, name) for name in options.formats))
    written = _written(job, names, copies=options.copies)
    for name in dict.fromkeys((*names, *options.formats)):
        if name in _PRINTED:
            with stage(name):
                written[name] = _pdf(made, name, options)
        made[name], found = written[name]
        for finding in found:
            findings.append(
                replace(finding, file=checked.file)  # about this machine, not about a line of the plan
                if name in _PRINTED
                else finding
                if finding.file
                else checked.plan_file.source.located(finding)
            )
    return Rendered(
        {name: made[name] for name in options.formats},
        checked.report_of(tuple(dict.fromkeys(findings))),
        len(job.comments) if options.comments else None,
    )


def is_word_template(name: str | None) -> bool:
    """True for a template that is a Word file with tags, by its suffix."""
    return name is not None and name.lower().endswith((".docx", ".dotx"))


def is_deck_template(name: str | None) -> bool:
    """True for a template that is a PowerPoint file with tags, by its suffix."""
    return name is not None and name.lower().endswith((".pptx", ".potx"))


def _file_template(
    checked: Checked, options: RenderOptions, is_one: Callable[[str | None], bool]
) -> Reference | None:
    """The file with tags that the options name, else the plan, where it is one of a kind. Raises ReferenceFileError."""
    plan = checked.plan_file.plan if checked.plan_file else None
    name = options.template or (plan.template if plan else None)
    if name is None or not is_one(name):
        return None
    if not options.template and name.startswith(NETWORK):
        raise ReferenceFileError(*network_place(name), name)
    path = Path(name) if options.template else Path(checked.file).parent / name
    return reference_at(path, Bilingual("模板", "template"))


def _of_plan(checked: Checked) -> tuple[Finding, ...]:
    """What was found in the plan itself, not in its settings; nothing that says what an edition withholds."""
    return tuple(
        finding
        for finding in checked.report
        if finding.file == checked.file and not finding.rule.startswith("edition-")
    )


def _written(job: Job, names: Sequence[str], *, copies: bool) -> dict[str, Written]:
    """What every writer makes. With ``copies`` the documents are made here, and meanwhile the rest in a copy of the process."""
    rest = [name for name in names if name not in DOCUMENTS]
    if not copies or not rest or len(rest) == len(names):
        return {name: _one(job, name) for name in names}
    with stage("import"):  # once, for both
        import opsplan.library.compose
        import opsplan.writers.ooxml.package
        import opsplan.writers.ooxml.xml  # noqa: F401
    with in_a_copy(lambda: {name: _one(job, name) for name in rest}) as others:
        documents = {name: _one(job, name) for name in names if name in DOCUMENTS}
        return documents | others()


def _one(job: Job, name: str) -> Written:
    with stage(name):
        return WRITERS[name](job)


def _pdf(made: Mapping[str, bytes], name: str, options: RenderOptions) -> Written:
    from opsplan.writers.pdf.printing import write_pdf

    form = _PRINTED[name]
    return write_pdf(
        made[form], form, day=options.today, comments=options.comments, limit=options.pdf_seconds
    )


_PRINTED: Mapping[str, Literal["docx", "pptx"]] = MappingProxyType({"pdf": "docx", "deck-pdf": "pptx"})
"""What is printed from which other format."""
