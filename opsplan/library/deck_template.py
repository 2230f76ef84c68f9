"""A company's own PowerPoint file with Jinja2 tags. Whoever opens it makes one source of all its slides, in which marks say
which shape, paragraph and run a text is of; here that source is carried out, and everything wrong is collected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from jinja2 import TemplateSyntaxError, Undefined, pass_context
from markupsafe import Markup

from opsplan.blocks.printed import CarriedOut, TagFault
from opsplan.diagnostics import Lang
from opsplan.library.context import Context, ViewError
from opsplan.library.environment import TEMPLATE_FAULTS, fault, unknown_name
from opsplan.library.file_template import FileTemplate
from opsplan.model.editions import STANDARD, Edition
from opsplan.model.index import PlanIndex
from opsplan.model.plan import Plan
from opsplan.schedule import Schedule

AT = "_at"
"""``{{ _at(3) }}`` before a tag says that it is tag 3."""
_WHOLE = {
    "for": "{tag}{{% endfor %}}", "endfor": "{{% for _ in () %}}{tag}",
    "if": "{tag}{{% endif %}}", "elif": "{{% if 1 %}}{tag}{{% endif %}}", "else": "{{% if 1 %}}{tag}{{% endif %}}", "endif": "{{% if 1 %}}{tag}",
    "with": "{tag}{{% endwith %}}", "endwith": "{{% with %}}{tag}",
}  # fmt: skip
"""A tag of a pair, made whole so that it can be read by itself."""
_OPERATORS = (
    "__call__", "__getitem__", "__add__", "__radd__", "__sub__", "__rsub__", "__mul__", "__rmul__", "__truediv__",
    "__rtruediv__", "__floordiv__", "__rfloordiv__", "__mod__", "__rmod__", "__neg__", "__pos__", "__pow__", "__rpow__",
    "__lt__", "__le__", "__gt__", "__ge__",
)  # fmt: skip


def _missing(note: Callable[[Exception], None]) -> type[Undefined]:
    """What stands for a name that does not exist: it is noted when it is used, and is nothing."""

    class Missing(Undefined):
        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            return self._noted()

        def _noted(self, *_: Any, **__: Any) -> Missing:
            note(unknown_name(self._undefined_name, self._undefined_obj))
            return self

        def __str__(self) -> str:
            self._noted()
            return ""

        def __iter__(self) -> Iterator[Any]:
            self._noted()
            return iter(())

        def __bool__(self) -> bool:
            self._noted()
            return False

        def __len__(self) -> int:
            self._noted()
            return 0

        def __eq__(self, other: object) -> bool:
            self._noted()
            return False

        def __ne__(self, other: object) -> bool:
            return not self == other

        def __contains__(self, item: object) -> bool:
            return self == item

        def __hash__(self) -> int:
            return id(type(self))

    for name in _OPERATORS:
        setattr(Missing, name, Missing._noted)
    return Missing


class DeckTemplate(FileTemplate):
    """The names for one PowerPoint file. Nothing that a tag does wrong stops the others: one run tells all."""

    def __init__(self, ctx: Context, file: str) -> None:
        super().__init__(ctx, replace(ctx, deck=True), file)
        self._faults: list[TagFault] = []
        self._number = 0
        self._environment.undefined = _missing(self._note)
        self._environment.autoescape = False
        self._environment.finalize = pass_context(
            lambda _, value: self._print(value)
        )  # nothing is printed beforehand
        self._environment.trim_blocks = self._environment.lstrip_blocks = False

    def fault_of(self, tag: str, keyword: str) -> TagFault | None:
        """What is wrong with a tag by itself, ``keyword`` being the first word of a statement; its names are not looked at."""
        try:
            self._environment.parse(_WHOLE.get(keyword, "{tag}").format(tag=tag))
        except TemplateSyntaxError as error:
            return TagFault(0, *fault(error, ()))
        return None

    def carry_out(self, source: str) -> CarriedOut:
        """The source with its tags carried out, as far as that is possible."""
        self._faults.clear()
        text = ""
        try:
            text = self._environment.from_string(source).render({AT: self._at})
        except TEMPLATE_FAULTS as error:
            self._note(error)
        return CarriedOut(text, tuple(dict.fromkeys(self._faults)))

    def _at(self, number: int) -> str:
        self._number = number
        return ""

    def _note(self, error: Exception) -> None:
        self._faults.append(TagFault(self._number, *fault(error, self._known())))

    def _known(self) -> list[str]:
        return [name for name in self._environment.globals if not name.startswith("_")]

    def _view(self, name: str, **options: Any) -> Markup:
        try:
            return super()._view(name, **options)
        except ViewError as error:
            self._note(error)
            return Markup("")

    def _text(self, text: str) -> str:
        return text


def deck_template(
    plan: Plan, schedule: Schedule, *, lang: Lang, today: date, file: str, edition: Edition = STANDARD
) -> DeckTemplate:
    """The names for a PowerPoint file ``file`` with tags."""
    return DeckTemplate(Context(plan, schedule, PlanIndex(plan), lang, today, edition=edition), file)
