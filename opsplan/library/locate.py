"""Where templates are: the project's, the user's, those of installed packages, and the shelf that comes with opsplan."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from opsplan.diagnostics import Bilingual
from opsplan.errors import NETWORK, TemplateError, TemplateNotFound
from opsplan.library.manifest import FILE, Template, read_manifest
from opsplan.records import dataclass

DEFAULT = "base"
FOLDER = "templates"
"""The project's and the user's templates are in a folder of this name."""
ENTRY_POINTS = "opsplan.templates"
"""The entry points by which a package says in which of its modules templates lie."""
Origin = Literal["project", "user", "package", "built-in"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A place that templates are looked for in. ``package`` is who installed it."""

    origin: Origin
    folder: Path
    package: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A template and the shelf it stands on; ``hidden`` are the folders of those of its name that come later."""

    template: Template
    shelf: Shelf
    hidden: tuple[Path, ...] = ()


@cache
def shelf_folder() -> Path:
    """The folder of the templates that come with opsplan: inside the package when it is installed, beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / FOLDER
    return installed if installed.is_dir() else package.parent / FOLDER


@cache
def shelf() -> tuple[Template, ...]:
    """The templates that come with opsplan, by name."""
    return tuple(_templates_in(shelf_folder()))


def user_folder() -> Path:
    """Where a user's own templates are: ``OPSPLAN_TEMPLATES``, else below the configuration folder of the system."""
    given = os.environ.get("OPSPLAN_TEMPLATES")
    if given:
        return Path(given)
    if os.name == "nt":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData/Roaming") / "opsplan" / FOLDER
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "opsplan" / FOLDER


def shelves(beside: Path | None = None) -> Iterator[Shelf]:
    """Where templates are looked for, in order; ``beside`` is the folder of the plan. A folder counts once."""
    seen: set[Path] = set()
    for each in _shelves(beside):
        folder = each.folder.resolve()
        if folder == shelf_folder().resolve() and each.origin != "built-in":
            continue
        if folder not in seen:
            seen.add(folder)
            yield Shelf(each.origin, folder, each.package)


def _shelves(beside: Path | None) -> Iterator[Shelf]:
    for folder in (beside or Path(), Path()):
        yield Shelf("project", folder / FOLDER)
    yield Shelf("user", user_folder())
    for package, folder in _package_folders():
        yield Shelf("package", folder, package)
    yield Shelf("built-in", shelf_folder())


@cache
def _package_folders() -> tuple[tuple[str, Path], ...]:
    """The folders that installed packages name. Their code is not run: a folder is found by its module's name."""
    from importlib.metadata import entry_points

    found = []
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda each: (each.name, each.value)):
        try:
            spec = importlib.util.find_spec(point.module.partition(".")[0])
        except (ImportError, ValueError, AttributeError):  # a name that is none, too
            continue
        inside = point.module.split(".")[1:]
        for root in spec.submodule_search_locations or () if spec else ():
            found.append((point.name, Path(root, *inside)))
    return tuple(found)


def all_templates(beside: Path | None = None) -> tuple[Found, ...]:
    """Every template that can be named, by name; the first of a name wins. One that cannot be read is left out."""
    found: dict[str, list[tuple[Template, Shelf]]] = {}
    for each in shelves(beside):
        for template in _templates_in(each.folder):
            found.setdefault(template.name, []).append((template, each))
    return tuple(
        Found(first[0], first[1], tuple(template.folder for template, _ in rest))
        for _, (first, *rest) in sorted(found.items())
    )


def broken_templates(beside: Path | None = None) -> tuple[TemplateError, ...]:
    """Why the folders with a manifest that cannot be read are no templates."""
    errors = []
    for each in shelves(beside):
        for path in _manifests(each.folder):
            try:
                read_manifest(path.parent)
            except TemplateError as error:
                errors.append(error)
    return tuple(errors)


def _templates_in(folder: Path) -> Iterator[Template]:
    for path in _manifests(folder):
        try:
            yield read_manifest(path.parent)
        except TemplateError:
            if folder == shelf_folder():
                raise


def _manifests(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob(f"*/{FILE}"))
    except OSError:
        return []


def find_template(name: str | None, kind: str | None = None, *, beside: Path | None = None) -> Template:
    """A template by name or folder; without a name, the one for the plan's kind.

    A name is looked for on every shelf in turn, then as a folder: in ``beside``, the folder of the plan that names it,
    then in the current one.

    Raises TemplateNotFound, TemplateError.
    """
    if name is None:
        return next((t for t in shelf() if kind and kind in t.kinds), None) or _built_in(DEFAULT)
    if found := on_shelf(name, beside):
        return found.template
    folders = tuple(dict.fromkeys(folder.resolve() for folder in (beside or Path(), Path())))
    strange = beside is not None and name.startswith(NETWORK)
    for folder in () if strange else folders:
        if os.path.isdir(folder / name):
            return read_manifest((folder / name).resolve())
    searched = [str(folder) for folder in (*(each.folder for each in shelves(beside)), *folders)]
    raise TemplateNotFound(name, [found.template.name for found in all_templates(beside)], searched)


def on_shelf(name: str, beside: Path | None = None) -> Found | None:
    """The template of this name that wins, with its shelf. Raises TemplateError when it cannot be read."""
    if not name or name != os.path.basename(name) or name.startswith("."):
        return None
    for each in shelves(beside):
        if template := _named_in(each.folder, name):
            return Found(template, each)
    return None


def _named_in(folder: Path, name: str) -> Template | None:
    """The template of a name in a folder of templates: mostly in the folder that is called so, and no other is read."""
    if os.path.isfile(folder / name / FILE):
        return read_manifest(folder / name)
    return next((template for template in _templates_in(folder) if template.name == name), None)


def _built_in(name: str) -> Template:
    return next(template for template in shelf() if template.name == name)


def chain(template: Template) -> tuple[Template, ...]:
    """The template and what it builds on, nearest first. Raises TemplateError for one that builds on itself."""
    out = [template]
    while out[-1].extends:
        name = out[-1].extends
        if any(name == each.name for each in out):
            raise TemplateError(
                Bilingual(f"模板“{name}”绕回了自己", f"template '{name}' builds on itself"), str(out[-1].folder / FILE),
                help=Bilingual("extends 写另一个模板的名字", "write the name of another template behind extends"),
            )  # fmt: skip
        out.append(_named_in(out[-1].folder.parent, name) or find_template(name))
    return tuple(out)
