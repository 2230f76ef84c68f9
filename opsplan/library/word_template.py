"""A company's own Word file with Jinja2 tags. Its XML is rendered part by part by whoever opens it; here a value is escaped
for XML, stands between marks that carry its plan path, and an error is told with its part and the text beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from jinja2 import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import TemplateError
from opsplan.library.context import Context
from opsplan.library.environment import TEMPLATE_FAULTS, fault
from opsplan.library.file_template import FileTemplate
from opsplan.model.editions import STANDARD, Edition
from opsplan.model.index import PlanIndex
from opsplan.model.plan import Plan
from opsplan.patterns import lazy_pattern
from opsplan.schedule import Schedule

_TAG = lazy_pattern(r"<[^>]*>")
_NEAR = 60
"""Characters of the text around an error that are shown."""
_PLACES: Mapping[str, Bilingual] = {
    "<w:hdr": Bilingual("页眉", "header"), "<w:ftr": Bilingual("页脚", "footer"),
    "<w:footnotes": Bilingual("脚注", "footnotes"), "<w:body": Bilingual("正文", "body"),
}  # fmt: skip


class WordTemplate(FileTemplate):
    """The names for one Word file.

    Has the two methods that a Jinja2 environment is asked for: ``from_string(source)`` gives something with
    ``render(names)``. Both raise TemplateError, which names the part and the text beside the tag.
    """

    autoescape = True

    def from_string(self, source: str) -> _Part:
        """A part of the file, ready to be rendered."""
        return _Part(self._environment, source, self._file)

    def _text(self, text: str) -> str:
        """Text that stands in the file as it stands in the plan: braces must not be read as tags again."""
        return str(escape(text)).replace("{", "&#123;").replace("}", "&#125;").replace("%", "&#37;")


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


def _line_of(error: BaseException) -> int:
    """The innermost line of the source that an error passed through; 0 when it passed none."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def word_template(
    plan: Plan, schedule: Schedule, *, lang: Lang, today: date, file: str, edition: Edition = STANDARD
) -> WordTemplate:
    """The names for a Word file ``file`` with tags."""
    ctx = Context(plan, schedule, PlanIndex(plan), lang, today, edition=edition)
    return WordTemplate(ctx, ctx, file)
