"""The Jinja2 environment of templates: sandboxed, strict, and unable to leave the templates' folders.

Whatever a template prints is escaped for Markdown and marked with its plan path; only the ``prose``
filter lets Markdown of the plan through, and it does so by a fence that names it, never by its text.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import quote

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError
from jinja2.sandbox import safe_range
from markupsafe import Markup

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.markdown_inline import BREAK, END, MIDDLE, START
from opsplan.diagnostics import Bilingual
from opsplan.errors import TemplateError
from opsplan.library import format as fmt
from opsplan.library.compiled import compiled_templates
from opsplan.library.context import Context, ViewError
from opsplan.library.limits import LimitedEnvironment, LimitReached, whole
from opsplan.library.manifest import Template
from opsplan.library.proxies import Item, Shown
from opsplan.library.template_files import inside, read_text
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

_FENCE = lazy_pattern(r"^([ \t]*(?:`{3,}|~{3,})[ \t]*(?:view|slide)\b[^\n]*)$", re.MULTILINE)
_PUNCTUATION = lazy_pattern(r"([!-/:-@\[-`{-~])")
_MARKS = lazy_pattern(f"[{START}{MIDDLE}{END}{BREAK}]")
_REFERENCE = lazy_pattern(r"(\[\[[ \t]*(?:ref|引用)[ \t][^\[\]\n]+)\]\]")
PLACE = "@@"
"""What stands between the words of a fence or reference and the template's file and line."""


@dataclass(slots=True)
class Ink:
    """What one rendering printed: the plan paths of its values, and the prose it named."""

    paths: list[str] = field(default_factory=list)
    prose: list[tuple[str, str]] = field(default_factory=list)

    def print(self, value: Any) -> Markup:
        """A value as Markdown that shows exactly its text, between marks that carry its path."""
        if isinstance(value, Markup):
            return value
        runs: Inlines = (
            value.runs if isinstance(value, Shown) else (Run("" if value is None else str(value)),)
        )
        return Markup("".join(self._run(run) for run in runs))

    def _run(self, run: Run) -> str:
        text = _PUNCTUATION.sub(r"\\\1", _MARKS.sub("", run.text))
        text = text.replace("\r\n", "\n").replace("\n", BREAK)
        if not run.src:
            return f"{START}{MIDDLE}{text}{END}"
        self.paths.append(run.src)
        return f"{START}{len(self.paths) - 1}{MIDDLE}{text}{END}"

    def name_prose(self, value: Any) -> Markup:
        """A fence that stands for prose of the plan."""
        if not value:
            return Markup("")
        text, path = (value.prose(), value.path) if isinstance(value, Shown) else (str(value), "")
        self.prose.append((text, path))
        return Markup(f"\n\n```prose {len(self.prose) - 1}\n```\n\n")


class _Loader(BaseLoader):
    """``base/document.md.j2`` from the folder of the template ``base``; nothing outside those folders."""

    def __init__(self, templates: Iterable[Template]) -> None:
        self.folders = {template.name: template.folder for template in templates}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        name, _, rest = template.partition("/")
        folder = self.folders.get(name)
        if folder is None or not rest:
            raise TemplateNotFound(template)
        try:
            path = inside(folder, folder / rest)
        except (OSError, ValueError):
            raise TemplateNotFound(template) from None
        source = read_text(folder, path)
        counted = _FENCE.sub(
            lambda found: f"{found[1]} {PLACE}{path}:{source.count(chr(10), 0, found.start()) + 1}", source
        )
        placed = _REFERENCE.sub(
            lambda found: (
                f"{found[1]} {PLACE}{quote(str(path))}:{counted.count(chr(10), 0, found.start()) + 1}]]"
            ),
            counted,
        )
        return placed, str(path), lambda: True


def unknown_name(name: str | None, owner: Any) -> UndefinedError:
    """The error of a name that ``owner`` does not have, with the nearest of those that it has."""
    known = [one for one in dir(owner) if not one.startswith("_")]
    near = difflib.get_close_matches(str(name), known, n=3, cutoff=0.5)
    error = UndefinedError(f"'{name}' is undefined")
    error.__dict__["opsplan"] = (str(name), tuple(near))
    return error


class _Undefined(StrictUndefined):
    """An undefined name, with the nearest that exist."""

    def _fail_with_undefined_error(self, *args: Any, **kwargs: Any) -> NoReturn:
        if self._undefined_exception is SecurityError:
            raise SecurityError(self._undefined_message)
        raise unknown_name(self._undefined_name, self._undefined_obj)

    __str__ = __iter__ = __len__ = __bool__ = __eq__ = __ne__ = __hash__ = __contains__ = (
        _fail_with_undefined_error
    )
    __getattr__ = __getitem__ = __call__ = __add__ = __radd__ = _fail_with_undefined_error


def file_loader(templates: Iterable[Template]) -> BaseLoader:
    """What Jinja2 finds the files of these templates with, as ``NAME/FILE``; nothing outside their folders."""
    return _Loader(templates)


def strict_undefined() -> type[StrictUndefined]:
    """An undefined name is an error that knows the nearest names."""
    return _Undefined


def render_template(
    name: str, templates: tuple[Template, ...], ctx: Context, words: Mapping[str, Any], ink: Ink
) -> str:
    """The Markdown of a template file such as ``base/deck.md.j2``. Raises TemplateError."""
    environment = sandbox(ctx, words, ink.print, loader=_Loader(templates))
    environment.filters["prose"] = ink.name_prose
    try:
        return whole(environment.get_template(name).render())
    except TemplateNotFound as error:
        raise TemplateError(
            Bilingual(f"找不到模板文件 {error.name}", f"there is no template file {error.name}"), name
        ) from error
    except TEMPLATE_FAULTS as error:
        text, help = fault(error, environment.globals)
        file, line = place_of(error, name)
        if isinstance(error, TemplateSyntaxError):
            file, line = error.filename or name, error.lineno
        raise TemplateError(text, file, line, help) from error


def sandbox(
    ctx: Context,
    words: Mapping[str, Any],
    finalize: Callable[[Any], Markup],
    loader: BaseLoader | None = None,
) -> LimitedEnvironment:
    """Jinja2 with the names of every template and ``words`` beside them; ``finalize`` says how a value is printed."""
    environment = LimitedEnvironment(
        loader=loader, undefined=_Undefined, autoescape=True, finalize=finalize,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, bytecode_cache=compiled_templates(),
    )  # fmt: skip
    environment.filters["date"] = lambda value: fmt.day(value, ctx.lang) if isinstance(value, date) else value
    environment.globals.clear()
    environment.globals.update(
        {
            "range": safe_range,
            "plan": Item(ctx, ctx.plan),
            "t": ctx.t,
            "lang": ctx.lang,
            "today": ctx.today,
            **words,
        }
    )
    return environment


TEMPLATE_FAULTS = (
    TemplateSyntaxError, TemplateRuntimeError, ViewError, UndefinedError, SecurityError, SyntaxError,
    TypeError, ValueError, ArithmeticError, LookupError, RecursionError, AttributeError, AssertionError, MemoryError,
)  # fmt: skip
"""What a wrong template can raise while it is read or rendered."""


def fault(error: Exception, known: Iterable[str]) -> tuple[Bilingual, Bilingual | None]:
    """What a template did wrong, and what would be right. ``known`` are the names it could have used."""
    if isinstance(error, TemplateSyntaxError):
        return Bilingual(f"模板写法有误：{error.message}", f"template syntax: {error.message}"), None
    if isinstance(error, ViewError):
        return error.text, error.help
    if isinstance(error, UndefinedError):
        wanted, near = error.__dict__.get("opsplan", (str(error.message), ()))
        names = near or difflib.get_close_matches(wanted, list(known), n=3, cutoff=0.5)
        text = Bilingual(f"模板用了没有的名字“{wanted}”", f"the template uses an unknown name '{wanted}'")
        return text, (
            Bilingual(f"是不是 {'、'.join(names)}？", f"did you mean {', '.join(names)}?") if names else None
        )
    if isinstance(error, LimitReached):
        said = error.said
        return Bilingual(f"模板用得太多：{said.zh}", f"the template does too much: {said.en}"), None
    if isinstance(error, SecurityError):
        return Bilingual("模板不能这样做（沙箱）", f"the sandbox does not allow this: {error}"), None
    if isinstance(error, RecursionError | SyntaxError):
        return Bilingual("模板嵌套得太深", "the template is nested too deep"), None
    return Bilingual(f"模板执行出错：{error}", f"the template failed: {error}"), None


def place_of(error: BaseException, name: str) -> tuple[str, int]:
    """The innermost template line an error passed through: jinja2 puts template files into the traceback."""
    place = (name, 0)
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".j2"):
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place


def template_file(templates: tuple[Template, ...], file: str) -> str:
    """The nearest template of the chain that has ``file``, as the loader names it. Raises TemplateError."""
    for template in templates:
        if Path(template.folder, file).is_file():
            return f"{template.name}/{file}"
    raise TemplateError(
        Bilingual(f"模板“{templates[0].name}”没有 {file}", f"template '{templates[0].name}' has no {file}"), str(templates[0].folder),
        help=Bilingual("在 template.yaml 里写 extends: base，缺的文件就用它的", "write extends: base in template.yaml to use its files"),
    )  # fmt: skip
