"""Files of marketing dates beside a plan: the dates they hold, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.content.dates import OwnDate
from opsplan.content.plan_dates import lead_days
from opsplan.diagnostics import Bilingual, Finding
from opsplan.model.marketing_file import read_marketing_file
from opsplan.records import dataclass
from opsplan.schedule.codes import CODES
from opsplan.schedule.problems import SWAPPED


@dataclass(frozen=True, slots=True)
class MarketingFiles:
    """What all files of marketing dates say together, and what is wrong with them."""

    dates: tuple[OwnDate, ...]
    findings: tuple[Finding, ...]


def read_marketing_files(files: Sequence[tuple[str, bytes]]) -> MarketingFiles:
    """The dates that (file name, bytes) pairs hold, each once; files of another kind hold none.

    Never raises for what a user wrote; a date with an error is left out.
    """
    found: list[OwnDate] = []
    findings: list[Finding] = []
    for name, text in files:
        read = read_marketing_file(text, name)
        findings.extend(read.findings)
        wrong = {finding.path for finding in read.findings if finding.blocking}
        for each in read.dates if read.source else ():
            end = each.end or each.date
            if read.source and end < each.date:
                findings.append(read.source.finding(
                    "date-inverted", (*each.loc, "end"),
                    Bilingual(f"结束 {end} 早于开始 {each.date}", f"the end {end} is before the start {each.date}"),
                    SWAPPED, code=CODES["date-inverted"],
                ))  # fmt: skip
            elif not any(path.startswith(each.path) for path in wrong):
                found.append(OwnDate(each.name, each.date, end, lead_days(each.lead), each.yearly))
    return MarketingFiles(tuple(dict.fromkeys(found)), tuple(findings))
