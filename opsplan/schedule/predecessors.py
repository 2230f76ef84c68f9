"""What ``after`` means: which task or day, which kind of link, which lag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from opsplan.diagnostics import Bilingual, Loc
from opsplan.model.phases import Phase, Predecessor
from opsplan.model.problems import shorten
from opsplan.model.spelling import Spellings
from opsplan.schedule.expressions import DateNames, respelt
from opsplan.schedule.lengths import NO_OFFSET, Offset, parse_offset, split_bare_number, split_offset
from opsplan.schedule.outline import OutlineTask
from opsplan.schedule.problems import Problems
from opsplan.schedule.results import Link


class LinkReader:
    """Turns predecessors as written into links, and reports those that mean nothing or several things."""

    def __init__(
        self,
        tasks: Sequence[OutlineTask],
        refs: Mapping[str, tuple[int, ...]],
        phases: Sequence[Phase],
        dates: DateNames,
        problems: Problems,
    ) -> None:
        self._tasks = tasks
        self._phases = {text: phase for phase in phases for text in (phase.name.strip(), phase.id) if text}
        self._refs = refs
        self._dates = dates
        self._problems = problems

    def links(self, task: OutlineTask) -> tuple[Link, ...]:
        """The links of a task, in the order of its ``after``; those that cannot be understood are left out."""
        if not task.task.after:
            return ()
        found = (self._link(task, position, each) for position, each in enumerate(task.task.after))
        return tuple(link for link in found if link)

    def _link(self, task: OutlineTask, position: int, written: Predecessor) -> Link | None:
        text = written.task.strip()
        ref, lag = text, NO_OFFSET
        if not self._knows(text):
            split = split_offset(text)
            if not split or not self._knows(split[0]):
                self._report_missing(text, _loc(task, position))
                return None
            ref, lag = split
        if written.lag is not None:
            own = self._lag(written.lag, lag, _loc(task, position))
            if own is None:
                return None
            lag = own
        kind = written.type or "FS"
        indices = self._refs.get(ref, ())
        if len(indices) > 1 or (indices and self._dates.is_name(ref) and not self._same_day(indices[0], ref)):
            self._report_ambiguous(ref, indices, _loc(task, position))
            return None
        if indices and self._is_kin(task, indices[0]):
            self._report_kin(task, self._tasks[indices[0]], _loc(task, position))
            return None
        if indices:
            return Link(ref, kind, lag, indices[0], None, self._tasks[indices[0]].task.path, position)
        return Link(ref, kind, lag, None, self._dates.base_date(ref), ref, position)

    def _is_kin(self, task: OutlineTask, other: int) -> bool:
        """True when one of the two is a part of the other, at any depth."""
        if task.parent is None and self._tasks[other].parent is None:
            return False
        return task.index != other and (
            other in self._above(task) or task.index in self._above(self._tasks[other])
        )

    def _above(self, task: OutlineTask) -> Iterator[int]:
        while task.parent is not None:
            yield task.parent
            task = self._tasks[task.parent]

    def _report_kin(self, task: OutlineTask, other: OutlineTask, loc: Loc) -> None:
        part, whole = (task, other) if task.depth > other.depth else (other, task)
        self._problems.blocking(
            "tsk-dep-cycle", loc,
            Bilingual(f"“{part.label}”是“{whole.label}”的一部分，两者不能互为前置", f"'{part.label}' is a part of '{whole.label}', so neither can wait for the other"),
            Bilingual("去掉这个前置；子任务之间可以写先后", "drop this predecessor; parts may wait for one another"),
        )  # fmt: skip

    def _knows(self, text: str) -> bool:
        return text in self._refs or self._dates.knows(text)

    def _same_day(self, index: int, name: str) -> bool:
        """A milestone on the named date of its own name: both mean that day, so nothing is ambiguous."""
        task = self._tasks[index].task
        written = task.start or task.date or task.end
        day = self._dates.base_date(name)
        return task.milestone and not task.tasks and day is not None and self._dates.when(written) == day

    def _lag(self, text: str, already: Offset, loc: Loc) -> Offset | None:
        lag = parse_offset(text)
        if lag is None:
            self._problems.blocking(
                "tsk-lag", (*loc, "lag"),
                Bilingual(f"间隔“{shorten(text)}”要写数字和单位", f"the lag '{shorten(text)}' needs a number and a unit"),
                Bilingual("写成 2wd（工作日）、-1d、1w 或 1mo", "write 2wd (working days), -1d, 1w or 1mo"),
            )  # fmt: skip
        elif already.text:
            self._problems.blocking(
                "tsk-lag", (*loc, "lag"),
                Bilingual(f"间隔写了两次：{already.text} 和 {lag.text}", f"the lag is given twice: {already.text} and {lag.text}"),
                Bilingual("只留一处", "keep one of them"),
            )  # fmt: skip
            return None
        return lag

    def _report_missing(self, text: str, loc: Loc) -> None:
        bare = split_bare_number(text)
        if bare and self._knows(bare[0]):
            name, offset = shorten(bare[0]), bare[1]
            self._problems.blocking(
                "tsk-lag", loc,
                Bilingual(f"“{shorten(text)}”的间隔没有单位", f"the lag in '{shorten(text)}' has no unit"),
                Bilingual(f"写成 {name}{offset}wd（工作日）或 {name}{offset}d（自然日）", f"write {name}{offset}wd (working days) or {name}{offset}d (days)"),
            )  # fmt: skip
            return
        split = split_offset(text)
        name = split[0] if split else text
        phase = self._phases.get(name)
        if phase:
            self._report_phase(name, phase, loc)
            return
        self._problems.blocking(
            "tsk-dep-missing", loc,
            Bilingual(f"前置“{shorten(name)}”不是任务，也不是关键日期", f"the predecessor '{shorten(name)}' is neither a task nor a named date"),
            self._problems.nearest(name, (*self._refs, *self._dates.names))
            or Bilingual("写任务的编号或完整名称", "write the id or the whole name of a task"),
            instead=respelt(text, self._spellings),
        )  # fmt: skip

    @cached_property
    def _spellings(self) -> Spellings:
        tasks = ((name, indices) for name, indices in self._refs.items())
        return Spellings((*tasks, *((name, name) for name in self._dates.names)))

    def _report_phase(self, name: str, phase: Phase, loc: Loc) -> None:
        last = shorten(phase.tasks[-1].id or phase.tasks[-1].name) if phase.tasks else ""
        self._problems.blocking(
            "tsk-dep-missing", loc,
            Bilingual(f"“{shorten(name)}”是阶段，前置要写任务", f"'{shorten(name)}' is a phase; a predecessor is a task"),
            Bilingual(f"写这个阶段里最后完成的任务，如 {last}", f"write the task of that phase that ends last, such as {last}")
            if last
            else Bilingual("这个阶段还没有任务：先给它加一个任务或里程碑", "that phase has no tasks yet: give it a task or a milestone first"),
        )  # fmt: skip

    def _report_ambiguous(self, ref: str, indices: Sequence[int], loc: Loc) -> None:
        places = [self._tasks[index].task.path or self._tasks[index].label for index in indices]
        if self._dates.is_name(ref):
            places.append(f"dates.{shorten(ref)}")
        self._problems.blocking(
            "ref-ambiguous", loc,
            Bilingual(f"“{shorten(ref)}”有几种意思：{'、'.join(places[:5])}", f"'{shorten(ref)}' may mean {', '.join(places[:5])}"),
            Bilingual("给任务写上唯一的编号 id，并引用编号", "give the task an id of its own and refer to that"),
        )  # fmt: skip


def _loc(task: OutlineTask, position: int) -> Loc:
    return (*task.task.loc, "after", position)
