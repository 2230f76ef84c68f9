"""A chapter without content is an empty shell."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.base import Entry, Section
from opsplan.model.plan import ExtraSection, Plan
from opsplan.model.problems import shorten
from opsplan.model.specs import FieldSpec, fields_of


def check(subject: Subject) -> Iterator[Hit]:
    """Sections that are written and hold nothing, parts of sections that do, and extra sections without a body."""
    for spec in fields_of(Plan).values():
        value = getattr(subject.plan, spec.attribute)
        if spec.attribute not in subject.plan.model_fields_set or not _is_section(spec):
            continue
        if _empty(value):
            yield _hit((spec.name,), spec)
        elif isinstance(value, Section):
            for inner in fields_of(type(value)).values():
                part = getattr(value, inner.attribute)
                if inner.attribute in value.model_fields_set and inner.model is not None and _empty(part):
                    yield _hit((*value.loc, inner.name), inner)
    for extra in subject.plan.sections:
        if _empty(extra.body) and (extra.grid is None or not extra.grid.cells):
            yield Hit(
                (*extra.loc, "body"),
                Bilingual(f"附加章节“{shorten(extra.title)}”没有正文和表格", f"the section '{shorten(extra.title)}' has neither a text nor a table"),
                Bilingual("写 body 正文或 grid 网格，或删去这一节", "write a body or a grid, or delete the section"),
            )  # fmt: skip


def _is_section(spec: FieldSpec) -> bool:
    return spec.model is not None and issubclass(spec.model, Section) and spec.model is not ExtraSection


def _empty(value: object) -> bool:
    """True for blank texts, empty lists, and entries of which every value is empty."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Entry):
        return all(
            _empty(getattr(value, spec.attribute))
            for spec in fields_of(type(value)).values()
            if spec.name != "internal"
        )
    return value is None or value in ((), {}, False)


def _hit(loc: tuple[str | int, ...], spec: FieldSpec) -> Hit:
    return Hit(
        loc,
        Bilingual(f"“{spec.zh}”写了标题，没有内容", f"'{spec.name}' is there but empty"),
        Bilingual("写上内容，或删去这一节：没写的章节不会留下空标题", "fill it in or delete it: what is left out leaves no empty heading"),
    )  # fmt: skip


RULE = Rule(
    "doc-empty-section", "OPS705", Severity.WARNING,
    Bilingual("章节没有内容", "a section without content"),
    Bilingual("空壳章节让人以为写过了。", "An empty section looks as if the work had been done."),
    "background: {}\n",
    "background: {summary: 286 家门店每月接待 9.6 万组客人，只有 1.1 万人进入小程序}\n",
    check,
)  # fmt: skip
