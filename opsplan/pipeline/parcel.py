"""A plan with all the files it needs, to be checked and rendered on a machine that has none of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from opsplan.patterns import lazy_pattern
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode

Value = TypeVar("Value")
_SUFFIXES = (
    ".yaml", ".yml", ".toml", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".docx", ".dotx", ".pptx", ".potx", ".md",
)  # fmt: skip
"""A text of a plan or a brand that ends like this may be the path of a file."""
_TARGET = lazy_pattern(r"\(([^()\s]+)\)")
_MOST_BYTES = 64_000_000


def files_for(plan: str, text: bytes, named: Sequence[str] = ()) -> Mapping[str, bytes]:
    """Every file that goes with a plan, by its absolute path: the plan, the files that it names (and those that these
    name), the calendars and templates beside it, its settings, and files or folders ``named`` on the command line."""
    path = Path(os.path.abspath(plan))
    found = {str(path): text}
    _add_named(text, path.parent, found)
    for each in named:
        _add(Path(os.path.abspath(each)), found)
    for folder in _folders(path):
        _add(folder, found)
    _add_user_templates(path.parent, found)
    from opsplan.pipeline.beside import settings_file

    settings, _ = settings_file(path.parent)
    if settings is not None:
        found[os.path.abspath(settings[0])] = settings[1]
    return found


def _folders(plan: Path) -> Iterator[Path]:
    from opsplan.library.locate import FOLDER, shelf_folder
    from opsplan.pipeline.beside import CALENDARS

    yield plan.parent / CALENDARS
    for folder in dict.fromkeys((plan.parent / FOLDER, Path.cwd() / FOLDER)):
        if folder.resolve() != shelf_folder().resolve():
            yield folder


def _add_user_templates(home: Path, found: dict[str, bytes]) -> None:
    """The user's own templates, as if they stood beside the plan: on the other machine there is another user."""
    from opsplan.library.locate import FOLDER, user_folder

    own = user_folder()
    for path in sorted(own.rglob("*")) if own.is_dir() else ():
        if path.is_file():
            found.setdefault(str(home / FOLDER / path.relative_to(own)), path.read_bytes())


def _add(path: Path, found: dict[str, bytes]) -> None:
    """A file, with those that it names, or all files of a folder. What cannot be read is told where it is wanted."""
    if path.is_dir():
        for each in sorted(path.rglob("*")):
            if each.is_file():
                _add(each, found)
        return
    try:
        if str(path) in found or not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return
        found[str(path)] = data = path.read_bytes()
    except (OSError, ValueError):
        return
    if path.suffix.lower() in (".yaml", ".yml"):
        _add_named(data, path.parent, found)


def _add_named(data: bytes, folder: Path, found: dict[str, bytes]) -> None:
    from opsplan.yamlio.reader import read_yaml

    root = read_yaml(data).root
    for text in _texts(root) if root else ():
        for name in (text, *_TARGET.findall(text)):
            if name.lower().endswith(_SUFFIXES) and len(name) < 1000 and "\x00" not in name:
                _add(Path(os.path.abspath(folder / name)), found)


def _texts(root: MappingNode) -> Iterator[str]:
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, ScalarNode):
            yield node.text.strip()
        else:
            stack.extend(
                node.items if isinstance(node, SequenceNode) else (value for _, value in node.entries)
            )


def unpack(files: Mapping[str, bytes], home: Path) -> None:
    """Put the files below ``home``, each at its own absolute path there."""
    for name, data in files.items():
        path = there(home, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def there(home: Path, name: str) -> Path:
    """Where a file of an absolute path lies below ``home``."""
    return home / os.path.splitdrive(name)[1].lstrip("/\\")


def renamed(value: Value, names: Sequence[tuple[str, str]]) -> Value:
    """The value with other texts for these in all texts that it holds, however deep."""
    return _renamed(value, names)  # type: ignore[no-any-return]


def _renamed(value: Any, names: Sequence[tuple[str, str]]) -> Any:
    if isinstance(value, str):
        for before, after in names:
            value = value.replace(before, after)
        return value
    if isinstance(value, tuple):
        items = [_renamed(item, names) for item in value]
        return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{each.name: _renamed(getattr(value, each.name), names) for each in fields(value)}
        )
    return value
