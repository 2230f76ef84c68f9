"""Where templates are: a folder the user names, or the shelf that comes with opsplan."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from opsplan.errors import TemplateNotFound
from opsplan.library.manifest import FILE, Template, read_manifest

DEFAULT = "base"


@cache
def shelf_folder() -> Path:
    """The folder of the templates that come with opsplan: inside the package when it is installed, beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


@cache
def shelf() -> tuple[Template, ...]:
    """The templates that come with opsplan, by name."""
    folders = sorted(path.parent for path in shelf_folder().glob(f"*/{FILE}"))
    return tuple(read_manifest(folder) for folder in folders)


def find_template(name: str | None, kind: str | None = None, *, beside: Path | None = None) -> Template:
    """A template by name or folder; without a name, the one for the plan's kind.

    A folder is looked for in ``beside``, the folder of the plan that names it, then in the current one.

    Raises TemplateNotFound, TemplateError.
    """
    if name is None:
        return next((t for t in shelf() if kind and kind in t.kinds), None) or find_template(DEFAULT)
    for template in shelf():
        if template.name == name:
            return template
    folders = tuple(dict.fromkeys(folder.resolve() for folder in (beside or Path(), Path())))
    for folder in folders:
        if os.path.isdir(folder / name):
            return read_manifest((folder / name).resolve())
    searched = [str(folder) for folder in (shelf_folder(), *folders)]
    raise TemplateNotFound(name, [t.name for t in shelf()], searched)


def chain(template: Template) -> tuple[Template, ...]:
    """The template and what it builds on, nearest first. A loop ends it."""
    out = [template]
    while out[-1].extends and all(out[-1].extends != t.name for t in out):
        out.append(find_template(out[-1].extends))
    return tuple(out)
