"""What a company's PowerPoint file lacks, told once a deck."""

from __future__ import annotations

from opsplan.diagnostics import Bilingual, Finding, Severity
from opsplan.writers.codes import file_finding
from opsplan.writers.pptx.reference.matching import Matching
from opsplan.writers.pptx.reference.names import ROLES


def findings_of(name: str, matching: Matching) -> tuple[Finding, ...]:
    """One finding for all layouts that others stand in for, one for names in the brand file that no layout has."""
    found = []
    stands = [(ROLES[role].title, match.layout.name) for role, match in matching.found.items() if match.how == "instead"
              and role != "blank"]  # fmt: skip
    if stands:
        zh = "、".join(f"“{title.zh}”（用“{layout}”代替）" for title, layout in stands)
        en = ", ".join(f"{title.en} ({layout!r} stands in)" for title, layout in stands)
        found.append(
            file_finding(
                "reference-lacks", Severity.INFO, name,
                Bilingual(f"参考母版里没有这些版式：{zh}", f"the reference deck does not have these layouts: {en}"),
                Bilingual("加上版式，或在品牌文件的 layouts 里写明用哪一个", "add the layouts, or say in layouts of the brand file which to use"),
            )
        )  # fmt: skip
    if matching.unknown:
        zh = "、".join(f"“{layout}”" for _, layout in matching.unknown)
        en = ", ".join(repr(layout) for _, layout in matching.unknown)
        found.append(
            file_finding(
                "reference-no-layout", Severity.WARNING, name,
                Bilingual(f"参考母版里没有叫 {zh} 的版式，已按名称和占位符另找", f"the reference deck has no layout called {en}; others were found by name and placeholders"),
                Bilingual("opsplan brand check 列出它有的版式；改正品牌文件里的 layouts", "opsplan brand check lists the layouts that it has; mend layouts in the brand file"),
            )
        )  # fmt: skip
    return tuple(found)
