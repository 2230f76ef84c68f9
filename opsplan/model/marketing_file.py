"""A file of marketing dates of one's own, dropped in beside the plans that are to know them."""

from __future__ import annotations

from opsplan.diagnostics import Finding
from opsplan.model.base import Date, Duration, Entry, Flag, Many, Text, key
from opsplan.model.keys import KeyWalk
from opsplan.model.source import Source
from opsplan.model.specs import names_of
from opsplan.model.validation import validate_as
from opsplan.records import dataclass
from opsplan.yamlio.nodes import MappingNode
from opsplan.yamlio.reader import read_yaml


class OwnMarketingDate(Entry):
    """A date, or the days from ``date`` to ``end``, both included; ``yearly`` has it return on these days."""

    name: Text = key("名称", required=True)
    date: Date = key("日期", required=True)
    end: Date | None = key("结束")
    yearly: Flag = key("每年", default=False)
    lead: Duration | None = key("提前")


class MarketingFile(Entry):
    """The marketing dates of a company, for all its plans."""

    marketing_dates: Many[OwnMarketingDate] = key("营销节点", required=True)


@dataclass(frozen=True, slots=True)
class MarketingDatesRead:
    """The dates that could be read, with where they stand."""

    dates: tuple[OwnMarketingDate, ...]
    source: Source | None
    findings: tuple[Finding, ...]


def holds_marketing_dates(root: MappingNode) -> bool:
    """True for a file that has the key of marketing dates; others in its folder hold days off."""
    return any(key.text in names_of(MarketingFile) for key, _ in root.entries)


def read_marketing_file(text: bytes, file: str) -> MarketingDatesRead:
    """The marketing dates in a YAML file, none for a file of another kind. Never raises for what a user wrote."""
    yaml = read_yaml(text, file)
    if yaml.root is None or not holds_marketing_dates(yaml.root):
        return MarketingDatesRead((), None, ())
    source = Source(file, yaml.root, MarketingFile)
    walk = KeyWalk(source)
    read = walk.entry(yaml.root, MarketingFile, (), "")
    data, wrong, _ = validate_as(MarketingFile, read, source, {}, walk.refused)
    return MarketingDatesRead(data.marketing_dates, source, (*yaml.findings, *walk.findings, *wrong))
