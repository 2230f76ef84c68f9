"""The brand of a plan: the one asked for, else its own, else the house look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from opsplan.diagnostics import Finding, Report
from opsplan.errors import NETWORK, UserError, network_place

if TYPE_CHECKING:
    from opsplan.branding import BrandFound
    from opsplan.pipeline.checking import Checked


def asked_brand(name: str) -> BrandFound:
    """The brand named on the command line; a file is looked for from the current folder. Raises UserError."""
    from opsplan.branding import find_brand

    found = find_brand(name, Path())
    if found.missing is not None:
        raise UserError(*found.missing)
    return found


def with_own_brand(checked: Checked, folder: Path) -> Checked:
    """The plan with the brand that its ``brand`` key names, from its own ``folder``; one that is not there is a finding."""
    if checked.plan_file is None or not checked.plan_file.plan.brand:
        return checked
    from opsplan.branding import BrandFound, find_brand
    from opsplan.branding.codes import CODES

    name = checked.plan_file.plan.brand
    found = BrandFound(missing=network_place(name)) if name.startswith(NETWORK) else find_brand(name, folder)
    if found.missing is None:
        return with_brand(checked, found)
    source = checked.plan_file.source
    finding = source.finding("brand-missing", ("brand",), *found.missing, code=CODES["brand-missing"])
    return _with(checked, found, (finding,))


def with_brand(checked: Checked, found: BrandFound) -> Checked:
    """The plan with a brand, and what was found about that."""
    return _with(checked, found, found.findings)


def _with(checked: Checked, found: BrandFound, findings: Iterable[Finding]) -> Checked:
    report = checked.report + Report.of(checked.report_of(findings))
    return replace(checked, branding=found.branding, report=report)
