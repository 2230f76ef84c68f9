"""The exceptions of opsplan. Problems that can occur many at a time are findings, not exceptions.

OpsplanError
├── UserError            something the user can put right (exit 1)
│   ├── PlanError        a plan cannot be scheduled or rendered; has all its findings
│   ├── TemplateError    a template is wrong; names its file and line
│   ├── TemplateNotFound no template of that name; says where it looked
│   ├── ReferenceFileError a company's Word file cannot be used; names it
│   ├── OutputError      a file could not be written
│   └── ProgramError     another program is missing, failed or took too long
└── InternalError        a bug of ours (exit 70)
"""

from __future__ import annotations

import errno
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from opsplan.diagnostics import Bilingual, Finding, Report


class OpsplanError(Exception):
    """Base of everything opsplan raises on purpose. ``text`` is what to show, in both languages."""

    def __init__(self, text: Bilingual, help: Bilingual | None = None) -> None:
        super().__init__(text.en)
        self.text = text
        self.help = help


class UserError(OpsplanError):
    """Something the user can put right."""


class PlanError(UserError):
    """A plan cannot be scheduled or rendered. ``findings`` are all there are, sorted by place; the message is the first
    of those that stop it."""

    def __init__(self, file: str, report: Report) -> None:
        self.file = file
        self.findings: tuple[Finding, ...] = report.findings
        first = next((each for each in self.findings if each.blocking), None)
        if first is None:
            super().__init__(Bilingual(f"{file} 不能生成文件", f"{file} cannot be rendered"))
            return
        line, column = first.position or (0, 0)
        where = f"{first.file or file}:{line}:{column}" if line else first.file or file
        super().__init__(
            Bilingual(f"{where}：{first.message.zh}", f"{where}: {first.message.en}"), first.help
        )


class TemplateError(UserError):
    """A template is wrong at ``file``:``line`` (1-based, 0 when unknown)."""

    def __init__(self, text: Bilingual, file: str, line: int = 0, help: Bilingual | None = None) -> None:
        super().__init__(text, help)
        self.file = file
        self.line = line


class TemplateNotFound(UserError):
    """No template of that name; says which there are, and the folders that were ``searched``."""

    def __init__(self, name: str, known: Sequence[str], searched: Sequence[str]) -> None:
        names = ", ".join(known)
        super().__init__(
            Bilingual(f"找不到模板“{name}”", f"there is no template '{name}'"),
            Bilingual(
                f"可用的模板：{names}；查找位置：{'、'.join(searched)}",
                f"templates: {names}; looked in: {', '.join(searched)}",
            ),
        )


class ReferenceFileError(UserError):
    """A company's Word file cannot be used as a reference: missing, damaged, or not to be trusted."""

    def __init__(self, text: Bilingual, help: Bilingual, file: str) -> None:
        super().__init__(text, help)
        self.file = file


class OutputError(UserError):
    """A file could not be written; what was there before is untouched."""


class ProgramError(UserError):
    """Another program that is needed is missing, failed or took too long."""


class InternalError(OpsplanError):
    """A bug of ours."""


class Refused(OSError):
    """A file that is not read or written for a reason of ours: ``why``, and what to do about it."""

    def __init__(self, why: Bilingual, help: Bilingual | None = None) -> None:
        super().__init__(why.en)
        self.why = why
        self.help = help


_REASONS: Mapping[type[OSError], Bilingual] = MappingProxyType({
    FileNotFoundError: Bilingual("没有这个文件或文件夹", "there is no such file or folder"),
    IsADirectoryError: Bilingual("这是文件夹，不是文件", "it is a folder, not a file"),
    NotADirectoryError: Bilingual("路径里有一段是文件，不是文件夹", "a part of the path is a file, not a folder"),
    FileExistsError: Bilingual("这是文件，不是文件夹", "it is a file, not a folder"),
    PermissionError: Bilingual("没有权限", "permission denied"),
})  # fmt: skip
_NUMBERS: Mapping[int, Bilingual] = MappingProxyType({
    errno.ENOSPC: Bilingual("磁盘满了", "the disk is full"),
    getattr(errno, "EDQUOT", errno.ENOSPC): Bilingual("磁盘配额用完了", "the disk quota is used up"),
    errno.EFBIG: Bilingual("文件超过了允许的大小", "the file would be larger than is allowed"),
    errno.EROFS: Bilingual("这个磁盘是只读的", "the disk is read-only"),
    errno.ENAMETOOLONG: Bilingual("名字太长", "the name is too long"),
    errno.ELOOP: Bilingual("链接绕回了自己", "the link leads back to itself"),
    errno.EIO: Bilingual("磁盘读写出错", "the disk reports an error"),
})  # fmt: skip
NETWORK = ("//", "\\\\", "/\\", "\\/")
"""How names of another machine's files begin; Windows would send that machine the user's name and a proof of the password.
A user may name them, a plan or a brand may not."""
FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
"""Numbers of errors that say there is no room."""


def reason(error: OSError) -> Bilingual:
    """Why a path was refused, in both languages; the operating system's own words where we have none."""
    if isinstance(error, Refused):
        return error.why
    own = error.strerror or type(error).__name__
    return _NUMBERS.get(error.errno or 0) or _REASONS.get(type(error), Bilingual(own, own))


def network_place(name: str) -> tuple[Bilingual, Bilingual]:
    """Why a file that a plan names on another machine is not read, and what would be right."""
    return (
        Bilingual(f"方案里不能引用网络位置 {name}", f"a plan may not name a file of another machine: {name}"),
        Bilingual(
            "把文件放到方案旁边，写相对路径", "put the file beside the plan, and write the path from there"
        ),
    )
