"""The walk over a plan's text beside the models, which changes what a new period changes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from opsplan.content.quarters import read_quarter
from opsplan.diagnostics import Bilingual, Loc
from opsplan.fixing.again import fields
from opsplan.fixing.again.baselines import Baselines
from opsplan.fixing.again.moving import Days
from opsplan.fixing.again.quarters import QuarterFestivals
from opsplan.fixing.again.rewriting import Rewriter
from opsplan.fixing.entries import line_end, line_start
from opsplan.model.activities import Activity
from opsplan.model.base import Entry
from opsplan.model.content import ContentEntry, ExtraDate, Quarter
from opsplan.model.goals import Goal, Metric
from opsplan.model.phases import Predecessor, Task
from opsplan.model.plan import DayOff, NamedDate, Period, Plan, Revision
from opsplan.model.problems import shorten
from opsplan.model.specs import FieldSpec, names_of
from opsplan.patterns import lazy_pattern
from opsplan.yamlio.layout import Part
from opsplan.yamlio.writing import quoted, scalar

_DAY = lazy_pattern(r"\s*(\d{4}-\d{2}-\d{2})")
_YEAR = lazy_pattern(r"(?<![\d.,])(\d{4})(?!\d|,\d)")
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_TIME = lazy_pattern(
    rf"(?P<year>{_YEAR.pattern})|\b\d{{1,2}}\s?月\s?\d{{1,2}}\s?[日号]|(?<![\d–-])\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b"
    rf"|\b{_MONTH} \d{{1,2}}\b"
)
"""A year, or a day of the year, in running text."""
_NEAR = 16
_FIRST_VERSION = "0.1"
_ON_FESTIVALS = (NamedDate, ExtraDate, Activity, ContentEntry)
"""Entries that stand on the very day of a festival because it is one."""


class Walk:
    """Goes through a plan's text once. ``undecided`` are places in the old text with what is to be decided there."""

    def __init__(
        self, text: str, rewriter: Rewriter, days: Days, plan: Plan, today: date, aims: Baselines,
        festivals: QuarterFestivals, later: Mapping[Loc, int],
    ) -> None:  # fmt: skip
        self.rewriter = rewriter
        self.undecided: list[tuple[int, Bilingual]] = []
        self._text = text
        self._days = days
        self._plan = plan
        self._today = today
        self._aims = aims
        self._festivals = festivals
        self._later = later
        self._years = range(days.move.start.year - 1, days.move.end.year + 2)

    def entry(self, part: Part, model: type[Entry], loc: Loc, named: str = "") -> bool:
        """Change an entry; False when nothing of it is left. ``named`` is what the entries around it are called."""
        if part.kind == "scalar":
            self._short(part, model, named, loc)
        if part.kind != "mapping":
            return True
        names = names_of(model)
        pairs = [(key, value, names.get(key.text)) for key, value in part.pairs]
        called = " ".join(
            value.text
            for _, value, spec in pairs
            if spec and spec.name in fields.NAMES and value.kind == "scalar"
        )
        named = called if called and model is not Predecessor else named
        results = fields.RESULTS.get(model, frozenset())
        gone = frozenset(
            at
            for at, (_, value, spec) in enumerate(pairs)
            if spec
            and (spec.name in results or not self._field(part, value, spec, model, (*loc, spec.name), named))
        )
        if len(gone) == len(pairs):
            return False
        if gone:
            self.rewriter.remove(part, gone)
        if model is Goal or model is Metric:
            self._baseline(
                part, {spec.name: at for at, (_, _, spec) in enumerate(pairs) if spec and at not in gone}, loc
            )
        if model is Task:
            self._task(part, {spec.name: value for _, value, spec in pairs if spec}, loc, named)
        if loc in self._festivals.lost:
            lost = "、".join(self._festivals.lost[loc])
            self._left(
                part.start,
                f"{lost}不在方案的任何一个季度里，已拿掉",
                f"in no quarter of the plan and left out: {lost}",
            )
        return True

    def _field(
        self, mapping: Part, value: Part, spec: FieldSpec, model: type[Entry], loc: Loc, named: str
    ) -> bool:
        """Change one value; False when its key goes."""
        flow = mapping.flow
        if model is Period and spec.name in ("start", "end"):
            move = self._days.move
            self._write(value, str(move.new_start if spec.name == "start" else move.new_end), flow=flow)
        elif model is Plan and spec.name in ("version", "date"):
            new = _FIRST_VERSION if spec.name == "version" else str(self._today)
            self._write(
                value,
                quoted(new) if not value.mark and spec.name == "version" else new,
                flow=flow,
                raw=not value.mark,
            )
        elif model is Plan and spec.name == "revisions":
            self._revisions(value)
        elif model is Plan and spec.name in ("title", "subtitle"):
            new = _YEAR.sub(self._next_year, value.text)
            self._write(value, new, flow=flow)
        elif (model, spec.name) in fields.WORDS:
            choice, word = fields.WORDS[model, spec.name]
            if choice.find(value.text) != word:
                self._write(value, word if value.text.isascii() else choice.values[word][1], flow=flow)
        elif model is Quarter and spec.name == "quarter":
            found = read_quarter(value.text)
            if found is not None and found.year:
                self._write(value, str(self._days.move.quarter(found.year, found.number)), flow=flow)
        elif model is Quarter and spec.name == "festivals" and loc[:-1] in self._festivals.written:
            names = self._festivals.written[loc[:-1]]
            if not names:
                return False
            self.rewriter.overwrite(value, f"[{', '.join(scalar(each, flow=True) for each in names)}]")
        elif spec.name in fields.months(model):
            year, month = map(int, value.text.split("-"))
            self._write(value, "{}-{:02}".format(*self._days.move.month(year, month)), flow=flow)
        elif spec.name in fields.dated(model):
            if model is not Task:
                self._dates(value, model, spec.name, named, loc[:-1], flow=flow)
        elif spec.model is not None:
            return self._inner(value, spec, loc, named)
        else:
            self._look(value)
        return True

    def _inner(self, value: Part, spec: FieldSpec, loc: Loc, named: str) -> bool:
        model = spec.model
        if model is None or issubclass(model, fields.HISTORY):
            return True
        if spec.shape == "entry-map" and value.kind == "mapping":
            for key, each in value.pairs:
                self.entry(each, model, (*loc, key.text), key.text)
            return True
        if value.kind == "sequence":
            for at, each in enumerate(value.items):
                self.entry(each, model, (*loc, at), named)
            return True
        if model is DayOff or spec.shape == "entries":
            return self.entry(value, model, (*loc, 0), named)
        return self.entry(value, model, loc, named)

    def _short(self, part: Part, model: type[Entry], named: str, loc: Loc) -> None:
        """An entry that is written as a text alone."""
        if model.shorthand in fields.dated(model):
            self._date(part, model.shorthand, named, model, loc, flow=True)
        else:
            self._look(part)

    def _dates(self, value: Part, model: type[Entry], key: str, named: str, loc: Loc, *, flow: bool) -> None:
        for part in value.items if value.kind == "sequence" else (value,):
            self._date(part, key, named, model, loc, flow=flow)

    def _date(self, part: Part, key: str, named: str, model: type[Entry], loc: Loc, *, flow: bool) -> None:
        found = _DAY.match(part.text) if part.kind == "scalar" else None
        if found is None:
            return
        role = fields.role_of(model, key)
        day = self._days.moved(
            date.fromisoformat(found[1]), role, named, on_festival=issubclass(model, _ON_FESTIVALS)
        )
        if loc in self._later:
            day = self._days.new.add_working_days(day, self._later[loc])
            self._late(part)
        self._write(part, part.text.replace(found[1], str(day), 1), flow=flow)
        if model is DayOff and key != "end":
            self._left(part.start, f"去年的休息日照搬到 {day}", f"last year's day off is put on {day}")

    def _task(self, part: Part, values: Mapping[str, Part], loc: Loc, named: str) -> None:
        """A task's own days: what ends does not end before it starts, and a length that is given too still agrees."""
        starts = next((key for key in ("start", "date") if key in values), "")
        days: dict[str, date] = {}
        for key in (starts, "end"):
            found = (
                _DAY.fullmatch(values[key].text) if key in values and values[key].kind == "scalar" else None
            )
            if found is not None:
                day = self._days.moved(
                    date.fromisoformat(found[1]), "end" if key == "end" else "start", named
                )
                day = self._days.new.add_working_days(day, self._later.get(loc, 0))
                days[key] = day
            elif key in values and loc in self._later and values[key].text in self._plan.dates:
                self._write(values[key], f"{values[key].text}+{self._later[loc]}wd", flow=part.flow, raw=True)
            elif key in values:
                self._dates(values[key], Task, key, named, (), flow=part.flow)
        if "end" in days and starts in days and days["end"] < days[starts]:
            days["end"] = days[starts]
        for key, day in days.items():
            self._write(values[key], str(day), flow=part.flow)
        if loc in self._later:
            self._late(part)
        if len(days) == 2 and "duration" in values:
            count = self._days.new.working_days_between(days[starts], days["end"])
            if values["duration"].text.strip().isdigit() or "wd" in values["duration"].text:
                self._write(values["duration"], f"{max(count, 1)}wd", flow=part.flow)

    def _late(self, part: Part) -> None:
        self._left(
            part.start,
            "前置任务到时还没结束，所以推后了",
            "put later, since what comes before it would not be done",
        )

    def _baseline(self, part: Part, places: Mapping[str, int], loc: Loc) -> None:
        target = part.pairs[places["target"]] if "target" in places else None
        if target is not None:
            said = Bilingual("示例：去年的目标值，改成新的", "sample: last year's target; put the new one")
            self.rewriter.comment(target[1], said.get(self._plan.lang))
        new = self._aims.written.get(loc)
        if new is not None:
            if "baseline" in places:
                self._write(part.pairs[places["baseline"]][1], new, flow=part.flow)
            elif target is not None:
                name = "baseline" if target[0].text.isascii() else "基线"
                self.rewriter.add(part, places["target"], name, scalar(new, flow=part.flow))
        if loc in self._aims.reached:
            actual = self._aims.reached[loc]
            self._left(
                part.start,
                f"去年做到 {actual}，超过了目标值：定新的基线和目标值",
                f"last year reached {actual}, past the target: set a new baseline and target",
            )
        if loc in self._aims.kept:
            self._left(
                part.start,
                "实际值与公式对不上，基线没有改",
                "the actual values do not fit the formula, so the baseline is as it was",
            )

    def _revisions(self, value: Part) -> None:
        chinese = self._plan.lang != "en"
        names = [(spec.zh if not _ascii_keys(value) else spec.name) for spec in names_of(Revision).values()]
        names = list(dict.fromkeys(names))
        author = next((each.author for each in reversed(self._plan.revisions) if each.author), None)
        first, last = self._plan.period.start, self._plan.period.end
        said = (
            f"以 {first} 至 {last} 的方案为底稿" if chinese else f"Begun from the plan for {first} to {last}"
        )
        words = (
            quoted(_FIRST_VERSION),
            str(self._today),
            scalar(author, flow=True) if author else "",
            scalar(said, flow=True),
        )
        written = ", ".join(f"{name}: {word}" for name, word in zip(names, words, strict=True) if word)
        entry = f"{{{written}}}"
        if value.kind == "sequence":
            entry = f"[{entry}]" if value.flow else f"- {entry}"
        self.rewriter.overwrite(value, entry)

    def _next_year(self, found: re.Match[str]) -> str:
        move = self._days.move
        year = int(found[1])
        return str(year + move.years) if move.start.year <= year <= move.end.year else found[1]

    def _look(self, part: Part) -> None:
        """Texts with a year or a day of the year are for people to read again."""
        stack = [part]
        while stack:
            each = stack.pop()
            stack.extend(each.items)
            if each.kind != "scalar":
                continue
            shown: set[int] = set()
            for found in _TIME.finditer(self._text, each.start, each.end):
                line = line_start(self._text, found.start())
                if line in shown or (found["year"] and int(found["year"]) not in self._years):
                    continue
                shown.add(line)
                said = self._around(
                    found, max(line, each.start), min(line_end(self._text, found.end()), each.end)
                )
                self._left(found.start(), f"文字里的日期：{said}", f"a date in the text: {said}")

    def _around(self, found: re.Match[str], first: int, last: int) -> str:
        """The text on both sides of a year, within these places."""
        start, end = max(first, found.start() - _NEAR), min(last, found.end() + _NEAR)
        said = " ".join(self._text[start:end].split())
        return f"{'…' if start > first else ''}{said}{'…' if end < last else ''}"

    def _write(self, value: Part, new: str, *, flow: bool, raw: bool = False) -> None:
        if value.kind == "scalar" and raw and not value.mark:
            if value.text != new:
                self.rewriter.overwrite(value, new)
        elif (
            not self.rewriter.replace(value, new, flow=flow) and value.kind == "scalar" and value.text != new
        ):
            self._left(value.start, f"没有改成 {shorten(new)}", f"not changed to {shorten(new)}")

    def _left(self, at: int, zh: str, en: str) -> None:
        self.undecided.append((at, Bilingual(zh, en)))


def _ascii_keys(value: Part) -> bool:
    first = value.items[0] if value.kind == "sequence" and value.items else value
    return not first.items or first.items[0].text.isascii()
