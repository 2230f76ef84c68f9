"""The places of a plan that an edition names: ``budget``, ``目标.g1``, ``activities.costs``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opsplan.diagnostics import Bilingual, Loc
from opsplan.model.base import Entry
from opsplan.model.nearest import nearest_names
from opsplan.model.plan import Plan
from opsplan.model.specs import fields_of, names_of
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.redacting.tree import inside
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode

_STEP = lazy_pattern(r"\.?(?P<name>[^.\[\]]+)|\[(?P<item>[^\]]*)\]")
_NAMES = frozenset({"id", "编号", "name", "名称", "姓名", "title", "标题"})
"""Keys by whose value an entry can be named."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a place is: nowhere when the plan leaves out what it names. ``wrong`` says why there can be no such place."""

    locs: tuple[Loc, ...] = ()
    wrong: tuple[Bilingual, Bilingual] | None = None
    required: bool = False
    """True when the plan cannot do without the value."""


@dataclass(frozen=True, slots=True)
class _Spot:
    loc: Loc
    node: Node
    model: type[Entry] | None


def find_place(root: MappingNode, text: str) -> Found:
    """All places that ``text`` names: a key of a list means that of every entry; an id or a name, also in
    brackets, chooses one, as a number in brackets does."""
    spots: tuple[_Spot, ...] = (_Spot((), root, Plan),)
    models: tuple[type[Entry] | None, ...] = (Plan,)
    required, end = False, 0
    for step in _STEP.finditer(text.strip()):
        if step.start() != end:
            return Found(wrong=_unreadable(text))
        end = step.end()
        name = (step["item"] or step["name"] or "").strip()
        found = _key(models, name) if step["item"] is None else None
        if found is not None:
            key, model, required = found
            spots = tuple(_below(_each(spots), key))
            models = (model,)
        elif models == (None,):
            spots = tuple(_named(spots, name))
        elif chosen := tuple(_chosen(spots, name)):
            spots, required = chosen, False
        elif step["item"] is None:
            return Found(wrong=_no_key(name, models))
        elif spots:
            return Found(wrong=_no_entry(text, name, spots))
    if end != len(text.strip()) or not end:
        return Found(wrong=_unreadable(text))
    return Found(tuple(spot.loc for spot in spots), required=required)


def _key(models: Iterable[type[Entry] | None], name: str) -> tuple[str, type[Entry] | None, bool] | None:
    for model in models:
        spec = names_of(model).get(name) if model else None
        if spec is not None:
            return spec.name, None if spec.shape == "entry-map" else spec.model, spec.required
    return None


def _each(spots: Iterable[_Spot]) -> Iterator[_Spot]:
    """The spots themselves, and of a list its items."""
    for spot in spots:
        if isinstance(spot.node, SequenceNode):
            for index, item in enumerate(spot.node.items):
                yield _Spot((*spot.loc, index), item, spot.model)
        else:
            yield spot


def _below(spots: Iterable[_Spot], name: str) -> Iterator[_Spot]:
    for spot in spots:
        for key, value in spot.node.entries if isinstance(spot.node, MappingNode) else ():
            own, model, node = inside(key, value, spot.model)
            if own == name:
                yield _Spot((*spot.loc, name), node, model)


def _named(spots: Iterable[_Spot], name: str) -> Iterator[_Spot]:
    """The value of a key that the plan's writer chose: a named date."""
    for spot in spots:
        for key, value in spot.node.entries if isinstance(spot.node, MappingNode) else ():
            if key.text == name:
                yield _Spot((*spot.loc, name), value, spot.model)


def _chosen(spots: Iterable[_Spot], wanted: str) -> Iterator[_Spot]:
    items = [spot for spot in _each(spots) if spot.loc and isinstance(spot.loc[-1], int)]
    yield from (spot for spot in items if wanted in _names(spot.node) or str(spot.loc[-1]) == wanted)


def _names(node: Node) -> Iterator[str]:
    if isinstance(node, ScalarNode):
        yield node.text.strip()
    for key, value in node.entries if isinstance(node, MappingNode) else ():
        if key.text in _NAMES and isinstance(value, ScalarNode):
            yield value.text.strip()


def _unreadable(text: str) -> tuple[Bilingual, Bilingual]:
    return (
        Bilingual(f"“{text}”不是方案里的位置", f"'{text}' is no place of a plan"),
        Bilingual("写成 预算、目标.g1 或 活动.成本", "write budget, goals.g1 or activities.costs"),
    )


def _no_key(name: str, models: Iterable[type[Entry] | None]) -> tuple[Bilingual, Bilingual]:
    known = [
        each
        for model in models
        if model
        for spec in fields_of(model).values()
        for each in (spec.name, spec.zh)
    ]
    near = nearest_names(name, known)
    zh = f"是不是“{near[0]}”？" if near else f"这里有：{'、'.join(known[1:24:2])}……"
    en = f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(known[:24:2])} …"
    return Bilingual(f"方案没有叫“{name}”的章节或键", f"a plan has no section or key '{name}'"), Bilingual(
        zh, en
    )


def _no_entry(text: str, item: str, spots: Iterable[_Spot]) -> tuple[Bilingual, Bilingual]:
    names = [name for spot in _each(spots) for name in list(_names(spot.node))[:1]]
    zh, en = "、".join(names[:8]), ", ".join(names[:8])
    return (
        Bilingual(f"“{text}”：没有叫“{item}”的条目", f"'{text}': there is no entry '{item}'"),
        Bilingual(f"现有：{zh}", f"there are: {en}")
        if names
        else Bilingual("方案里还没有条目", "the plan has none yet"),
    )
