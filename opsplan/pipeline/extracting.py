"""The plan back out of a deliverable that it lies in."""

from __future__ import annotations

from opsplan.diagnostics import Bilingual
from opsplan.errors import UserError

_HELP = Bilingual(
    "能取回方案的是 opsplan 生成的 .docx 和 .pptx，用 Word、PowerPoint、WPS 或 LibreOffice 另存过也可以",
    "plans lie in the .docx and .pptx files that opsplan makes, also when Word, PowerPoint, WPS or LibreOffice saved them again",
)

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"
"""What files of Office begin with: those of today, and older or protected ones."""


def extract_plan(file: str, data: bytes) -> bytes:
    """The bytes of the plan that a Word or PowerPoint file was made of. Raises UserError where there is none.

    Nothing else of the file is read, and the plan is not checked.
    """
    from opsplan.verifying.package import Package, Unreadable

    if not data.startswith((_ZIP, _OLE)):
        raise UserError(
            Bilingual(f"{file} 不是 Word 或 PowerPoint 文件", f"{file} is no Word or PowerPoint file"), _HELP
        )
    try:
        plan = Package(data).plan()
    except Unreadable as error:
        raise UserError(
            Bilingual(f"读不了 {file}：{error.why.zh}", f"cannot read {file}: {error.why.en}"), _HELP
        ) from error
    if not plan:
        raise UserError(Bilingual(f"{file} 里没有方案", f"there is no plan in {file}"), _HELP)
    return plan
