"""How much a template may do: rounds of its loops, characters it joins or prints, and seconds.

Jinja2's sandbox bounds ``range`` and keeps templates from files and attributes, not from looping for ever or from
doubling a text until memory is full. Both are bounded here by counting, in one process and on every system: each loop
asks :class:`Budget` for its next round, each join and repetition for room before it happens.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import wraps
from types import MappingProxyType
from typing import Any, ClassVar, cast

from jinja2 import Template, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from opsplan.diagnostics import Bilingual
from opsplan.library.sizes import bits, widest_format, written_out
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

ROUNDS = 2_000_000
"""Rounds of all loops of one rendering; a plan of 10,000 tasks takes some 50,000."""
CHARACTERS = 50_000_000
SECONDS = 60.0
"""Processor time, so that a busy machine stops no sound template."""
OUTPUT = 4_000_000
"""Characters of the text that a rendering gives."""
_LARGEST_POWER = 64
_MOST_BITS = 4096
"""The largest whole number, in binary digits."""
_WIDEST = 10_000
"""The widest a text may be padded to, and the largest number that an argument may be."""
_FORMAT_WIDTH = lazy_pattern(r"\d{5,}|%[-#0 +]*\*|%[^%a-zA-Z]*\.\*|\{[^{}]*\{")
_PADDING = frozenset({
    "center", "indent", "wordwrap", "batch", "slice", "truncate", "ljust", "rjust", "zfill", "expandtabs", "map",
})  # fmt: skip
"""Filters and methods whose numbers say how wide something gets."""
_FORMATS = ("format", "format_map")
_SPLITTING = frozenset({"split", "rsplit", "splitlines", "list", "sort", "unique", "batch", "slice", "reverse", "groupby"})  # fmt: skip
_PIECE = 16
"""How much more memory the letters of a text take one by one than together."""
_ENTRY = 16
"""Characters that an entry of a new list counts for."""
_LEFT_OUT = ("urlize", "xmlattr", "pprint", "tojson", "random")
"""Filters that no plan needs, and that make much of little or another text each time."""
_METHODS: Mapping[type, frozenset[str]] = MappingProxyType({
    str: frozenset({
        "capitalize", "casefold", "center", "count", "endswith", "expandtabs", "find", "format", "format_map", "isalpha", "isdigit",
        "join", "ljust", "lower", "lstrip", "partition", "removeprefix", "removesuffix", "replace", "rfind", "rjust", "rpartition",
        "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "swapcase", "title", "upper", "zfill",
    }),
    bytes: frozenset(),
    int: frozenset(),
    float: frozenset({"is_integer"}),
    dict: frozenset({"get", "items", "keys", "values"}),
    list: frozenset({"count", "index"}),
    tuple: frozenset({"count", "index"}),
})  # fmt: skip
"""What templates may call of Python's own values; all else of these is hidden, such as what makes bytes of a number."""
_EVERY = 256
"""Steps between two looks at the clock."""


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
    _steps: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._until = time.process_time() + self.seconds

    def round(self) -> None:
        """One more round of a loop. Raises LimitReached."""
        self.rounds -= 1
        if self.rounds < 0:
            raise LimitReached(
                Bilingual(f"循环超过 {ROUNDS} 次", f"its loops take more than {ROUNDS} rounds")
            )
        self._step()

    def room(self, characters: int) -> None:
        """So many more characters. Raises LimitReached."""
        self.characters -= characters
        if self.characters < 0:
            raise LimitReached(
                Bilingual(f"文字超过 {CHARACTERS} 个字符", f"its text has more than {CHARACTERS} characters")
            )
        self._step()

    def _step(self) -> None:
        self._steps += 1
        if self._steps % _EVERY == 0:
            self.look()

    def look(self) -> None:
        """Whether there is time left. Raises LimitReached."""
        if time.process_time() > self._until:
            raise LimitReached(
                Bilingual(f"运行超过 {self.seconds:g} 秒", f"it takes more than {self.seconds:g} seconds")
            )


def whole(text: str) -> str:
    """The text that a rendering gave, when it is not too long. Raises LimitReached."""
    if len(text) > OUTPUT:
        raise LimitReached(
            Bilingual(f"结果超过 {OUTPUT} 个字符", f"its result has more than {OUTPUT} characters")
        )
    return text


class LimitedEnvironment(ImmutableSandboxedEnvironment):
    """The immutable sandbox, within a budget. ``texts`` are the characters of text in each template, by its name.

    Nothing is worked out while a template is compiled: its code is the same for every plan, so that it can be kept.
    """

    intercepted_binops: ClassVar[frozenset[str]] = frozenset({"+", "*", "**", "%"})  # type: ignore[misc]

    def __init__(self, budget: Budget | None = None, **options: Any) -> None:
        super().__init__(optimized=False, **options)
        self.budget = budget or Budget()
        self.texts: dict[str | None, int] = {}
        shown = self.finalize
        self.finalize = pass_context(
            lambda context, value: self._printed(value, shown)
        )  # never worked out beforehand
        for name in _LEFT_OUT:
            self.filters.pop(name, None)
        for name, each in tuple(self.filters.items()):
            self.filters[name] = self._bounded(name, each)
        for name, test in tuple(self.tests.items()):
            self.tests[name] = self._stepped(cast("Callable[..., Any]", test))
        self.filters["opsplan_rounds"] = self._rounds
        self.filters["opsplan_room"] = lambda value: self._printed(value, None)

    def _generate(self, source: nodes.Template, name: str | None, *args: Any, **options: Any) -> str:
        """Jinja2's hook behind the parser: loops and joins are made to ask the budget; a loop for its own text too."""
        for loop in tuple(source.find_all(nodes.For)):
            text = nodes.Const(_text_in(loop), lineno=loop.lineno)
            loop.iter = nodes.Filter(loop.iter, "opsplan_rounds", [text], [], None, None, lineno=loop.lineno)
        for join in tuple(source.find_all(nodes.Concat)):
            join.nodes = [
                nodes.Filter(each, "opsplan_room", [], [], None, None, lineno=join.lineno)
                for each in join.nodes
            ]
        source.set_environment(self)
        self.texts[name] = _text_in(source)
        return super()._generate(source, name, *args, **options)

    def _load_template(self, name: str, *args: Any) -> Template:
        """Jinja2's way to a template of a name: each costs a round and its text, so that files that include each other end."""
        self.budget.round()
        found = super()._load_template(name, *args)
        self.budget.room(self.texts.get(name, 0))
        return found

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have an attribute."""
        allowed = next((names for kind, names in _METHODS.items() if isinstance(obj, kind)), None)
        return super().is_safe_attribute(obj, attr, value) and (allowed is None or attr in allowed)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """An operation that could make something very large. Raises LimitReached."""
        if operator == "**" and not (isinstance(right, int | float) and abs(right) <= _LARGEST_POWER):
            raise LimitReached(
                Bilingual(f"指数大于 {_LARGEST_POWER}", f"an exponent is larger than {_LARGEST_POWER}")
            )
        if bits(operator, left, right) > _MOST_BITS:
            raise LimitReached(Bilingual("数太大", "a number is too large"))
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
            self.budget.round()
            self._check(name, (*args, *options.values()))
            return self._counted(plain(*args, **options))

        return bounded

    def _stepped(self, plain: Callable[..., Any]) -> Callable[..., Any]:
        """A test that costs a round, so that the clock is looked at while a list is searched again and again."""

        @wraps(plain)
        def stepped(*args: Any, **options: Any) -> Any:
            self.budget.round()
            return plain(*args, **options)

        return stepped

    def _printed(self, value: Any, shown: Callable[[Any], Any] | None) -> Any:
        if isinstance(value, list | tuple | dict):
            self.budget.room(written_out(value))
        return self._counted(shown(value) if shown else value)

    def _check(self, name: str, given: tuple[Any, ...]) -> None:
        """Whether a call may make something very large, before it does. Raises LimitReached."""
        for each in given if name in _PADDING else ():
            if isinstance(each, int) and abs(each) > _WIDEST:
                raise LimitReached(Bilingual(f"宽度 {each} 太大", f"the width {each} is too large"))
        texts = [each for each in given if isinstance(each, str)]
        weights = [written_out(each) for each in given]
        self.budget.room(sum(weights))
        if name in _FORMATS and texts:
            if _FORMAT_WIDTH.search(texts[0]):
                raise LimitReached(Bilingual("格式里的宽度太大", "a width in the format is too large"))
            self.budget.room(widest_format(texts[0], max(weights)))
        if name in _SPLITTING and texts:
            self.budget.room(_PIECE * len(texts[0]))
        if name == "replace" and len(texts) > 1:
            self.budget.room((len(texts[0]) + 1) * (len(texts[-1]) + 1) if len(texts[0]) > _WIDEST else 0)
        if name == "join" and texts:
            many = max((_size(each) for each in given if not isinstance(each, str)), default=len(texts[0]))
            self.budget.room(many * max(map(len, texts)))
        if name in ("indent", "wordwrap") and texts:
            widest = max(
                [each for each in given if isinstance(each, int)] + [len(each) for each in texts[1:]] + [4]
            )
            lines = len(texts[0]) if name == "wordwrap" else texts[0].count("\n")
            self.budget.room((lines + 1) * widest if name == "indent" or texts[1:] else 0)

    def _rounds(self, values: Iterable[Any], text: int) -> Any:
        """The values of a loop, each for a round and the text that stands in the loop."""
        return _Counted(values, self.budget, text)

    def _counted(self, value: Any) -> Any:
        """The value, its characters or entries counted."""
        if isinstance(value, str | list | tuple):
            self.budget.room(len(value) * (1 if isinstance(value, str) else _ENTRY))
        return value


class _Counted:
    """A loop's values, counted as they are taken; as many as they are, so that ``loop.length`` works."""

    def __init__(self, values: Iterable[Any], budget: Budget, text: int) -> None:
        self._values, self._budget, self._text = values, budget, text

    def __iter__(self) -> Iterator[Any]:
        for value in self._values:
            self._budget.round()
            self._budget.room(self._text)
            yield value

    def __len__(self) -> int:
        return len(self._values)  # type: ignore[arg-type]


def _text_in(source: nodes.Node) -> int:
    """Characters of the text that stands between the tags."""
    return sum(len(each.data) for each in source.find_all(nodes.TemplateData))


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str | list | tuple) else 1


def _repeated(left: Any, right: Any) -> int:
    for many, times in ((left, right), (right, left)):
        if isinstance(many, str | list | tuple) and isinstance(times, int):
            return len(many) * max(times, 0)
    return 1
