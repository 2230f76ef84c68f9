"""``template.yaml``: what a template is called, which kinds of plan it is for, and what it builds on."""

from __future__ import annotations

import os
from pathlib import Path

from opsplan.diagnostics import Bilingual
from opsplan.errors import TemplateError
from opsplan.library.starting.questions import Question, read_questions
from opsplan.library.template_files import LARGEST, read_bytes
from opsplan.library.unshowable import unshowable
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.yamlio.limits import Limits
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode
from opsplan.yamlio.reader import read_yaml

FILE = "template.yaml"
_LIMITS = Limits(max_bytes=LARGEST, max_nodes=20_000, max_depth=12, max_aliases=100, max_findings=20)
_NAME = lazy_pattern(r"[^\W_][\w.\- ]{0,59}")
_NO_NAME = Bilingual("模板的名字不能用", "this name of a template cannot be used")
_NAMES = Bilingual(
    "写字母、汉字、数字、- 和 _，不超过 60 个字，不写路径",
    "write letters, digits, - and _, 60 characters at the most, and no path",
)
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
    if not os.path.lexists(path):
        raise TemplateError(
            Bilingual(f"模板文件夹里没有 {FILE}", f"the template's folder has no {FILE}"), str(folder),
            help=Bilingual("至少写 name: 模板名", "write at least name: and its name"),
        )  # fmt: skip
    data = read_bytes(folder, path)
    read = read_yaml(data, str(path), _LIMITS)
    if read.findings or read.root is None:
        first = read.findings[0]
        raise TemplateError(
            first.message, str(path), first.position.line if first.position else 0, first.help
        )
    return _manifest(read.root, folder, str(path))


def _manifest(root: MappingNode, folder: Path, path: str) -> Template:
    values: dict[str, tuple[str, ...]] = {}
    lines = {key.text: key.line for key, _ in root.entries}
    questions: tuple[Question, ...] = ()
    for key, value in root.entries:
        if key.text not in _KEYS:
            raise TemplateError(
                Bilingual(f"{FILE} 不认识“{key.text}”", f"{FILE} does not know '{key.text}'"), path, key.line,
                Bilingual(f"可用：{'、'.join(_KEYS)}", f"keys: {', '.join(_KEYS)}"),
            )  # fmt: skip
        if key.text == "questions":
            questions = read_questions(value, path)
            continue
        values[key.text] = tuple(_sound(item, path) for item in _texts(value))

    def one(name: str) -> str:
        return next(iter(values.get(name, ())), "")

    name = one("name") or folder.name
    for named, text in (("name", name), ("extends", one("extends"))):
        if text and not _NAME.fullmatch(text):
            raise TemplateError(_NO_NAME, path, lines.get(named, 0), _NAMES)
    return Template(
        name, folder, Bilingual(one("title_zh") or name, one("title_en") or name),
        Bilingual(one("description_zh"), one("description_en")), values.get("kinds", ()), one("kind"), one("extends"), questions,
    )  # fmt: skip


def _texts(node: Node) -> tuple[ScalarNode, ...]:
    nodes = node.items if isinstance(node, SequenceNode) else (node,)
    return tuple(item for item in nodes if isinstance(item, ScalarNode))


def _sound(node: ScalarNode, path: str) -> str:
    """A text that can be shown on a terminal. Raises TemplateError."""
    wrong = unshowable(node.text)
    if wrong:
        raise TemplateError(wrong, path, node.line)
    return node.text
