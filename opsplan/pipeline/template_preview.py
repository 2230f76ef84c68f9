"""What a template gives when nobody answers: the outline of its plan, and the plan's document, deck and Gantt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import TemplateError
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.blocks.nodes import Block
    from opsplan.library.manifest import Template
    from opsplan.library.starting.questions import Question
    from opsplan.pipeline.checking import Checked


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A phase with its first and last day (both inclusive) and how many tasks it has."""

    name: str
    start: date | None
    end: date | None
    tasks: int


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question, and what answers it when nobody does."""

    id: str
    ask: str
    default: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan of a template: the chapters of its document, its phases, what was asked, and its files by their suffixes."""

    title: str
    sections: tuple[str, ...]
    phases: tuple[PhaseLine, ...]
    questions: tuple[QuestionLine, ...]
    files: Mapping[str, bytes]


def preview(template: Template, lang: Lang, today: date) -> Preview:
    """The plan that a template starts in a language, else in one that it has. A template that starts no plan shows one
    of another. Raises TemplateError for a plan that cannot be rendered, and as rendering does."""
    from opsplan.library.starting.starter import starter_file
    from opsplan.pipeline.checking import check
    from opsplan.pipeline.rendering import RenderOptions, render
    from opsplan.pipeline.starting import desk_for, start
    from opsplan.pipeline.template_trial import trials
    from opsplan.writers.files import DELIVERABLES

    possible = trials(template, today, thorough=False)
    trial = next((each for each in possible if each.lang == lang), possible[0])
    started = start(trial.starter, {}, desk_for(today, trial.lang))
    data = started.text.encode()
    path = str(starter_file(trial.starter, trial.lang))
    checked = check(data, path, today=today, otherwise=trial.lang)
    first = next((each for each in checked.report if each.blocking), None)
    if first is not None or checked.plan_file is None:
        message = first.message if first else Bilingual("不是方案", "it is no plan")
        raise TemplateError(
            Bilingual(f"新建的方案有错误：{message.zh}", f"the plan it starts has an error: {message.en}"), path, 0,
            Bilingual(f"opsplan templates test {template.name} 逐条列出", f"opsplan templates test {template.name} lists them"),
        )  # fmt: skip
    files = render(checked, RenderOptions(DELIVERABLES.default, today, str(template.folder))).files
    return Preview(
        checked.plan_file.plan.title, tuple(_chapters(checked, template, today)), tuple(_phases(checked)),
        tuple(QuestionLine(each.id, each.ask.get(lang), str(started.answers[each.id])) for each in _asked(trial.starter)),
        {".yaml": data, **{DELIVERABLES.suffixes[name]: made for name, made in files.items()}},
    )  # fmt: skip


def _asked(template: Template) -> tuple[Question, ...]:
    from opsplan.pipeline.starting import questions_of

    return questions_of(template)


def _chapters(checked: Checked, template: Template, today: date) -> Iterator[str]:
    """The headings of the first level, those of landscape pages among them."""
    from opsplan.blocks.inline import plain
    from opsplan.blocks.nodes import Heading, Landscape
    from opsplan.library.compose import compose_document

    assert checked.plan_file is not None
    assert checked.schedule is not None
    plan = checked.plan_file.plan
    document = compose_document(plan, checked.schedule, template=template, lang=plan.lang, today=today)
    stack: list[Block] = [*reversed(document.blocks)]
    while stack:
        block = stack.pop()
        if isinstance(block, Landscape):
            stack.extend(reversed(block.blocks))
        elif isinstance(block, Heading) and block.level == 1:
            yield plain(block.text)


def _phases(checked: Checked) -> Iterator[PhaseLine]:
    for each in checked.schedule.phases if checked.schedule else ():
        tasks = sum(not task.summary for task in each.tasks)
        yield PhaseLine(each.phase.name, each.start, each.end, tasks)
