"""Dataclasses whose methods are made when they are first used.

``dataclasses.dataclass`` writes and compiles six methods for a class, which takes 0.7 ms, and a command loads hundreds
of classes and uses some: a sixth of the time that a plan of 60 tasks took. Here a class has its slots at once, and the
standard makes the rest when somebody makes, compares, prints or copies one of it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

_FIELDS = "__dataclass_fields__"
_ALWAYS = ("__init__", "__repr__", "__match_args__", "__dataclass_params__", _FIELDS)
if sys.version_info >= (3, 13):
    _ALWAYS += ("__replace__",)
_FROZEN = ("__setattr__", "__delattr__", "__getstate__", "__setstate__")
_NO_FIELDS = ("ClassVar", "InitVar", "KW_ONLY")
_NOT_COPIED = frozenset({"__dict__", "__weakref__"})


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

    __slots__ = ("_options", "_written", "record")

    def __init__(self, written: type, options: dict[str, bool]) -> None:
        self._written = written
        self._options = options
        fields = tuple(written.__annotations__)
        left_out = _NOT_COPIED.union(fields)
        body = {name: value for name, value in vars(written).items() if name not in left_out}
        body["__slots__"] = fields
        for name in _promised(options):
            if body.get(name) is None:  # with an __eq__ of its own, a class has the __hash__ None
                body[name] = _Promise(self, name)
        self.record: type = type(written)(written.__name__, written.__bases__, body)
        self.record.__qualname__ = written.__qualname__

    def make(self, name: str) -> Any:
        """Keep the promise of a name, and of those that are made along with it."""
        if name == _FIELDS:
            made: dict[str, Any] = {name: self._fields()}
        elif name == "__init__" and self._is_simple():
            made = {name: self._init()}
        else:
            made = self._rest()
        for each, value in made.items():
            if isinstance(vars(self.record).get(each), _Promise):
                setattr(self.record, each, value)
        return vars(self.record)[name]

    def _fields(self) -> dict[str, Any]:
        """The fields alone, of a class that has nothing else."""
        import dataclasses

        names, written = self._written.__annotations__, vars(self._written)
        body = {name: written[name] for name in names if name in written}
        body |= {"__annotations__": names, "__module__": self._written.__module__, "__doc__": "Fields."}
        made: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(type("Sketch", (), body))
        return dict(vars(made)[_FIELDS])

    def _is_simple(self) -> bool:
        """True when all fields are given, by place or by name."""
        return all(each.init and not each.kw_only for each in getattr(self.record, _FIELDS).values())

    def _init(self) -> Callable[..., None]:
        """As the standard's, but a frozen record's fields are set by their slots: a quarter less time than through
        ``object.__setattr__``, and Word documents are made of some ten thousand of them."""
        from dataclasses import MISSING

        known: dict[str, Any] = {"_MISSING": MISSING}
        given, set_ = ["self"], []
        for name, each in getattr(self.record, _FIELDS).items():
            value = name
            known[f"_set_{name}"] = getattr(self.record, name).__set__
            if each.default_factory is not MISSING:
                known[f"_make_{name}"] = each.default_factory
                given.append(f"{name}=_MISSING")
                value = f"_make_{name}() if {name} is _MISSING else {name}"
            elif each.default is not MISSING:
                known[f"_default_{name}"] = each.default
                given.append(f"{name}=_default_{name}")
            else:
                given.append(name)
            set_.append(
                f"_set_{name}(self, {value})" if self._options.get("frozen") else f"self.{name} = {value}"
            )
        if hasattr(self.record, "__post_init__"):
            set_.append("self.__post_init__()")
        exec("\n  ".join((f"def __init__({', '.join(given)}):", *(set_ or ["pass"]))), known)
        made: Callable[..., None] = known["__init__"]
        made.__qualname__ = f"{self.record.__qualname__}.__init__"
        return made

    def _rest(self) -> dict[str, Any]:
        import dataclasses

        ours = {"__init__"} if self._is_simple() else set()  # asked first: the standard takes defaults out
        self._written.__doc__ = self._written.__doc__ or "."  # without one it looks up the signature
        made = vars(dataclasses.dataclass(**self._options)(self._written))
        return {name: made[name] for name in _promised(self._options) if name not in ours}


def _promised(options: dict[str, bool]) -> tuple[str, ...]:
    compared = ("__eq__",) if options.get("eq", True) else ()
    if not options.get("frozen"):
        return _ALWAYS + compared
    return (*_ALWAYS, *compared, *(("__hash__",) if compared else ()), *_FROZEN)


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
