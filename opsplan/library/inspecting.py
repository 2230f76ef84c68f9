"""What is wrong with a template's files before any plan is shown: syntax, views, names, also in branches that no plan takes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from jinja2 import TemplateSyntaxError, meta, nodes

from opsplan.diagnostics import Bilingual
from opsplan.errors import TemplateError
from opsplan.library.context import ViewError
from opsplan.library.limits import LimitedEnvironment
from opsplan.library.manifest import Template
from opsplan.library.template_files import files_in, read_text
from opsplan.library.views import view_named
from opsplan.model.base import Entry
from opsplan.model.plan import Plan
from opsplan.model.specs import fields_of, names_of
from opsplan.patterns import lazy_pattern

NAMES = frozenset({
    "plan", "t", "lang", "today", "range", "has", "long", "kind", "message", "agenda", "edition", "length", "small",
})  # fmt: skip
"""What a document or deck may name."""
_STARTER_NAMES = frozenset({"today", "lang", "range"})
_OF_JINJA = frozenset({"super", "loop", "caller", "self"})
_FILTERS = ("prose", "date", "shift", "on_weekday")
_VIEW = lazy_pattern(r"^[ \t]*(?:`{3,}|~{3,})[ \t]*view[ \t]+([^\s{}]+)[ \t]*$", re.MULTILINE)


def wrong_in_files(template: Template, questions: Collection[str]) -> Iterator[TemplateError]:
    """Every error of the template's own files that can be seen without a plan. ``questions`` are the ids of its questions."""
    try:
        paths = files_in(template.folder, (".j2",))
    except TemplateError as error:
        yield error
        return
    for path in paths:
        try:
            source = read_text(template.folder, path)
        except TemplateError as error:
            yield error
            continue
        starter = path.name.startswith("plan.")
        known = _STARTER_NAMES | set(questions) if starter else NAMES
        yield from _wrong_in(path, source, known)


def _wrong_in(path: Path, source: str, known: Collection[str]) -> Iterator[TemplateError]:
    environment = LimitedEnvironment()
    for name in _FILTERS:
        environment.filters[name] = str
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        words = Bilingual(f"模板写法有误：{error.message}", f"template syntax: {error.message}")
        yield TemplateError(words, str(path), error.lineno)
        return
    except RecursionError:
        yield TemplateError(Bilingual("模板嵌套得太深", "the template is nested too deep"), str(path))
        return
    for found in _VIEW.finditer(source):
        try:
            view_named(found[1])
        except ViewError as error:
            yield TemplateError(error.text, str(path), _line(source, found.start()), error.help)
    for name in sorted(_undeclared(tree, known)):
        line = next(
            (each.lineno for each in tree.find_all(nodes.Name) if each.name == name and each.ctx == "load"), 0
        )
        yield TemplateError(*_unknown(name, known, str(path), line))
    for chain in tree.find_all(nodes.Getattr):
        if wrong := _no_key(chain):
            yield TemplateError(*_unknown(*wrong, str(path), chain.lineno))


def _undeclared(tree: nodes.Template, known: Collection[str]) -> set[str]:
    """Names that nothing defines; blocks of a parent may bring macros of their own, which are defined there."""
    macros = {each.name for each in tree.find_all(nodes.Macro)}
    inherits = any(True for _ in tree.find_all((nodes.Extends, nodes.Include)))
    asked = {test.node.name for test in tree.find_all(nodes.Test) if isinstance(test.node, nodes.Name)}
    assigned = {each.name for each in tree.find_all(nodes.Name) if each.ctx == "store"}
    found = meta.find_undeclared_variables(tree) - {*known, *macros, *asked, *assigned, *_OF_JINJA}
    return {name for name in found if not (inherits and _is_called(tree, name))}


def _is_called(tree: nodes.Template, name: str) -> bool:
    return any(
        isinstance(call.node, nodes.Name) and call.node.name == name for call in tree.find_all(nodes.Call)
    )


def _no_key(chain: nodes.Getattr) -> tuple[str, Collection[str]] | None:
    """The key of a chain such as ``plan.background.stage`` that the plan spec does not have, with those it has."""
    steps: list[str] = []
    node: nodes.Node = chain
    while isinstance(node, nodes.Getattr):
        steps.append(node.attr)
        node = node.node
    if not (isinstance(node, nodes.Name) and node.name == "plan"):
        return None
    model: type[Entry] | None = Plan
    for step in reversed(steps):
        if model is None:
            return None
        spec = names_of(model).get(step)
        if spec is None:
            return (step, _keys(model)) if step == chain.attr and not hasattr(model, step) else None
        model = spec.model if spec.shape == "entry" else None
    return None


@cache
def _keys(model: type[Entry]) -> tuple[str, ...]:
    return tuple(fields_of(model))


def _unknown(
    name: str, known: Collection[str], path: str, line: int
) -> tuple[Bilingual, str, int, Bilingual | None]:
    near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.5)
    return (
        Bilingual(f"模板用了没有的名字“{name}”", f"the template uses an unknown name '{name}'"), path, line,
        Bilingual(f"是不是 {'、'.join(near)}？", f"did you mean {', '.join(near)}?") if near else None,
    )  # fmt: skip


def _line(source: str, at: int) -> int:
    return source.count("\n", 0, at) + 1
