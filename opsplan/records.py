"""Dataclasses whose methods are made when they are first used.

``dataclasses.dataclass`` writes and compiles six methods for a class, which takes 0.7 ms, and a command loads hundreds
of classes and uses some: a sixth of the time that a plan of 60 tasks took. Here a class has its slots at once, and the
rest follows when somebody makes, compares, prints or copies one of it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

_FIELDS = "__dataclass_fields__"
_ALWAYS = ("__init__", "__repr__", "__match_args__", "__dataclass_params__", _FIELDS)
if sys.version_info >= (3, 13):
    _ALWAYS += ("__replace__",)
_COMPARED = ("__eq__", "__hash__")
_FROZEN = ("__setattr__", "__delattr__", "__getstate__", "__setstate__")
_NO_FIELDS = ("ClassVar", "InitVar", "KW_ONLY")
_NOT_COPIED = frozenset({"__dict__", "__weakref__"})
_NOTHING = object()
"""Stands for the default that a field does not have."""


class _Promise:
    """Stands in a class for an attribute that is made when it is first looked up."""

    __slots__ = ("_draft", "_name")

    def __init__(self, draft: _Draft, name: str) -> None:
        self._draft = draft
        self._name = name

    def __get__(self, instance: object | None, owner: type) -> Any:
        made = self._draft.make(self._name)
        return made.__get__(instance, owner) if hasattr(made, "__get__") else made


class _Draft:
    """A class as it was written, and ``record``, the class with slots that stands for it."""

    __slots__ = ("_given", "_options", "_written", "record")

    def __init__(self, written: type, options: dict[str, bool]) -> None:
        self._written = written
        self._options = options
        body = {name: value for name, value in vars(written).items() if name not in _NOT_COPIED}
        self._given = {name: body.pop(name, _NOTHING) for name in written.__annotations__}
        body["__slots__"] = tuple(self._given)
        for name in _promised(options):
            if body.get(name) is None:  # with an __eq__ of its own, a class has the __hash__ None
                body[name] = _Promise(self, name)
        self.record: type = type(written)(written.__name__, written.__bases__, body)
        self.record.__qualname__ = written.__qualname__

    def make(self, name: str) -> Any:
        """Keep the promise of a name, and of those that are made along with it."""
        if name == "__init__" and self._is_simple():
            made: dict[str, Any] = {name: self._init()}
        elif name in _COMPARED:
            made = self._sketch(_COMPARED, unsafe_hash=self._options.get("frozen", False))
        elif name == _FIELDS:
            made = self._sketch((_FIELDS,), eq=False)
        else:
            made = self._rest()
        for each in _promised(self._options):
            if each in made and isinstance(vars(self.record)[each], _Promise):
                setattr(self.record, each, made[each])
        return vars(self.record)[name]

    def _is_simple(self) -> bool:
        """True when all fields are given, by place or by name."""
        from dataclasses import Field

        fields = [value for value in self._given.values() if isinstance(value, Field)]
        return all(each.init and each.kw_only is not True for each in fields)

    def _init(self) -> Callable[..., None]:
        """As the standard's, in a tenth of the time: the code is that of another record of the same shape, under other names."""
        from dataclasses import MISSING, Field

        known: dict[str, Any] = {"MISSING": MISSING}
        defaults: list[Any] = []
        makers: set[int] = set()
        for place, (name, value) in enumerate(self._given.items()):
            known[f"set{place}"] = vars(self.record)[name].__set__
            if isinstance(value, Field) and value.default_factory is not MISSING:
                known[f"make{place}"] = value.default_factory
                makers.add(place)
                defaults.append(MISSING)
            elif isinstance(value, Field):
                defaults += () if value.default is MISSING else (value.default,)
            elif value is not _NOTHING:
                defaults.append(value)
        frozen, followed = self._options.get("frozen", False), hasattr(self.record, "__post_init__")
        code = _shape(len(self._given), frozenset(makers), frozen=frozen, followed=followed)
        names = {f"field{place}": name for place, name in enumerate(self._given)}
        code = code.replace(
            co_varnames=tuple(names.get(name, name) for name in code.co_varnames),
            co_names=tuple(names.get(name, name) for name in code.co_names),
            co_qualname=f"{self._written.__qualname__}.__init__",
        )
        return FunctionType(code, known, "__init__", tuple(defaults))

    def _sketch(self, wanted: tuple[str, ...], **options: bool) -> dict[str, Any]:
        """What is wanted of that which the standard makes of the fields alone, in a class that has nothing else."""
        import dataclasses

        body: dict[str, Any] = {name: value for name, value in self._given.items() if value is not _NOTHING}
        for name in ("__annotations__", "__module__", "__qualname__"):
            body[name] = getattr(self._written, name)
        sketch = type(self._written.__name__, (), body | {"__doc__": "The fields alone."})
        made = vars(dataclasses.dataclass(init=False, repr=False, **options)(sketch))
        return {name: made[name] for name in wanted}

    def _rest(self) -> dict[str, Any]:
        import dataclasses

        self._written.__doc__ = self._written.__doc__ or "."  # without one it looks up the signature
        made = dict(vars(dataclasses.dataclass(**self._options)(self._written)))
        if self._is_simple():
            del made["__init__"]
        return made


@cache
def _shape(count: int, makers: frozenset[int], *, frozen: bool, followed: bool) -> CodeType:
    """The code of an ``__init__`` for so many fields, some of them ``makers`` of their defaults.

    A frozen record's fields are set by their slots: a quarter less time than through ``object.__setattr__``, and a Word
    document of a thousand tasks is made of a hundred thousand records.
    """
    lines = [f"def __init__({', '.join(('self', *(f'field{place}' for place in range(count))))}):"]
    for place in range(count):
        value = f"field{place}"
        if place in makers:
            value = f"make{place}() if {value} is MISSING else {value}"
        lines.append(f"set{place}(self, {value})" if frozen else f"self.field{place} = {value}")
    if followed:
        lines.append("self.__post_init__()")
    made: dict[str, Any] = {}
    exec("\n  ".join([*lines, "return"]), made)
    code: CodeType = made["__init__"].__code__
    return code


def _promised(options: dict[str, bool]) -> tuple[str, ...]:
    frozen = options.get("frozen", False)
    compared = _COMPARED[: 1 + frozen] if options.get("eq", True) else ()
    return (*_ALWAYS, *compared, *(_FROZEN if frozen else ()))


def _is_usual(written: type, options: dict[str, bool]) -> bool:
    """True for a class with slots that stands alone, all of whose annotations are fields."""
    if not options.get("slots") or options.keys() - {"slots", "frozen", "eq"}:
        return False
    if any(_FIELDS in vars(base) for base in written.__mro__[1:]):
        return False
    said = map(str, written.__annotations__.values())
    return not any(word in annotation for annotation in said for word in _NO_FIELDS)


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(**options: bool) -> Callable[[type], type]:
        """``dataclasses.dataclass``, whose words these are; what it would refuse it refuses at the first use.

        A class without slots, or one that inherits from a record, is made by the standard at once.
        """

        def make(written: type) -> type:
            if _is_usual(written, options):
                return _Draft(written, options).record
            import dataclasses

            return dataclasses.dataclass(**options)(written)

        return make
