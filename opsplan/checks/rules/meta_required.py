"""A plan that others are to agree to says which version it is and who answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.codes import CODES


def check(subject: Subject) -> Iterator[Hit]:
    """Plans out for review or approved, without a version, or without an owner and authors.

    Title and period are required by the spec itself. An author answers for a plan that names no owner, and the
    other way round.
    """
    plan = subject.plan
    if plan.status not in ("review", "approved"):
        return
    lacks = [] if plan.version else [("version", Bilingual("版本", "version"))]
    if not (plan.owner or plan.authors):
        lacks.append(("owner", Bilingual("负责人或编制人", "owner or author")))
    if lacks:
        yield Hit(
            (lacks[0][0],),
            Bilingual(
                f"方案没有写{'和'.join(words.zh for _, words in lacks)}",
                f"the plan names no {' and no '.join(words.en for _, words in lacks)}",
            ),
            Bilingual(
                f"补上 {'、'.join(_SAMPLES[field].zh for field, _ in lacks)}",
                f"add {', '.join(_SAMPLES[field].en for field, _ in lacks)}",
            ),
        )


_SAMPLES = {
    "version": Bilingual('version: "1.0"', 'version: "1.0"'),
    "owner": Bilingual("owner: 姓名（或 authors: [姓名]）", "owner: … (or authors: […])"),
}

RULE = Rule(
    "meta-required", CODES["meta-required"], Severity.ERROR,
    Bilingual("缺少必填的方案信息", "required information about the plan is missing"),
    Bilingual(
        "说不清是哪一版、由谁负责，方案就没法追责和审批。规范必填的 opsplan、title、period 缺了，方案读不下去；"
        "版本、负责人或编制人缺了不妨碍生成，从送审（status: review）起才算错误，草稿里不提。负责人和编制人写一个即可。",
        "When nobody can say which version it is and who answers for it, a plan can be neither approved nor held to. "
        "Without opsplan, title and period, which the spec requires, a plan cannot be read. A missing version, or a missing "
        "owner or author, stops nothing; it is an error from status: review on, and nothing is said of a draft. "
        "One of owner and authors is enough.",
    ),
    "status: review\nversion: \"1.1\"\n",
    "status: review\nversion: \"1.1\"\nowner: 周敏\n",
    check,
)  # fmt: skip
