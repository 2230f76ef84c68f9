"""A template copied to a folder of one's own, where it builds on the one it came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from opsplan.diagnostics import Bilingual
from opsplan.errors import OutputError
from opsplan.library.manifest import FILE, Template
from opsplan.library.template_files import files_in, read_any
from opsplan.yamlio.lines import line_starts
from opsplan.yamlio.reader import read_yaml
from opsplan.yamlio.writing import scalar

_COPIED = (".j2", ".yaml", ".md", ".png")


def copy_template(template: Template, folder: Path) -> Mapping[Path, bytes]:
    """The files of a template as they stand in a folder that is not there yet, by path; the copy gets the folder's name.

    A copy of a template that others build on builds on it in turn, so that what is deleted from the copy comes from there;
    the plans that it starts name the copy. Raises OutputError, and TemplateError for a file that leads out of the folder.
    """
    if folder.exists():
        raise OutputError(
            Bilingual(f"{folder} 已经存在，没有复制", f"{folder} is there already, nothing was copied"),
            Bilingual("写一个新文件夹的名字", "give the name of a new folder"),
        )
    copied = {}
    for source in files_in(template.folder, _COPIED):
        relative = source.relative_to(template.folder)
        data = read_any(template.folder, source)
        copied[folder / relative] = _renamed(data, relative, template, folder.name)
    return copied


def _renamed(data: bytes, file: Path, template: Template, name: str) -> bytes:
    """The manifest with the copy's name and what it builds on, a starter with the copy as the template of its plans."""
    if file.name.startswith("plan.") and file.suffix == ".j2":
        named = re.compile(rf"^(template|模板): *{re.escape(template.name)} *$".encode(), re.MULTILINE)
        return named.sub(lambda found: found[1] + f": {scalar(name, flow=False)}".encode(), data)
    if str(file) != FILE:
        return data
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
