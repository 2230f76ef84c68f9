"""What an answer has to look like: a small language of regular expressions, matched in bounded time.

Python's own engine takes ages over some patterns, such as ``(a+)+b``. This one keeps the set of places that each part of
the pattern can end at, so that time grows with the pattern and the answer only, and it counts its steps.
"""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import reduce

from opsplan.records import dataclass

_STEPS = 200_000
_LONGEST = 200
"""Characters of a pattern."""
_MOST_TIMES = 200
_DEEPEST = 20
_CLASSES: dict[str, Callable[[str], bool]] = {
    "d": str.isdigit, "w": lambda char: char.isalnum() or char == "_", "s": str.isspace,
}  # fmt: skip
_SPECIAL = frozenset("\\.[]{}()*+?|^$")
_Ends = Callable[[str, Set[int], "_Steps"], Set[int]]
"""From places in a text to those that a part of a pattern can end at."""


class PatternError(ValueError):
    """A pattern uses what is not offered, or takes too many steps."""


@dataclass(slots=True)
class _Steps:
    left: int = _STEPS

    def take(self, many: int) -> None:
        self.left -= many
        if self.left < 0:
            raise PatternError("it takes too many steps")


class AnswerPattern:
    """A pattern such as ``[0-2]?[0-9]:[0-5][0-9]``: characters, ``.``, ``[a-z]``, ``\\d \\w \\s``, groups, ``|``, and ``* + ?
    {2} {2,4}``. Raises PatternError for any other."""

    def __init__(self, source: str) -> None:
        if len(source) > _LONGEST:
            raise PatternError(f"it has more than {_LONGEST} characters")
        self._source, self._at, self._depth = source.removeprefix("^").removesuffix("$"), 0, 0
        self._ends = self._choice()
        if self._at < len(self._source):
            raise PatternError("a ) without a (")

    def matches(self, text: str) -> bool:
        """Whether the whole text is of this form. Raises PatternError when that takes too many steps."""
        return len(text) in self._ends(text, {0}, _Steps())

    def _next(self) -> str:
        return self._source[self._at : self._at + 1]

    def _choice(self) -> _Ends:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise PatternError("it is nested too deep")
        options = [self._sequence()]
        while self._next() == "|":
            self._at += 1
            options.append(self._sequence())
        self._depth -= 1
        return lambda text, starts, steps: frozenset().union(*(each(text, starts, steps) for each in options))

    def _sequence(self) -> _Ends:
        parts: list[_Ends] = []
        while self._next() not in ("", "|", ")"):
            parts.append(self._repeated(self._one()))
        return lambda text, starts, steps: reduce(lambda at, each: each(text, at, steps), parts, starts)

    def _one(self) -> _Ends:
        char = self._next()
        self._at += 1
        if char == "(":
            if self._source.startswith("?:", self._at):
                self._at += 2
            inner = self._choice()
            if self._next() != ")":
                raise PatternError("a ( without a )")
            self._at += 1
            return inner
        if char == "[":
            return _single(self._set())
        if char == ".":
            return _single(lambda each: True)
        if char == "\\":
            return _single(self._escaped())
        if char in _SPECIAL:
            raise PatternError(f"{char} cannot stand here")
        return _single(lambda each: each == char)

    def _escaped(self) -> Callable[[str], bool]:
        char = self._next()
        self._at += 1
        if char in _CLASSES:
            return _CLASSES[char]
        if not char or char.isalnum():
            raise PatternError(f"\\{char} is not offered")
        return lambda each: each == char

    def _set(self) -> Callable[[str], bool]:
        others = self._next() == "^"
        self._at += others
        tests: list[Callable[[str], bool]] = []
        while self._next() != "]" or not tests:
            first = self._next()
            self._at += 1
            if not first:
                raise PatternError("a [ without a ]")
            if first == "\\":
                tests.append(self._escaped())
            elif self._next() == "-" and self._source[self._at + 1 : self._at + 2] not in ("", "]"):
                last = self._source[self._at + 1]
                self._at += 2
                tests.append(lambda each, low=first, high=last: low <= each <= high)  # type: ignore[misc]
            else:
                tests.append(lambda each, only=first: each == only)  # type: ignore[misc]
        self._at += 1
        return lambda each: any(test(each) for test in tests) is not others

    def _repeated(self, part: _Ends) -> _Ends:
        char = self._next()
        if char not in ("*", "+", "?", "{"):
            return part
        self._at += 1
        least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(char, (0, 0))
        if char == "{":
            inside, _, rest = self._source[self._at :].partition("}")
            low, comma, high = inside.partition(",")
            if (
                not low.isdigit()
                or (high and not high.isdigit())
                or not _
                or int(low) > _MOST_TIMES
                or int(high or 0) > _MOST_TIMES
            ):
                raise PatternError(f"write {{2}}, {{2,}} or {{2,4}}, {_MOST_TIMES} times at the most")
            self._at = len(self._source) - len(rest)
            least, most = int(low), (int(high) if high else None) if comma else int(low)
        if self._next() in ("*", "+", "?", "{") and self._next():
            raise PatternError(f"{self._next()} behind another repetition")
        return lambda text, starts, steps: _repeat(part, least, most, text, starts, steps)


def _single(test: Callable[[str], bool]) -> _Ends:
    def ends(text: str, starts: Set[int], steps: _Steps) -> Set[int]:
        steps.take(len(starts) + 1)
        return {at + 1 for at in starts if at < len(text) and test(text[at])}

    return ends


def _repeat(
    part: _Ends, least: int, most: int | None, text: str, starts: Set[int], steps: _Steps
) -> Set[int]:
    at = starts
    for _ in range(least):
        at = part(text, at, steps)
    found, fresh, times = set(at), set(at), least
    while fresh and (most is None or times < most):
        fresh = set(part(text, fresh, steps)) - found
        found |= fresh
        times += 1
    return found
