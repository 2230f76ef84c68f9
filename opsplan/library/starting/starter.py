"""A template's ``plan.yaml.j2`` with the answers put in: the text of a new plan.

Answers are data. While Jinja2 runs they are marks; they reach the text afterwards, quoted where YAML needs it, so that no
answer can become a key, a list or a comment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import safe_range

from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import TemplateError
from opsplan.library.environment import TEMPLATE_FAULTS, fault, file_loader, place_of, strict_undefined
from opsplan.library.limits import LimitedEnvironment, whole
from opsplan.library.manifest import Template
from opsplan.library.starting.answers import Answer, Desk
from opsplan.library.starting.key_language import with_keys
from opsplan.library.starting.origins import LineLoader
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.schedule.lengths import parse_offset, shift
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode
from opsplan.yamlio.reader import read_yaml
from opsplan.yamlio.writing import scalar

_OPEN, _CLOSE = "\ue0a0", "\ue0a1"
_MARK = lazy_pattern(f"{_OPEN}([0-9]+){_CLOSE}")
LANGS: tuple[Lang, ...] = ("zh-CN", "en")


def starter_file(template: Template, lang: Lang) -> Path | None:
    """The starter of a template in a language; one without a language in its name serves both."""
    for name in (f"plan.{lang}.yaml.j2", "plan.yaml.j2"):
        path = template.folder / name
        if path.is_file():
            return path
    return None


def starter_languages(template: Template) -> tuple[Lang, ...]:
    """The languages that a template starts a plan in; none for a template that only shapes documents."""
    return tuple(lang for lang in LANGS if starter_file(template, lang))


class _NotYaml(TemplateError):
    """What a starter gives cannot be read; ``line`` is its line, not one of the template."""


@dataclass(slots=True)
class _Marks:
    """The values that were printed, in their order."""

    values: list[str] = field(default_factory=list)

    def mark(self, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, bool):
            value = "true" if value else "false"
        self.values.append(str(value))
        return f"{_OPEN}{len(self.values) - 1}{_CLOSE}"


def start_plan(
    template: Template, chain: Iterable[Template], answers: Mapping[str, Answer], desk: Desk, *, keys: Lang | None = None
) -> str:  # fmt: skip
    """The text of the new plan, its keys in ``keys`` (the language of the plan, when None). Raises TemplateError."""
    path = starter_file(template, desk.lang)
    if path is None:
        raise TemplateError(
            Bilingual(f"模板“{template.name}”没有 plan.yaml.j2，不能用来新建方案", f"template '{template.name}' has no plan.yaml.j2, so it cannot start a plan"),
            str(template.folder),
        )  # fmt: skip
    marks = _Marks()
    templates = (template, *chain)
    try:
        text = _filled(_rendered(path, file_loader(templates), answers, desk, marks), marks)
    except _NotYaml as error:
        places = places_of(template, templates[1:], answers, desk)
        at = places[error.line - 1] if 0 < error.line <= len(places) else (str(path), 0)
        words = Bilingual(
            f"新建的方案不是 YAML：{error.text.zh}", f"the plan it starts is no YAML: {error.text.en}"
        )
        raise TemplateError(words, *at, error.help) from None
    return with_keys(text, keys or desk.lang)


def places_of(
    template: Template, chain: Iterable[Template], answers: Mapping[str, Answer], desk: Desk
) -> tuple[tuple[str, int], ...]:
    """The template's file and line for every line of the plan that it starts. Raises TemplateError."""
    path = starter_file(template, desk.lang)
    if path is None:
        return ()
    templates = (template, *chain)
    loader = LineLoader(file_loader(templates))
    return loader.places(_rendered(path, loader, answers, desk, _Marks()), path)


def _rendered(
    path: Path, loader: BaseLoader, answers: Mapping[str, Answer], desk: Desk, marks: _Marks
) -> str:
    environment: Environment = LimitedEnvironment(
        loader=loader, undefined=strict_undefined(), finalize=marks.mark,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters["shift"] = lambda day, offset: _shifted(day, offset, desk)
    environment.filters["on_weekday"] = _on_weekday
    environment.globals.clear()
    environment.globals.update({**answers, "today": desk.today, "lang": desk.lang, "range": safe_range})
    name = f"{path.parent.name}/{path.name}"
    try:
        return whole(environment.get_template(name).render())
    except TemplateNotFound as error:
        raise TemplateError(
            Bilingual(f"找不到模板文件 {error.name}", f"there is no template file {error.name}"), str(path)
        ) from error
    except TEMPLATE_FAULTS as error:
        text, help = fault(error, environment.globals)
        file, line = place_of(error, str(path))
        if isinstance(error, TemplateSyntaxError):
            file, line = error.filename or str(path), error.lineno
        raise TemplateError(text, file, line, help) from error


def _shifted(day: Any, offset: Any, desk: Desk) -> date:
    """``{{ date | shift("-30wd") }}``: for what takes no date expression, such as the period. Raises ValueError."""
    parsed = parse_offset(str(offset))
    if not isinstance(day, date) or parsed is None:
        raise ValueError(f"shift wants a date and an offset such as '-30d', not {day!r} and {offset!r}")
    return shift(desk.calendar, day, parsed.amount, parsed.unit)


def _on_weekday(day: Any, weekday: Any) -> date:
    """``{{ (year ~ "-01-05") | on_weekday(4) }}``: the first Thursday on or after a day. Raises ValueError."""
    first = date.fromisoformat(day) if isinstance(day, str) else day
    if not isinstance(first, date) or weekday not in range(1, 8):
        raise ValueError(
            f"on_weekday wants a date and a day from 1 (Monday) to 7, not {day!r} and {weekday!r}"
        )
    return first + timedelta((weekday - first.isoweekday()) % 7)


def _filled(text: str, marks: _Marks) -> str:
    """The text with the values in place of their marks. Raises TemplateError for a text that is no YAML: no value could
    be told from it."""
    read = read_yaml(text.encode())
    root = read.root
    if root is None:
        first = read.findings[0]
        raise _NotYaml(first.message, "", first.position.line if first.position else 0, first.help)
    edits: list[tuple[int, int, str]] = []
    for node, flow in _marked(root):
        if text[node.start : node.start + 1] in "|>":
            continue
        edits.append((node.start, node.end, scalar(_put(node.text, marks), flow=flow)))
    out: list[str] = []
    done = 0
    for start, end, value in sorted(edits):
        out += (text[done:start], value)
        done = end
    return _put("".join((*out, text[done:])), marks)


def _put(text: str, marks: _Marks) -> str:
    return _MARK.sub(lambda found: " ".join(marks.values[int(found[1])].split()), text)


def _marked(root: Node | None) -> Iterable[tuple[ScalarNode, bool]]:
    """The texts with a mark, and whether they stand between brackets."""
    stack: list[tuple[Node, bool]] = [(root, False)] if root else []
    while stack:
        node, flow = stack.pop()
        if isinstance(node, ScalarNode):
            if _MARK.search(node.text):
                yield node, flow
        elif isinstance(node, SequenceNode):
            stack.extend((each, flow or node.flow) for each in node.items)
        elif isinstance(node, MappingNode):
            stack.extend((each, flow or node.flow) for entry in node.entries for each in entry)
