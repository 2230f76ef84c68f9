"""Records are the standard's dataclasses in all that can be seen of them."""

from __future__ import annotations

import copy
import dataclasses
import importlib
import pickle
import pkgutil
import re
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, field, fields, replace
from typing import Any, ClassVar, Generic, TypeVar

import pytest
from conftest import ROOT

import opsplan
from opsplan.records import dataclass

T = TypeVar("T")
Maker = Callable[..., Callable[[type], type]]


class Plain:
    """A base that is no record."""

    __slots__ = ()

    def doubled(self) -> Any:
        return self.number * 2  # type: ignore[attr-defined]


def point(make: Maker) -> Any:
    class Point(Plain):
        """A frozen one with defaults of all kinds."""

        number: int
        name: str = "n"
        parts: tuple[int, ...] = field(default=())
        seen: list[int] = field(default_factory=list, compare=False, repr=False)

        @property
        def shown(self) -> str:
            return f"{self.number}{self.name}"

    return make(frozen=True, slots=True)(Point)


def counter(make: Maker) -> Any:
    class Counter:
        """One that changes, with fields that are not given and work after the others are set."""

        number: int = 3
        _twice: int = field(init=False, default=0)
        found: dict[str, int] = field(init=False, default_factory=dict)

        def __post_init__(self) -> None:
            self._twice = self.number * 2

    return make(slots=True)(Counter)


def same(make: Maker) -> Any:
    class Same:
        """Equal to nothing but itself."""

        number: int = 1

    return make(frozen=True, slots=True, eq=False)(Same)


def pair(make: Maker) -> Any:
    class Pair(Generic[T]):
        """With methods of its own that the standard would make."""

        number: T
        other: T | None = None

        def __eq__(self, other: object) -> bool:
            return True

        def __repr__(self) -> str:
            return "pair"

    return make(frozen=True, slots=True)(Pair)


def empty(make: Maker) -> Any:
    class Empty:
        """Without fields."""

    return make(frozen=True, slots=True)(Empty)


def checked(make: Maker) -> Any:
    class Checked:
        """One that refuses."""

        number: int

        def __post_init__(self) -> None:
            if self.number < 0:
                raise ValueError("negative")

    return make(frozen=True, slots=True)(Checked)


def with_constant(make: Maker) -> Any:
    class WithConstant:
        """Not all annotations are fields."""

        limit: ClassVar[int] = 5
        number: int = 1

    return make(frozen=True, slots=True)(WithConstant)


def child(make: Maker) -> Any:
    base = point(make)

    class Child(base):  # type: ignore[misc]
        """One that inherits from another."""

        more: int = 9

    return make(frozen=True, slots=True)(Child)


def dictionary(make: Maker) -> Any:
    class Dictionary:
        """One without slots."""

        number: int

    return make(frozen=True)(Dictionary)


def ordered(make: Maker) -> Any:
    class Ordered:
        """With options that no record of ours has."""

        number: int
        name: str = field(default="", kw_only=True)

    return make(frozen=True, slots=True, order=True)(Ordered)


CLASSES = (point, counter, same, pair, empty, checked, with_constant, child, dictionary, ordered)
GIVEN: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    ((), {}), ((1,), {}), ((2,), {}), ((1, "x"), {}), ((1, "x", (2,), [3]), {}), ((), {"number": 4}), ((-1,), {}), ((1, 2, 3, 4, 5, 6), {}),
    ((1,), {"number": 2}), ((1,), {"nonsense": 2}), (([],), {}),
)  # fmt: skip


def told(do: Callable[[], Any]) -> Any:
    """What comes of it, or the kind of error. A class is told by its name, so that twins tell the same."""
    try:
        return do()
    except Exception as error:
        return type(error)


def said(value: Any) -> str:
    return repr(value).split("<locals>.")[-1].split(" at 0x")[0]


def facts(cls: Any, arguments: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any]:
    """What can be seen of one made of these."""
    made = told(lambda: cls(*arguments, **named))
    if isinstance(made, type):
        return {"refused": made}
    other = cls(*arguments, **named)

    def changed() -> Any:
        made.number = 7
        return said(made)

    def removed() -> Any:
        del other.number

    return {
        "repr": said(made),
        "equal": told(lambda: (made == other, made != other, made == 1, made == cls(*arguments, **named))),
        "hash": told(lambda: hash(made) == hash(other)) if cls.__hash__ else "none",
        "copied": said(copy.copy(made)),
        "deeply": said(copy.deepcopy(made)),
        "state": told(lambda: made.__getstate__()),
        "replaced": told(lambda: said(replace(made, number=5))),
        "dictionary": told(lambda: dataclasses.asdict(made)),
        "less": told(lambda: made < cls(99)),
        "doubled": told(lambda: made.doubled()),
        "changed": told(changed),
        "removed": told(removed),
        "new": told(lambda: setattr(made, "nonsense", 1)) in (AttributeError, TypeError, FrozenInstanceError),
    }


@pytest.mark.parametrize("write", CLASSES, ids=lambda write: write.__name__)
@pytest.mark.parametrize("given", GIVEN, ids=str)
def test_what_is_made_is_as_the_standard_makes_it(
    write: Callable[[Maker], Any], given: tuple[tuple[Any, ...], dict[str, Any]]
) -> None:
    assert facts(write(dataclass), *given) == facts(write(dataclasses.dataclass), *given)  # type: ignore[arg-type]


@pytest.mark.parametrize("write", CLASSES, ids=lambda write: write.__name__)
def test_a_class_tells_of_itself_what_the_standards_tells_before_any_is_made(
    write: Callable[[Maker], Any],
) -> None:
    def of(cls: Any) -> dict[str, Any]:
        return {
            "match": cls.__match_args__,
            "slots": getattr(cls, "__slots__", None),
            "parameters": repr(cls.__dataclass_params__),
            "fields": [(one.name, one.type, one.default, one.init, one.compare) for one in fields(cls)],
            "factories": [one.default_factory is not MISSING for one in fields(cls)],
            "hashed": cls.__hash__ is not None,
            "name": (cls.__name__, cls.__qualname__, cls.__module__, cls.__doc__),
            "record": dataclasses.is_dataclass(cls),
        }

    assert of(write(dataclass)) == of(write(dataclasses.dataclass))  # type: ignore[arg-type]


def test_what_is_first_asked_does_not_matter() -> None:
    def first_hash(cls: Any) -> Any:
        return cls.__hash__(cls(1)), cls(1) == cls(1), repr(cls(1))

    def first_repr(cls: Any) -> Any:
        shown = cls.__repr__(cls(1))
        return hash(cls(1)), cls(1) == cls(1), shown

    def first_parameters(cls: Any) -> Any:
        assert cls.__dataclass_params__.frozen
        return hash(cls(1)), cls(1) == cls(1), repr(cls(1))

    assert first_hash(point(dataclass)) == first_repr(point(dataclass)) == first_parameters(point(dataclass))


def test_a_class_that_inherits_may_be_used_before_the_one_it_inherits_from() -> None:
    base = point(dataclass)

    class Heir(base):  # type: ignore[misc]
        __slots__ = ()

    assert Heir(1).doubled() == 2
    assert Heir(1) == Heir(1)
    assert Heir(1) != base(1)


@dataclass(frozen=True, slots=True)
class Sent:
    """Of the module, as what is pickled must be."""

    number: int
    name: str = "n"


def test_one_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(Sent(1, "x"))) == Sent(1, "x")


def test_one_matches_by_place_and_by_name() -> None:
    match Sent(1, "x"):
        case Sent(2, _):
            pytest.fail("no 2 was made")
        case Sent(number, name=name):
            assert (number, name) == (1, "x")


def test_no_module_takes_the_standards_decorator() -> None:
    """It would be paid for by every command that imports the module."""
    files = [file for file in (ROOT / "opsplan").rglob("*.py") if file != ROOT / "opsplan" / "records.py"]
    assert len(files) > 500
    pattern = re.compile(r"^from dataclasses import .*\bdataclass\b|\bdataclasses\.dataclass\b", re.MULTILINE)
    found = [str(file) for file in files if pattern.search(file.read_text(encoding="utf-8"))]
    assert found == [], "from opsplan.records import dataclass"


def test_every_record_of_the_program_can_be_made_whole() -> None:
    """What the standard would refuse when a class is declared shows only at its first use: a default that is a list, say."""
    found = 0
    for info in pkgutil.walk_packages(opsplan.__path__, "opsplan."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for cls in {one for one in vars(module).values() if isinstance(one, type)}:
            if cls.__module__ == info.name and "__dataclass_fields__" in vars(cls):
                assert callable(cls.__init__)
                assert repr(cls.__dataclass_params__)  # type: ignore[attr-defined]
                names = tuple(one.name for one in fields(cls))  # type: ignore[arg-type]
                assert vars(cls).get("__slots__", names) == names
                found += 1
    assert found > 400
