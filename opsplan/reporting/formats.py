"""The formats a report can be told in, by name. A format's module is imported only when it is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from opsplan.reporting.told import PlanReport, Telling

if TYPE_CHECKING:
    from opsplan.reporting.scores import PlanScore

FORMATS = ("text", "json", "sarif", "github", "junit", "markdown")
STATISTICS = ("text", "json", "markdown")
"""The formats that findings can be counted in."""
SCORES = ("text", "json", "markdown")
"""The formats a score can be told in."""


def tell(form: str, plans: Sequence[PlanReport], telling: Telling) -> str:
    """The findings of all plans in one of ``FORMATS``, without a line break at the end."""
    if form == "json":
        from opsplan.reporting.records import as_json

        return as_json(plans, telling)
    if form == "sarif":
        from opsplan.reporting.sarif import as_sarif

        return as_sarif(plans, telling)
    if form == "github":
        from opsplan.reporting.github import as_github

        return as_github(plans, telling)
    if form == "junit":
        from opsplan.reporting.junit import as_junit

        return as_junit(plans, telling)
    if form == "markdown":
        from opsplan.reporting.markdown import as_markdown

        return as_markdown(plans, telling)
    from opsplan.reporting.text import as_text

    return as_text(plans, telling)


def statistics(form: str, plans: Sequence[PlanReport], telling: Telling) -> str:
    """How often each rule speaks, in one of ``STATISTICS``."""
    from opsplan.reporting.statistics import as_statistics

    return as_statistics(form, plans, telling)


def tell_both(form: str, plans: Sequence[PlanReport], scores: Sequence[PlanScore], telling: Telling) -> str:
    """The findings of plans, then the scores of those that have one, in one of ``SCORES``."""
    from opsplan.reporting.scores import as_json_with, tell_scores

    if form == "json":
        return as_json_with(plans, scores)
    parts = (tell(form, plans, telling), tell_scores(form, scores, telling))
    return "\n\n".join(part for part in parts if part)
