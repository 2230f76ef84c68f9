"""The files of a template's folder: texts of a bounded size, and nothing that a link or a name reaches outside it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from opsplan.diagnostics import Bilingual
from opsplan.errors import TemplateError, reason

LARGEST = 256_000
"""Bytes of a text of a template; the longest starter of the shelf has some 45,000."""
_LARGEST_FILE = 5_000_000
"""Bytes of any other file, such as a picture."""
_MOST_FILES = 200
_DEEPEST = 4


def inside(folder: Path, path: Path) -> Path:
    """The path without links. Raises ValueError when it is not a file in the folder, OSError when it is none at all."""
    real = path.resolve(strict=True)
    if not real.is_relative_to(folder.resolve()) or not stat.S_ISREG(real.stat().st_mode):
        raise ValueError(f"{path} is no file of {folder}")
    return real


def read_bytes(folder: Path, path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a file in a template's folder. Raises TemplateError when it is not to be read, or too large."""
    try:
        real = inside(folder, path)
        with open(real, "rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        why = reason(error)
        words = Bilingual(f"读不了这个模板文件：{why.zh}", f"cannot read this file of the template: {why.en}")
        raise TemplateError(words, str(path)) from error
    except ValueError:
        raise TemplateError(
            Bilingual("这不是模板文件夹里的文件：模板只能读自己文件夹里的文件", "this is no file of the template's folder: a template reads its own files only"),
            str(path), help=Bilingual("用文件本身代替链接", "put the file itself in place of the link"),
        ) from None  # fmt: skip
    if len(data) > largest:
        raise TemplateError(
            Bilingual(f"模板文件大于 {largest // 1000} KB", f"the file has more than {largest // 1000} KB"),
            str(path),
        )
    return data


def read_text(folder: Path, path: Path) -> str:
    """The text of a file in a template's folder. Raises TemplateError when it is not to be read, too large, or not UTF-8."""
    data = read_bytes(folder, path)
    try:
        return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        words = Bilingual("模板不是 UTF-8 编码", "the template is not UTF-8")
        raise TemplateError(words, str(path), line, Bilingual("另存为 UTF-8", "save it as UTF-8")) from error


def read_any(folder: Path, path: Path) -> bytes:
    """The bytes of a text or a picture in a template's folder. Raises TemplateError."""
    return read_bytes(folder, path, LARGEST if path.suffix in (".j2", ".yaml") else _LARGEST_FILE)


def files_in(folder: Path, suffixes: tuple[str, ...]) -> tuple[Path, ...]:
    """The files of a template's folder that end so, by name; what links and other special files lead to is not looked at.
    Raises TemplateError when there are more than a template has."""
    found: list[Path] = []
    for path in _walk(folder, _DEEPEST):
        if path.suffix in suffixes:
            found.append(path)
        if len(found) > _MOST_FILES:
            raise TemplateError(
                Bilingual(f"文件夹里的文件多于 {_MOST_FILES} 个，不像模板", f"the folder has more than {_MOST_FILES} files: it is no template"),
                str(folder),
            )  # fmt: skip
    return tuple(sorted(found))


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                yield Path(entry.path)
            elif depth:
                yield from _walk(Path(entry.path), depth - 1)
