"""A template copied to a folder of one's own, where it builds on the one it came from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from opsplan.diagnostics import Bilingual
from opsplan.errors import OutputError, reason
from opsplan.library.manifest import FILE, Template
from opsplan.yamlio.reader import read_yaml
from opsplan.yamlio.source import line_starts
from opsplan.yamlio.writing import scalar

_COPIED = (".j2", ".yaml", ".md", ".png")


def copy_template(template: Template, folder: Path) -> Iterator[Path]:
    """Copy the files of a template, one by one, into a folder that is not there yet; it gets the folder's name.

    A copy of a template that others build on builds on it in turn, so that what is deleted from the copy comes from there.
    Raises OutputError.
    """
    if folder.exists():
        raise OutputError(
            Bilingual(f"{folder} 已经存在，没有复制", f"{folder} is there already, nothing was copied"),
            Bilingual("写一个新文件夹的名字", "give the name of a new folder"),
        )
    try:
        for source in sorted(template.folder.rglob("*")):
            if not source.is_file() or source.suffix not in _COPIED:
                continue
            target = folder / source.relative_to(template.folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            data = source.read_bytes()
            target.write_bytes(_renamed(data, template, folder.name) if source.name == FILE else data)
            yield target
    except OSError as error:
        why = reason(error)
        raise OutputError(
            Bilingual(f"写不了 {folder}：{why.zh}", f"cannot write {folder}: {why.en}")
        ) from error


def _renamed(data: bytes, template: Template, name: str) -> bytes:
    """The manifest with the copy's name, and what it builds on."""
    read = read_yaml(data)
    if read.root is None:
        return data
    text, starts = read.text, line_starts(read.text)
    lines, own = text, {key.text: value for key, value in read.root.entries}
    if "name" in own:
        node = own["name"]
        start = starts[node.line - 1] + node.column - 1
        end = start + len(text[start:].split("\n", 1)[0])
        lines = text[:start] + scalar(name, flow=False) + text[end:]
    else:
        lines = f"name: {scalar(name, flow=False)}\n{text}"
    if not template.extends:
        lines = lines.rstrip("\n") + f"\nextends: {scalar(template.name, flow=False)}\n"
    return lines.encode()
