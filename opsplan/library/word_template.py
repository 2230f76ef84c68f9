"""What a company's own Word file with Jinja2 tags may use: the names of our templates, in the same sandbox.

The file's XML is rendered part by part by whoever opens it; this module knows the names, how values print, and how an
error is told. A value is escaped for XML and stands between marks that carry its plan path; ``view`` leaves a mark for
blocks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from jinja2 import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from opsplan.blocks.codes import CODES
from opsplan.blocks.markdown import parse_markdown
from opsplan.blocks.nodes import Meta
from opsplan.blocks.printed import Printed
from opsplan.diagnostics import Bilingual, Finding, Lang, Severity
from opsplan.errors import TemplateError
from opsplan.library.compose import template_words
from opsplan.library.context import Context
from opsplan.library.environment import TEMPLATE_FAULTS, fault, sandbox
from opsplan.library.front import meta_of
from opsplan.library.labels import label
from opsplan.library.proxies import Item, Shown
from opsplan.library.views import view_named
from opsplan.model.index import PlanIndex
from opsplan.model.plan import Plan
from opsplan.model.specs import fields_of
from opsplan.schedule import Schedule

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile(r"<[^>]*>")
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
_NEAR = 60
"""Characters of the text around an error that are shown."""
_PLACES: Mapping[str, Bilingual] = {
    "<w:hdr": Bilingual("页眉", "header"), "<w:ftr": Bilingual("页脚", "footer"),
    "<w:footnotes": Bilingual("脚注", "footnotes"), "<w:body": Bilingual("正文", "body"),
}  # fmt: skip


class WordTemplate:
    """The names and the sandbox for one rendering of one Word file.

    Has the two methods that a Jinja2 environment is asked for: ``from_string(source)`` gives something with
    ``render(names)``. Both raise TemplateError, which names the part and the text beside the tag.
    """

    def __init__(self, ctx: Context, file: str) -> None:
        self.printed = Printed()
        self.autoescape = True
        self._ctx = ctx
        self._file = file
        self._environment = sandbox(ctx, template_words(ctx), self._print)
        names = self._environment.globals
        plan = Item(ctx, ctx.plan)
        for field in _FRONT:
            spec = fields_of(Plan)[field]
            for name in (spec.name, spec.zh, *spec.aliases, *_ALSO.get(field, ())):
                names.setdefault(name, getattr(plan, field))
        names["view"] = self._view
        self._environment.filters["prose"] = self._prose

    def from_string(self, source: str) -> _Part:
        """A part of the file, ready to be rendered."""
        return _Part(self._environment, source, self._file)

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
        zh, en = "、".join(word.zh for word in words), ", ".join(word.en.lower() for word in words)
        return (
            Finding(
                "template-omits", CODES["template-omits"], Severity.WARNING,
                Bilingual(f"这个模板没有用到方案的这些部分：{zh}", f"the template asks for nothing of these parts of the plan: {en}"),
                Bilingual(f"需要时在模板里写 {{{{ view(\"{left[0]}\") }}}} 这样的标签；有意不放就不用管", f"write tags such as {{{{ view(\"{left[0]}\") }}}} in it where they are wanted; leave it where they are not"),
                file=self._file,
            ),
        )  # fmt: skip

    def _print(self, value: Any) -> Markup:
        if isinstance(value, Markup):
            return value
        if not isinstance(value, Shown):
            return _for_xml("" if value is None else str(value))
        pieces: list[Markup] = []
        for run in value.runs:
            before, behind = self.printed.value(run.src) if run.src else ("", "")
            pieces.append(Markup(before) + _for_xml(run.text) + Markup(behind))
        return Markup("").join(pieces)

    def _view(self, name: str, **options: Any) -> Markup:
        texts = {key: str(value) for key, value in options.items()}
        return Markup(self.printed.view(view_named(name)(self._ctx, texts)))

    def _prose(self, value: Any) -> Markup:
        if not value:
            return Markup("")
        text, path = (value.prose(), value.path) if isinstance(value, Shown) else (str(value), "")
        return Markup(self.printed.view(parse_markdown(text, level=1, src=path)))


class _Part:
    """The text of one part of the file. A paragraph of it begins on a line of its own."""

    def __init__(self, environment: ImmutableSandboxedEnvironment, source: str, file: str) -> None:
        self._environment, self._source, self._file = environment, source, file

    def render(self, names: Mapping[str, Any]) -> str:
        """The part with every tag carried out. Raises TemplateError."""
        try:
            return self._environment.from_string(self._source).render(names)
        except TEMPLATE_FAULTS as error:
            text, help = fault(error, self._environment.globals)
            line = error.lineno if isinstance(error, TemplateSyntaxError) else _line_of(error)
            place = self._place(line)
            words = Bilingual(f"{text.zh}（{place.zh}）", f"{text.en} ({place.en})")
            raise TemplateError(words, self._file, help=help) from error

    def _place(self, line: int) -> Bilingual:
        kind = next(
            (words for start, words in _PLACES.items() if self._source.lstrip().startswith(start)),
            Bilingual("文档属性", "document properties"),
        )
        lines = self._source.split("\n")
        near = " ".join(_TAG.sub("", lines[line - 1]).split()) if 0 < line <= len(lines) else ""
        if not near:
            return kind
        near = near if len(near) <= _NEAR else f"{near[:_NEAR]}…"
        return Bilingual(f"{kind.zh}，“{near}”附近", f"{kind.en}, near '{near}'")


def _for_xml(text: str) -> Markup:
    """Text that stands in the file as it stands in the plan: braces must not be read as tags again."""
    clean = _UNPRINTABLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return Markup(str(escape(clean)).replace("{", "&#123;").replace("}", "&#125;").replace("%", "&#37;"))


def _line_of(error: BaseException) -> int:
    """The innermost line of the source that an error passed through; 0 when it passed none."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def word_template(plan: Plan, schedule: Schedule, *, lang: Lang, today: date, file: str) -> WordTemplate:
    """The names for a Word file ``file`` with tags."""
    return WordTemplate(Context(plan, schedule, PlanIndex(plan), lang, today), file)
