"""The files a plan becomes: format names, suffixes, and writing them whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from opsplan.diagnostics import Bilingual
from opsplan.errors import OutputError, reason


@dataclass(frozen=True, slots=True)
class Kinds:
    """The formats a command can write: what follows the plan's name in a file's name, which of them a suffix
    asks for, which are written unasked, and one that reads well on stdout."""

    suffixes: Mapping[str, str]
    by_suffix: Mapping[str, str]
    default: tuple[str, ...]
    stdout: str


DELIVERABLES = Kinds(
    MappingProxyType({
        "docx": ".docx", "pptx": ".pptx", "gantt": "-gantt.svg", "md": ".md", "txt": ".txt", "deck-txt": "-deck.txt",
        "pdf": ".pdf", "deck-pdf": "-deck.pdf",
    }),
    MappingProxyType({".docx": "docx", ".pptx": "pptx", ".svg": "gantt", ".md": "md", ".txt": "txt", ".pdf": "pdf"}),
    ("docx", "pptx", "gantt"),
    "md",
)  # fmt: skip
"""What ``render`` makes of a plan."""
_CHARTS = ("svg", "png", "html", "pptx", "docx", "xlsx", "xml", "mmd", "csv", "ics")
CHARTS = Kinds(
    MappingProxyType({name: f"-gantt.{name}" for name in _CHARTS}),
    MappingProxyType({f".{name}": name for name in _CHARTS}),
    ("svg",),
    "svg",
)
"""What ``gantt`` makes of a plan's schedule."""
SCHEDULES = Kinds(
    MappingProxyType({
        "table": "-schedule.txt", "csv": "-schedule.csv", "json": "-schedule.json", "md": "-schedule.md",
    }),
    MappingProxyType({".txt": "table", ".csv": "csv", ".json": "json", ".md": "md"}),
    ("table",),
    "json",
)  # fmt: skip
"""What ``schedule`` writes."""
DATES = Kinds(
    MappingProxyType({"table": ".txt", "md": ".md", "csv": ".csv", "ics": ".ics", "json": ".json"}),
    MappingProxyType({".txt": "table", ".md": "md", ".csv": "csv", ".ics": "ics", ".json": "json"}),
    ("table",),
    "csv",
)
"""What ``dates`` writes."""
SCORES = Kinds(
    MappingProxyType({"text": "-score.txt", "json": "-score.json", "markdown": "-score.md"}),
    MappingProxyType({".txt": "text", ".json": "json", ".md": "markdown"}),
    ("text",),
    "text",
)
"""What ``score`` writes."""

CALENDARS = Kinds(
    MappingProxyType({
        "table": "-calendar.txt", "csv": "-calendar.csv", "md": "-calendar.md", "json": "-calendar.json",
        "ics": "-calendar.ics", "xlsx": "-calendar.xlsx",
        "html": "-calendar.html", "docx": "-calendar.docx", "pptx": "-calendar.pptx",
    }),
    MappingProxyType({".txt": "table", ".csv": "csv", ".md": "md", ".json": "json", ".ics": "ics", ".xlsx": "xlsx", ".html": "html", ".docx": "docx", ".pptx": "pptx"}),
    ("csv",),
    "json",
)  # fmt: skip
"""What ``calendar`` makes of a plan's content."""


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file, still in memory."""

    format: str
    path: Path
    data: bytes


def write_outputs(outputs: Sequence[Output]) -> None:
    """Write all files, each beside its target and then renamed; on any failure every target keeps what it had.

    Raises OutputError.
    """
    staged: list[tuple[Path, Path]] = []
    target = Path()
    try:
        for output in outputs:
            target = output.path
            staged.append((_stage(output), output.path))
        for temporary, target in staged:
            os.replace(temporary, target)
    except OSError as error:
        # A file in the way is named itself; the name of a temporary file would tell the user nothing.
        where = error.filename if isinstance(error, FileExistsError) else target
        why = reason(error)
        raise OutputError(
            Bilingual(f"写不了 {where}：{why.zh}", f"cannot write {where}: {why.en}"),
            Bilingual(
                "检查文件夹是否存在、是否有写权限，文件是否正被 Office 打开",
                "check that the folder exists and may be written to, and that no program holds the file open",
            ),
        ) from error
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def _stage(output: Output) -> Path:
    """The data in a temporary file in the target's folder, with the permissions of the target, or of a new file."""
    output.path.parent.mkdir(parents=True, exist_ok=True)
    if output.path.is_dir():
        raise IsADirectoryError(21, os.strerror(21), str(output.path))
    handle, name = tempfile.mkstemp(
        prefix=f".{output.path.name[:40]}.", suffix=".tmp", dir=output.path.parent
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(output.data)
        os.chmod(name, _permissions(output.path))
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _permissions(path: Path) -> int:
    """Those of the file that is there, else those a new file gets."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
