"""What a company's own Office file with Jinja2 tags may use: the names of our templates, in the same sandbox.

This module knows the names and which parts of the plan were asked for; how a value is written into a file, and where an
error is, is known by the kind of file: :mod:`opsplan.library.word_template`, :mod:`opsplan.library.deck_template`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from opsplan.blocks.codes import CODES
from opsplan.blocks.markdown import parse_markdown
from opsplan.blocks.nodes import Meta
from opsplan.blocks.printed import Printed
from opsplan.diagnostics import Bilingual, Finding, Severity
from opsplan.library import format as fmt
from opsplan.library.compose import template_words
from opsplan.library.context import Context
from opsplan.library.environment import sandbox
from opsplan.library.front import meta_of
from opsplan.library.labels import label
from opsplan.library.proxies import Item, Shown
from opsplan.library.views import VIEWS, view_named
from opsplan.model.plan import Plan
from opsplan.model.specs import fields_of
from opsplan.patterns import lazy_pattern

_UNPRINTABLE = lazy_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_FRONT = (
    "title", "subtitle", "version", "date", "status", "organization", "department", "owner", "authors", "confidentiality",
)  # fmt: skip
"""What a tag may name without ``plan.``, in either language, as the places on a reference's cover do: ``{{ 标题 }}``."""
_ALSO: Mapping[str, tuple[str, ...]] = {"authors": ("编制人", "作者"), "organization": ("公司", "编制单位")}
_SECTIONS = (
    "summary", "background", "goals", "audience", "competitors", "strategy", "products", "membership", "phases", "team",
    "activities", "content", "community", "metrics", "budget", "monitoring", "resources", "compliance", "risks", "review",
    "sections",
)  # fmt: skip
"""The parts of a plan that a document is expected to show."""


class FileTemplate(ABC):
    """The names and the sandbox for one rendering of one file. Views are made for ``views``, which says whether they are
    for a slide; values are always written in full."""

    def __init__(self, ctx: Context, views: Context, file: str) -> None:
        self.printed = Printed()
        self._ctx, self._views, self._file = ctx, views, file
        self._environment = sandbox(ctx, template_words(views), self._print)
        names = self._environment.globals
        plan = Item(ctx, ctx.plan)
        for field in _FRONT:
            spec = fields_of(Plan)[field]
            for name in (spec.name, spec.zh, *spec.aliases, *_ALSO.get(field, ())):
                names.setdefault(name, getattr(plan, field))
        names["view"] = self._view
        self._environment.filters["prose"] = self._prose

    def meta(self, plan_text: bytes) -> Meta:
        """What the file's properties say."""
        return meta_of(self._ctx, plan_text)

    def omitted(self) -> tuple[Finding, ...]:
        """What the plan says and the file, once it is rendered, has asked nothing of."""
        shown, plan = self.printed.sections(), self._ctx.plan
        left = [name for name in _SECTIONS if getattr(plan, name) and name not in shown]
        if not left:
            return ()
        words = [label(Plan, name) for name in left]
        tag = next((f'view("{name}")' for name in left if name in VIEWS), f"plan.{left[0]}")
        zh, en = "、".join(word.zh for word in words), ", ".join(word.en.lower() for word in words)
        return (
            Finding(
                "template-omits", CODES["template-omits"], Severity.WARNING,
                Bilingual(f"这个模板没有用到方案的这些部分：{zh}", f"the template asks for nothing of these parts of the plan: {en}"),
                Bilingual(f"需要时在模板里写 {{{{ {tag} }}}} 这样的标签；有意不放就不用管", f"write tags such as {{{{ {tag} }}}} in it where they are wanted; leave it where they are not"),
                file=self._file,
            ),
        )  # fmt: skip

    @abstractmethod
    def _text(self, text: str) -> str:
        """Text without unprintable characters, as the file holds it."""

    def _print(self, value: Any) -> Markup:
        if isinstance(value, Markup):
            return value
        if isinstance(value, list | tuple):
            return Markup(fmt.separator([str(one) for one in value], self._ctx.lang)).join(
                map(self._print, value)
            )
        if not isinstance(value, Shown):
            return self._clean("" if value is None else str(value))
        pieces: list[Markup] = []
        for run in value.runs:
            before, behind = self.printed.value(run.src) if run.src else ("", "")
            pieces.append(Markup(before) + self._clean(run.text) + Markup(behind))
        return Markup("").join(pieces)

    def _clean(self, text: str) -> Markup:
        return Markup(self._text(_UNPRINTABLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")))

    def _view(self, name: str, **options: Any) -> Markup:
        texts = {key: str(value) for key, value in options.items()}
        return Markup(self.printed.view(view_named(name)(self._views, texts)))

    def _prose(self, value: Any) -> Markup:
        if not value:
            return Markup("")
        text, path = (value.prose(), value.path) if isinstance(value, Shown) else (str(value), "")
        return Markup(self.printed.view(parse_markdown(text, level=1, src=path)))
