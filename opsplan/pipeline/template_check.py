"""Trying a template: its files, then its starter, document and deck with every plan that can be started."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from opsplan.diagnostics import Bilingual, Severity
from opsplan.errors import TemplateError, UserError

if TYPE_CHECKING:
    from opsplan.library.manifest import Template
    from opsplan.pipeline.checking import Checked


def check_template(template: Template, today: date) -> Iterator[TemplateError]:
    """Everything that is wrong with a template, each once, with its file and line."""
    seen: set[tuple[str, int, str]] = set()
    for error in _errors(template, today):
        key = (error.file, error.line, error.text.en)
        if key not in seen:
            seen.add(key)
            yield error


def _errors(template: Template, today: date) -> Iterator[TemplateError]:
    wrong = tuple(wrong_in_template(template))
    yield from (*wrong, *missing_languages(template))
    if not wrong:
        plans = tuple(_started(template, today))
        yield from (each for each in plans if isinstance(each, TemplateError))
        yield from _shown(template, [each for each in plans if not isinstance(each, TemplateError)], today)


def wrong_in_template(template: Template) -> Iterator[TemplateError]:
    """What is wrong with a template's files by themselves: what it builds on, syntax, names and views."""
    from opsplan.library.inspecting import wrong_in_files
    from opsplan.library.locate import chain
    from opsplan.library.manifest import FILE
    from opsplan.pipeline.starting import questions_of

    try:
        chain(template)
        questions = questions_of(template)
    except UserError as error:
        yield _as_template_error(error, str(template.folder / FILE))
        return
    yield from wrong_in_files(template, [each.id for each in questions])


def missing_languages(template: Template) -> Iterator[TemplateError]:
    """The languages that a template lacks, in its titles and among its starters."""
    from opsplan.library.manifest import FILE
    from opsplan.library.starting.starter import LANGS, starter_languages

    path = str(template.folder / FILE)
    for text, keys in ((template.title, "title"), (template.description, "description")):
        if not text.zh or not text.en or text.zh == text.en:
            yield TemplateError(
                Bilingual(f"{keys}_zh 和 {keys}_en 没有都写", f"{keys}_zh and {keys}_en are not both given"), path
            )  # fmt: skip
    languages = starter_languages(template)
    for lang in LANGS if languages else ():
        if lang not in languages:
            yield TemplateError(
                Bilingual(f"没有 {lang} 版的 plan.{lang}.yaml.j2", f"there is no plan.{lang}.yaml.j2"), path
            )


def _started(template: Template, today: date) -> Iterator[Checked | TemplateError]:
    """The plan that the template starts in each language, when nobody answers; else those of the built-in templates."""
    from opsplan.library.locate import shelf
    from opsplan.library.starting.starter import starter_file, starter_languages
    from opsplan.pipeline.checking import check
    from opsplan.pipeline.starting import desk_for, places_in, start

    own = bool(starter_languages(template))
    for each in (template,) if own else shelf():
        for lang in starter_languages(each):
            desk = desk_for(today, lang)
            path = str(starter_file(each, lang))
            try:
                started = start(each, {}, desk)
            except UserError as error:
                yield _as_template_error(error, path)
                continue
            checked = check(started.text.encode(), path, today=today, lang=None, otherwise=lang)
            wrong = [found for found in checked.report if found.severity == Severity.ERROR]
            places = places_in(each, started, desk) if wrong else ()
            for found in wrong:
                words = Bilingual(
                    f"新建的方案有错误：{found.message.zh}",
                    f"the plan it starts has an error: {found.message.en}",
                )
                place = places[found.position.line - 1] if found.position else (path, 0)
                yield TemplateError(words, *place, found.help)
            if checked.renderable:
                yield checked


def _shown(template: Template, plans: list[Checked], today: date) -> Iterator[TemplateError]:
    from opsplan.library.compose import compose_document
    from opsplan.library.compose_deck import compose_deck

    for checked in plans:
        if checked.plan_file is None or checked.schedule is None:
            continue
        plan, schedule = checked.plan_file.plan, checked.schedule
        for compose in (compose_document, compose_deck):
            try:
                compose(plan, schedule, template=template, lang=plan.lang, today=today)
            except TemplateError as error:
                yield error


def _as_template_error(error: UserError, file: str) -> TemplateError:
    return error if isinstance(error, TemplateError) else TemplateError(error.text, file, 0, error.help)
