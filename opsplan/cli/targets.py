"""Where a render goes: a folder, one file, or stdout; and in which formats."""

from __future__ import annotations

import os
from pathlib import Path

import click

from opsplan.cli.options import STDIN
from opsplan.cli.words import say
from opsplan.records import dataclass
from opsplan.writers.files import DELIVERABLES, Kinds


@dataclass(frozen=True, slots=True)
class Target:
    """``folder`` for files named after their plan, or one ``file``, or neither: stdout."""

    formats: tuple[str, ...]
    folder: Path | None = None
    file: Path | None = None
    kinds: Kinds = DELIVERABLES

    @property
    def stdout(self) -> bool:
        return self.folder is None and self.file is None

    def path(self, plan: str, form: str, edition: str = "") -> Path:
        """The path of one file, named after the plan and its edition. Not for stdout."""
        if self.file is not None:
            return self.file
        name = self.kinds.file_name("" if plan == STDIN else plan, form, edition)
        return (self.folder or Path()) / name


def parse_formats(
    text: str | None, kinds: Kinds = DELIVERABLES, option: str = "--to"
) -> tuple[str, ...] | None:
    """``docx,pptx`` as a tuple. Raises click.BadParameter with the formats there are."""
    if text is None:
        return None
    names = tuple(
        dict.fromkeys(name.strip().lower().removeprefix(".") for name in text.split(",") if name.strip())
    )
    names = tuple(name if name in kinds.suffixes else kinds.by_suffix.get(f".{name}", name) for name in names)
    unknown = [name for name in names if name not in kinds.suffixes]
    if unknown or not names:
        known = ", ".join(kinds.suffixes)
        what = unknown[0] if unknown else text
        raise click.BadParameter(
            say(f"没有“{what}”这种格式，可选：{known}", f"there is no format '{what}'; formats: {known}"),
            param_hint=option,
        )
    return names


def parse_target(
    output: str | None, formats: tuple[str, ...] | None, plans: tuple[str, ...], kinds: Kinds = DELIVERABLES,
    option: str = "--to",
) -> Target:  # fmt: skip
    """What ``-o`` and the formats asked for by ``option`` mean together. Raises click.UsageError."""
    if output is None:
        return Target(formats or kinds.default, folder=Path(), kinds=kinds)
    if output == "-":
        if not formats or len(formats) != 1 or len(plans) != 1:
            raise click.UsageError(
                say(
                    f"-o - 一次只能输出一个方案的一种格式：加上 {option} {kinds.stdout}",
                    f"-o - takes one plan and one format: add {option} {kinds.stdout}",
                )
            )
        return Target(formats, kinds=kinds)
    path = Path(output)
    by_suffix = kinds.by_suffix.get(path.suffix.lower())
    if os.path.isdir(path) or output.endswith(("/", "\\")) or not path.suffix:
        return Target(formats or kinds.default, folder=path, kinds=kinds)
    if by_suffix is None:
        known = " ".join(kinds.by_suffix)
        raise click.UsageError(
            say(
                f"不知道 {path.name} 是什么格式；可用的后缀：{known}；要写到文件夹就在末尾加 /",
                f"what format is {path.name}? Suffixes: {known}; end a folder's name with /",
            )
        )
    if formats and (len(formats) != 1 or not kinds.suffixes[formats[0]].endswith(path.suffix.lower())):
        raise click.UsageError(
            say(
                f"{path.name} 只能放一种格式，与 {option} {','.join(formats)} 不符",
                f"{path.name} holds one format, not {option} {','.join(formats)}",
            )
        )
    if len(plans) > 1:
        raise click.UsageError(
            say(
                "多个方案不能写进同一个文件；-o 写一个文件夹",
                "several plans cannot go into one file; give -o a folder",
            )
        )
    return Target(formats or (by_suffix,), file=path, kinds=kinds)


def check_clashes(plans: tuple[str, ...], target: Target) -> None:
    """Two plans must not write the same file, and none the file of a plan. Raises click.UsageError."""
    sources = {os.path.realpath(plan) for plan in plans if plan != STDIN}
    seen: dict[Path, str] = {}
    for plan in plans:
        for form in target.formats if not target.stdout else ():
            path = target.path(plan, form)
            if os.path.realpath(path) in sources:
                raise click.UsageError(
                    say(
                        f"{path} 是方案本身，不能写成输出",
                        f"{path} is a plan itself and cannot be written to",
                    )
                )
            if path in seen:
                raise click.UsageError(
                    say(
                        f"{seen[path]} 和 {plan} 都要写 {path}",
                        f"{seen[path]} and {plan} would both write {path}",
                    )
                )
            seen[path] = plan


def single_path(output: str, name: str, suffixes: tuple[str, ...]) -> Path:
    """Where a command that makes one file writes it: ``name`` in a folder, or the file itself.

    Raises click.UsageError for another suffix.
    """
    path = Path(output)
    if os.path.isdir(path) or output.endswith(("/", "\\")) or not path.suffix:
        return path / name
    if path.suffix.lower() not in suffixes:
        raise click.UsageError(
            say(
                f"{path} 不是 {suffixes[0]} 文件；写成 -o {name}，或写一个文件夹",
                f"{path} is no {suffixes[0]} file; write -o {name}, or a folder",
            )
        )
    return path
