"""What a sheet says, in a plan's own words: names as the ids it uses, states as it spells them, times as it writes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from opsplan.blocks.calendar_fields import FieldValue
from opsplan.diagnostics import Bilingual
from opsplan.importing.calendar_cells import Wrong
from opsplan.model.base import Entry, PersonMark, RefTo
from opsplan.model.choices import ENTRY_STATUS
from opsplan.model.content import ContentEntry
from opsplan.model.index import PlanIndex, entries, entry_name
from opsplan.model.nearest import nearest_names
from opsplan.model.plan import Plan
from opsplan.model.problems import shorten
from opsplan.model.refs import split_persons
from opsplan.model.specs import fields_of, marks_of
from opsplan.model.spelling import Spellings
from opsplan.patterns import lazy_pattern

Written = str | tuple[str, ...]
_STRONG, _WEAK = lazy_pattern(r"\s*[;；\n]\s*"), lazy_pattern(r"\s*[、,，]\s*")
"""What stands between the items of a list; commas only where nothing stronger does."""
_SHOWN = 6
"""How many names are said to choose from."""
_TEAM = ("team",)


class PlanWords:
    """How one plan writes the values of its entries. ``statuses`` are the states as they stand in it; ``chinese`` says
    that its keys are Chinese."""

    def __init__(self, plan: Plan, index: PlanIndex, statuses: Iterable[str], *, chinese: bool) -> None:
        self._plan = plan
        self._index = index
        self._entries = plan.content.entries if plan.content else ()
        known = tuple(statuses)
        self._english = any(word in ENTRY_STATUS.values for word in known) if known else not chinese
        self._spellings: dict[tuple[str, ...], Spellings] = {}
        self._by_id: dict[str, bool] = {}

    def written(self, name: str, value: FieldValue, before: str = "") -> Written | Wrong | None:
        """What to write for the value of a field; None for an empty one. ``before`` is the ref that stands there."""
        if value is None:
            return None
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, Decimal):
            return f"{value:f}"
        text = str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
        if name == "status":
            return self._status(text)
        spec = fields_of(ContentEntry)[name]
        marks = marks_of(spec)
        if any(isinstance(mark, PersonMark) for mark in marks):
            return self._persons(name, text, before)
        ref = next((mark for mark in marks if isinstance(mark, RefTo)), None)
        if ref is None:
            return text
        if spec.shape != "values":
            return self._ref(name, ref.targets, text, before, words=ref.or_text)
        return self._refs(name, ref, text)

    def _status(self, text: str) -> str:
        value = ENTRY_STATUS.find(text) or text
        return value if self._english or value not in ENTRY_STATUS.values else ENTRY_STATUS.values[value][1]

    def _persons(self, name: str, text: str, before: str) -> str | Wrong:
        several = split_persons(text)
        if self._index.person(text) or self._used(name, text) or not any(map(self._index.person, several)):
            several = (text,)
        found = [
            self._ref(name, _TEAM, each, before, words=not self._plan.team or self._used(name, each))
            for each in several
        ]
        wrong = next((each for each in found if isinstance(each, Wrong)), None)
        return wrong or "、".join(each for each in found if isinstance(each, str))

    def _refs(self, name: str, ref: RefTo, text: str) -> Written | Wrong:
        whole = self._ref(name, ref.targets, text, "", words=True)
        if whole != text or self._find(ref.targets, text):
            return whole
        parts = (_STRONG if _STRONG.search(text) else _WEAK).split(text)
        found = [self._ref(name, ref.targets, each, "", words=ref.or_text) for each in parts if each]
        wrong = next((each for each in found if isinstance(each, Wrong)), None)
        texts = tuple(each for each in found if isinstance(each, str))
        return wrong or (texts[0] if len(texts) == 1 else texts)

    def _ref(
        self, name: str, targets: tuple[str, ...], text: str, before: str, *, words: bool
    ) -> str | Wrong:
        """The id or name of what a text means; the text itself where words are allowed (``words``)."""
        spelt = text if self._find(targets, text) else self._spelt(targets).same(text) or text
        found = self._find(targets, spelt)
        if found is None:
            return text if words else self._unknown(targets, text)
        target, entry = found
        own = getattr(entry, "id", None)
        if spelt == own or (spelt != entry_name(entry) and target == "team"):
            return spelt
        if sum(entry_name(each) == spelt for each in entries(self._plan, target)) > 1:
            return Wrong(
                Bilingual(
                    f"方案里不止一个“{shorten(spelt)}”", f"the plan has more than one '{shorten(spelt)}'"
                ),
                Bilingual("写它的 id", "write its id"),
            )
        return own if own and self._writes_ids(name, targets, before) else spelt

    def _writes_ids(self, name: str, targets: tuple[str, ...], before: str) -> bool:
        """True when the plan names things by their ids: here, or else mostly in this field."""
        here = self._is_id(targets, before)
        if here is not None:
            return here
        if name not in self._by_id:
            said = [self._is_id(targets, raw) for raw in self._raws(name)]
            self._by_id[name] = said.count(True) >= said.count(False)
        return self._by_id[name]

    def _is_id(self, targets: tuple[str, ...], raw: str) -> bool | None:
        found = self._find(targets, raw) if raw else None
        own = getattr(found[1], "id", None) if found else None
        return None if own is None else raw == own

    def _raws(self, name: str) -> Iterable[str]:
        for entry in self._entries:
            value = getattr(entry, name)
            yield from value if isinstance(value, tuple) else (value or "",)

    def _used(self, name: str, text: str) -> bool:
        """True when an entry already names that person, in the team or not."""
        return text in self._raws(name)

    def _find(self, targets: tuple[str, ...], text: str) -> tuple[str, Entry] | None:
        if targets == _TEAM:
            member = self._index.person(text)
            return ("team", member) if member else None
        return next(((each, entry) for each in targets if (entry := self._index.find(each, text))), None)

    def _spelt(self, targets: tuple[str, ...]) -> Spellings:
        if targets not in self._spellings:
            pairs: list[tuple[str, object]] = [
                (name, self._index.person(name)) for name in self._index.people
            ]
            if targets != _TEAM:
                pairs = [pair for each in targets for pair in self._index.table(each).items()]
            self._spellings[targets] = Spellings(pairs)
        return self._spellings[targets]

    def _unknown(self, targets: tuple[str, ...], text: str) -> Wrong:
        names = [entry_name(each) for target in targets for each in entries(self._plan, target)]
        near = tuple(map(shorten, nearest_names(text, names, 0.5) or names[:_SHOWN]))
        return Wrong(
            Bilingual(f"方案里没有“{shorten(text)}”", f"the plan has no '{shorten(text)}'"),
            Bilingual(
                f"写 {'、'.join(near)}，或先加进方案", f"write {', '.join(near)}, or add it to the plan first"
            )
            if near
            else Bilingual("先加进方案", "add it to the plan first"),
        )
