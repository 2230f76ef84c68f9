"""Many plans at once: who works on them, what is said of each in the plans' order, and of all in the end."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from opsplan.cli import ending
from opsplan.cli.making import Made, say_written, tell, write
from opsplan.cli.progress import Progress
from opsplan.cli.render_work import PRELOADED, PRELOADED_FOR, Finished, Order, trouble_of, work
from opsplan.cli.reporting import EXIT_FINDINGS, failed, print_at, summary
from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Bilingual, Finding, Position, Report, Severity
from opsplan.errors import UserError
from opsplan.pipeline.many import Outcome, in_processes, in_this_process
from opsplan.records import dataclass

_ALIKE = 5
"""Of so many rows a finding of one rule at one place is told."""
_NAMED = 20
"""So many of the plans that failed are named in the end."""
Run = Callable[[Sequence[Order]], Iterator[Outcome[Finished]]]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is left to say of an order when its files are written; ``failed`` says why it has none, or not the right ones."""

    outcome: Outcome[Finished]
    paths: tuple[Path, ...] = ()
    failed: str = ""


def local(jobs: int) -> Run:
    """Work in so many processes of this machine; one job needs none of its own."""
    wanted = jobs or _cores()

    def run(orders: Sequence[Order]) -> Iterator[Outcome[Finished]]:
        count = min(wanted, len(orders))
        if count <= 1:
            return in_this_process(work, orders)
        formats = orders[0].settings.formats
        preload = (*PRELOADED, *(name for form in formats for name in PRELOADED_FOR.get(form, ())))
        return in_processes(work, orders, count, preload=preload)

    return run


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))  # those that this process may use
    except AttributeError:
        return os.cpu_count() or 1


def render_many(orders: Sequence[Order], run: Run) -> tuple[list[Path], int]:
    """Render all, each written as soon as it is made and told in its turn: the paths, and the exit code."""
    held: dict[int, _Told] = {}
    said = _Said()
    paths: list[Path] = []
    wrong: dict[str, str] = {}
    code, turn = 0, 0
    with Progress(len(orders)) as progress:
        for outcome in run(orders):
            order = orders[outcome.index]
            told = _written(order, outcome)
            held[outcome.index] = told
            if told.failed:
                wrong.setdefault(order.label, told.failed)
            progress.step(order.label, len(wrong))
            while turn in held:
                one = held.pop(turn)
                progress.clear()
                _say(orders[turn], one, said)
                paths += one.paths
                code = max(code, ending.EXIT_BUG if one.outcome.bug else EXIT_FINDINGS if one.failed else 0)
                turn += 1
    said.say_rest()
    _sum_up({order.label for order in orders}, wrong)
    return paths, code


def _written(order: Order, outcome: Outcome[Finished]) -> _Told:
    """Write what was made; of the bytes nothing is kept."""
    finished = outcome.result
    if finished is None:
        return _Told(
            outcome,
            failed=say("进程中断", "its process died")
            if outcome.lost
            else say("opsplan 的缺陷", "a bug of opsplan"),
        )
    made = finished.made
    if made is None:
        return _Told(outcome, failed=say("没有生成文件", "nothing was written"))
    bare = replace(finished, made=replace(made, files={}))
    if made.stopped:
        return _Told(replace(outcome, result=bare), failed=summary(made.report, terminal_language()))
    try:
        paths = tuple(write(made, order.named, order.settings.target))
    except UserError as error:
        bare = replace(bare, trouble=trouble_of(error))
        return _Told(replace(outcome, result=bare), failed=error.text.get(terminal_language()))
    proof = finished.proof
    differs = proof is not None and failed(proof.report, strict=order.settings.strict)
    why = say("文件与方案不一致", "its files differ from the plan") if differs else ""
    return _Told(replace(outcome, result=bare), paths, why)


def _say(order: Order, told: _Told, said: _Said) -> None:
    """What was found in one plan, what was written of it, and what became of its process. Of the rows of a table, what
    was ``said`` of one is not repeated for others."""
    outcome = told.outcome
    if outcome.lost or outcome.tries > 1:
        _say_lost(order.label, outcome)
    if outcome.bug:
        click.echo(f"{order.label}: ", nl=False, err=True)
        ending.bug(outcome.bug.strip().rpartition("\n")[2].partition(":")[0], outcome.bug)
    finished = outcome.result
    if finished is None:
        return
    made, trouble = finished.made, finished.trouble
    if made is not None:
        tell(said.of_row(order.label, made) if order.row else made, order.settings.target)
    if trouble is not None:
        lang = order.settings.lang or terminal_language()
        print_at(trouble.file, trouble.line, Severity.ERROR, trouble.text, trouble.help, lang)
    if made is not None and told.paths:
        say_written(made, told.paths)
    if made is not None and finished.proof is not None and told.paths:
        from opsplan.cli.verify import say_proof

        say_proof(finished.proof, made.lang)


class _Said:
    """What was said of the rows of a table, so that what holds for all of them is not said of each."""

    def __init__(self) -> None:
        self._findings: set[Finding] = set()
        self._rows: Counter[tuple[str, str, Position | None]] = Counter()

    def of_row(self, place: str, made: Made) -> Made:
        """What is new in this row, with its place: every error that stops it, a few of the rest."""
        told = []
        for each in made.report:
            at = each.rule, each.file, each.position
            self._rows[at] += 1
            if each.blocking or (each not in self._findings and self._rows[at] <= _ALIKE):
                message = Bilingual(f"{each.message.zh}（{place}）", f"{each.message.en} ({place})")
                told.append(replace(each, message=message))
            self._findings.add(each)
        return replace(made, file=place, report=Report.of(told))

    def say_rest(self) -> None:
        """In how many rows there is what was found in more than one."""
        for (rule, file, position), count in self._rows.items():
            if count > 1:
                where = f"{file}:{position.line}:{position.column}" if position else file
                click.echo(f"{where}: {say(f'{rule}：共 {count} 行', f'{rule}: {count} rows')}", err=True)


def _say_lost(label: str, outcome: Outcome[Finished]) -> None:
    if not outcome.lost:
        words = say(
            "做它的进程中断过一次，换一个进程重做了", "its process died; it was done again in another"
        )
        click.echo(f"{label}: {words}", err=True)
        return
    text = say(
        f"做它的进程中断了 {outcome.tries} 次（{outcome.lost}）", f"its process died {outcome.tries} times ({outcome.lost})"
    )  # fmt: skip
    help = say(
        "内存不够时系统会结束进程：用小一点的 --jobs，或单独做这个方案；它没有生成文件",
        "a system short of memory ends processes: give a smaller --jobs, or render this plan alone; nothing was written of it",
    )
    click.echo(f"{label}: {say('错误', 'error')}: {text}\n    {say('帮助', 'help')}: {help}", err=True)


def _sum_up(labels: set[str], wrong: dict[str, str]) -> None:
    """How many plans were rendered, and which were not."""
    good = len(labels) - len(wrong)
    zh, en = f"{len(labels)} 个方案：做好 {good} 个", f"{len(labels)} plans: {good} rendered"
    if wrong:
        zh, en = f"{zh}，{len(wrong)} 个没有做好", f"{en}, {len(wrong)} failed"
    click.echo(say(zh, en), err=True)
    for label, why in list(wrong.items())[:_NAMED]:
        click.echo(f"  {label}: {why}", err=True)
    if len(wrong) > _NAMED:
        rest = len(wrong) - _NAMED
        click.echo(f"  {say(f'还有 {rest} 个', f'and {rest} more')}", err=True)
