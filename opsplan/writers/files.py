"""The files a plan becomes: format names, suffixes, and writing them whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from opsplan.diagnostics import Bilingual
from opsplan.errors import FULL, OutputError, Refused, reason
from opsplan.records import dataclass
from opsplan.writers.saving import save


@dataclass(frozen=True, slots=True)
class Kinds:
    """The formats a command can write: what follows the plan's name in a file's name, which of them a suffix
    asks for, which are written unasked, and one that reads well on stdout."""

    suffixes: Mapping[str, str]
    by_suffix: Mapping[str, str]
    default: tuple[str, ...]
    stdout: str

    def file_name(self, plan: str, form: str, edition: str = "") -> str:
        """The name of one file, after the plan's file and its edition; ``plan`` is empty for a plan without a file."""
        stem = Path(plan).stem if plan else "plan"
        return f"{stem}-{edition}{self.suffixes[form]}" if edition else f"{stem}{self.suffixes[form]}"


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


def write_outputs(outputs: Sequence[Output], *, overwrite: bool = True) -> None:
    """Write all files, or none: on any failure every target keeps what it had.

    Without ``overwrite`` a file that is there already is an error. Raises OutputError.
    """
    try:
        save({output.path: output.data for output in outputs}, overwrite=overwrite)
    except OSError as error:
        why = reason(error)
        raise OutputError(
            Bilingual(f"写不了 {error.filename}：{why.zh}", f"cannot write {error.filename}: {why.en}"),
            _advice(error),
        ) from error


def _advice(error: OSError) -> Bilingual:
    """What to do, and that nothing is lost."""
    path = Path(error.filename)
    if isinstance(error, Refused) and error.help:
        zh, en = error.help.zh, error.help.en
    elif error.errno in FULL:
        zh, en = "腾出空间，或用 -o 写到别的磁盘", "make room, or write to another disk with -o"
    elif isinstance(error, PermissionError) and _is_open(path):
        zh, en = (
            "它正在 Word、PowerPoint、WPS 或 LibreOffice 里打开着：关掉再运行一次",
            "it is open in Word, PowerPoint, WPS or LibreOffice: close it and run again",
        )
    elif isinstance(error, PermissionError):
        zh, en = (
            "检查文件夹和文件的权限；文件正在别的程序里打开时，先关掉它",
            "check the permissions of the folder and the file; if a program holds the file open, close it",
        )
    else:
        zh, en = "检查这个路径，或用 -o 写到别处", "check this path, or write elsewhere with -o"
    return Bilingual(f"{zh}；原有的文件没有动", f"{en}; the files that were there are untouched")


def _is_open(path: Path) -> bool:
    """True when an office program says so by a file beside it: ``~$an.docx`` (Word leaves out up to two letters),
    ``~$plan.pptx``, ``.~lock.plan.docx#``."""
    name = path.name
    marks = (f"~${name}", f"~${name[1:]}", f"~${name[2:]}", f".~lock.{name}#")
    return any((path.parent / mark).exists() for mark in marks)
