"""How much a template may do: rounds of its loops, characters it joins or prints, and seconds.

Jinja2's sandbox bounds ``range`` and keeps templates from files and attributes, not from looping for ever or from
doubling a text until memory is full. Both are bounded here by counting, in one process and on every system: each loop
asks :class:`Budget` for its next round, each join and repetition for room.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ClassVar

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from opsplan.diagnostics import Bilingual
from opsplan.patterns import lazy_pattern

ROUNDS = 2_000_000
"""Rounds of all loops of one rendering; a plan of 10,000 tasks takes some 50,000."""
CHARACTERS = 50_000_000
SECONDS = 60.0
_LARGEST_POWER = 64
_WIDEST = 10_000
"""The widest a text may be padded to, and the largest number that an argument may be."""
_FORMAT_WIDTH = lazy_pattern(r"\d{5,}|%[-#0 +]*\*|%[^%a-zA-Z]*\.\*|\{[^{}]*\{")
_PADDING = frozenset({
    "center", "indent", "wordwrap", "batch", "slice", "truncate", "ljust", "rjust", "zfill", "expandtabs", "map",
})  # fmt: skip
"""Filters and methods whose numbers say how wide something gets."""
_FORMATS = ("format", "format_map")
_EVERY = 256
"""Rounds between two looks at the clock."""


class LimitReached(SecurityError):
    """A template did more than it may. ``said`` is what, in both languages."""

    def __init__(self, said: Bilingual) -> None:
        super().__init__(said.en)
        self.said = said


@dataclass(slots=True)
class Budget:
    """What is left for one rendering."""

    rounds: int = ROUNDS
    characters: int = CHARACTERS
    seconds: float = SECONDS
    _until: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        self._until = time.monotonic() + self.seconds

    def round(self) -> None:
        """One more round of a loop. Raises LimitReached."""
        self.rounds -= 1
        if self.rounds < 0:
            raise LimitReached(
                Bilingual(f"循环超过 {ROUNDS} 次", f"its loops take more than {ROUNDS} rounds")
            )
        if self.rounds % _EVERY == 0 and time.monotonic() > self._until:
            raise LimitReached(
                Bilingual(f"运行超过 {self.seconds:g} 秒", f"it takes more than {self.seconds:g} seconds")
            )

    def room(self, characters: int) -> None:
        """So many more characters. Raises LimitReached."""
        self.characters -= characters
        if self.characters < 0:
            raise LimitReached(
                Bilingual(f"文字超过 {CHARACTERS} 个字符", f"its text has more than {CHARACTERS} characters")
            )


class LimitedEnvironment(ImmutableSandboxedEnvironment):
    """The immutable sandbox, within a budget."""

    intercepted_binops: ClassVar[frozenset[str]] = frozenset({"+", "*", "**", "%"})  # type: ignore[misc]

    def __init__(self, budget: Budget | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.budget = budget or Budget()
        shown = self.finalize
        self.finalize = lambda value: self._counted(shown(value) if shown else value)
        for name, each in tuple(self.filters.items()):
            self.filters[name] = self._bounded(name, each)
        self.filters["opsplan_rounds"] = self._rounds
        self.filters["opsplan_room"] = self._counted

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        """Jinja2's hook behind the parser: loops and joins are made to ask the budget."""
        for loop in tuple(source.find_all(nodes.For)):
            loop.iter = nodes.Filter(loop.iter, "opsplan_rounds", [], [], None, None, lineno=loop.lineno)
        for join in tuple(source.find_all(nodes.Concat)):
            join.nodes = [
                nodes.Filter(each, "opsplan_room", [], [], None, None, lineno=join.lineno)
                for each in join.nodes
            ]
        source.set_environment(self)
        return super()._generate(source, *args, **options)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """An operation that could make something very large. Raises LimitReached."""
        if operator == "**" and not (isinstance(right, int | float) and abs(right) <= _LARGEST_POWER):
            raise LimitReached(
                Bilingual(f"指数大于 {_LARGEST_POWER}", f"an exponent is larger than {_LARGEST_POWER}")
            )
        if operator in "+*":
            self.budget.room(_size(left) + _size(right) if operator == "+" else _repeated(left, right))
        if operator == "%" and isinstance(left, str):
            self._check("format", (left, right))
        return super().call_binop(context, operator, left, right)

    def call(self, context: Any, function: Any, *args: Any, **options: Any) -> Any:
        """A call of a template: each costs a round, so that macros that call each other end."""
        self.budget.round()
        own = getattr(function, "__self__", None)
        given = (own, *args) if isinstance(own, str | bytes) else args
        self._check(getattr(function, "__name__", ""), (*given, *options.values()))
        return self._counted(super().call(context, function, *args, **options))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """``format`` of a text, which the sandbox replaces by its own. Raises LimitReached."""
        own = getattr(value, "__self__", None)
        if isinstance(own, str) and getattr(value, "__name__", "") in _FORMATS:
            self._check("format", (own,))
        return super().wrap_str_format(value)

    def _bounded(self, name: str, plain: Callable[..., Any]) -> Callable[..., Any]:
        """A filter whose arguments and result are looked at."""

        @wraps(plain)
        def bounded(*args: Any, **options: Any) -> Any:
            self._check(name, (*args, *options.values()))
            return self._counted(plain(*args, **options))

        return bounded

    def _check(self, name: str, given: tuple[Any, ...]) -> None:
        """Whether a call may make something very large, before it does. Raises LimitReached."""
        for each in given if name in _PADDING else ():
            if isinstance(each, int) and abs(each) > _WIDEST:
                raise LimitReached(Bilingual(f"宽度 {each} 太大", f"the width {each} is too large"))
        texts = [each for each in given if isinstance(each, str)]
        if name in _FORMATS and texts and _FORMAT_WIDTH.search(texts[0]):
            raise LimitReached(Bilingual("格式里的宽度太大", "a width in the format is too large"))
        if name == "replace" and len(texts) > 1:
            self.budget.room((len(texts[0]) + 1) * (len(texts[-1]) + 1) if len(texts[0]) > _WIDEST else 0)
        if name == "join" and texts:
            many = max((_size(each) for each in given if not isinstance(each, str)), default=len(texts[0]))
            self.budget.room(many * max(map(len, texts)))

    def _rounds(self, values: Iterable[Any]) -> Any:
        """The values of a loop, each for a round."""
        return _Counted(values, self.budget)

    def _counted(self, value: Any) -> Any:
        """The value, its characters or entries counted."""
        if isinstance(value, str | list | tuple):
            self.budget.room(len(value))
        return value


class _Counted:
    """A loop's values, counted as they are taken; as many as they are, so that ``loop.length`` works."""

    def __init__(self, values: Iterable[Any], budget: Budget) -> None:
        self._values, self._budget = values, budget

    def __iter__(self) -> Iterator[Any]:
        for value in self._values:
            self._budget.round()
            yield value

    def __len__(self) -> int:
        return len(self._values)  # type: ignore[arg-type]


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str | list | tuple) else 1


def _repeated(left: Any, right: Any) -> int:
    for many, times in ((left, right), (right, left)):
        if isinstance(many, str | list | tuple) and isinstance(times, int):
            return len(many) * max(times, 0)
    return 1
