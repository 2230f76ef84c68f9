"""What a reference lacks, told once a document."""

from __future__ import annotations

from opsplan.diagnostics import Bilingual, Finding, Severity
from opsplan.records import dataclass
from opsplan.writers.codes import file_finding
from opsplan.writers.docx.reference.names import ROLES


@dataclass(frozen=True, slots=True)
class Lacks:
    """Styles of ours that the document needs and the reference has not, whether it has neither header nor footer,
    whether it has no cover, and whether its cover has no place for the title."""

    styles: tuple[str, ...]
    frames: bool
    cover: bool
    title: bool


def findings_of(name: str, lacks: Lacks) -> tuple[Finding, ...]:
    """One finding for all that ours stands in for, one for a cover that cannot say what the plan is called."""
    found = []
    zh = [f"样式“{ROLES[each].title.zh}”" for each in lacks.styles]
    en = [f"the style {ROLES[each].title.en}" for each in lacks.styles]
    zh += ["页眉页脚"] * lacks.frames + ["封面"] * lacks.cover
    en += ["header and footer"] * lacks.frames + ["a cover"] * lacks.cover
    if zh:
        found.append(
            file_finding(
                "reference-lacks", Severity.INFO, name,
                Bilingual(f"参考文档里没有{'、'.join(zh)}，用 opsplan 自己的代替", f"the reference document does not have {', '.join(en)}; opsplan's own stand in"),
                Bilingual("需要统一外观时，在参考文档里定义它们；字体和颜色已随参考文档", "define them in the reference document for one look; their fonts and colours follow it already"),
            )
        )  # fmt: skip
    if lacks.title:
        found.append(
            file_finding(
                "reference-no-title", Severity.WARNING, name,
                Bilingual("参考文档的封面没有放标题的地方，封面原样保留", "the cover of the reference document has no place for the title; it is kept as it is"),
                Bilingual("在封面上写 {{标题}}，或插入“标题”文档属性", "write {{title}} on the cover, or insert the document property Title"),
            )
        )  # fmt: skip
    return tuple(found)
