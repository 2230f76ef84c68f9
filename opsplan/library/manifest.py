"""``template.yaml``: what a template is called, which kinds of plan it is for, and what it builds on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from opsplan.diagnostics import Bilingual
from opsplan.errors import TemplateError, reason
from opsplan.library.starting.questions import Question, read_questions
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode
from opsplan.yamlio.reader import read_yaml

FILE = "template.yaml"
_KEYS = (
    "name", "title_zh", "title_en", "description_zh", "description_en", "kind", "kinds", "extends",
    "questions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Template:
    """A template on the shelf. ``folder`` holds its files; what it lacks is looked for in ``extends``."""

    name: str
    folder: Path
    title: Bilingual
    description: Bilingual
    kinds: tuple[str, ...] = ()
    """The kinds of plan whose documents it shapes where a plan names no template."""
    kind: str = ""
    """The kind of plan that it starts."""
    extends: str = ""
    questions: tuple[Question, ...] = ()
    """What is asked before the template starts a plan."""


def read_manifest(folder: Path) -> Template:
    """The template in a folder. Raises TemplateError that points at the manifest's line."""
    path = folder / FILE
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise TemplateError(
            Bilingual(f"模板文件夹里没有 {FILE}", f"the template's folder has no {FILE}"), str(folder),
            help=Bilingual("至少写 name: 模板名", "write at least name: and its name"),
        ) from error  # fmt: skip
    except OSError as error:
        why = reason(error)
        raise TemplateError(
            Bilingual(f"读不了这个文件：{why.zh}", f"cannot read this file: {why.en}"), str(path)
        ) from error
    read = read_yaml(data, str(path))
    if read.findings or read.root is None:
        first = read.findings[0]
        raise TemplateError(
            first.message, str(path), first.position.line if first.position else 0, first.help
        )
    return _manifest(read.root, folder, str(path))


def _manifest(root: MappingNode, folder: Path, path: str) -> Template:
    values: dict[str, tuple[str, ...]] = {}
    questions: tuple[Question, ...] = ()
    for key, value in root.entries:
        if key.text not in _KEYS:
            raise TemplateError(
                Bilingual(f"{FILE} 不认识“{key.text}”", f"{FILE} does not know '{key.text}'"), path, key.line,
                Bilingual(f"可用：{'、'.join(_KEYS)}", f"keys: {', '.join(_KEYS)}"),
            )  # fmt: skip
        if key.text == "questions":
            questions = read_questions(value, path)
        values[key.text] = _texts(value)

    def one(name: str) -> str:
        return values.get(name, ("",))[0]

    name = one("name") or folder.name
    return Template(
        name, folder, Bilingual(one("title_zh") or name, one("title_en") or name),
        Bilingual(one("description_zh"), one("description_en")), values.get("kinds", ()), one("kind"), one("extends"), questions,
    )  # fmt: skip


def _texts(node: Node) -> tuple[str, ...]:
    nodes = node.items if isinstance(node, SequenceNode) else (node,)
    return tuple(item.text for item in nodes if isinstance(item, ScalarNode)) or ("",)
