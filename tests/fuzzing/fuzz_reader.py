"""Bytes that the coverage of the reader and the model chooses, as long as it finds new paths: needs ``pip install atheris``.

``python tests/fuzzing/fuzz_reader.py CORPUS -max_total_time=1800 -rss_limit_mb=2000 -dict=tests/fuzzing/yaml.dict``;
the first folder gets what is new. ``-merge=1 SMALL CORPUS`` keeps the smallest set that covers as much.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["opsplan.yamlio", "opsplan.model"]):
    from opsplan.model.read import read_plan
    from opsplan.yamlio import read_yaml

from opsplan.diagnostics import Finding


def look(data: bytes) -> None:
    """One input: no exception, and places that lie in the text."""
    result = read_yaml(data, "plan.yaml")
    assert result.root is not None or result.findings
    findings: tuple[Finding, ...] = result.findings
    if result.root is not None:
        findings += read_plan(result.root, "plan.yaml").findings
    for found in findings:
        assert found.position is None or (found.position.line >= 1 and found.position.column >= 1), found


if __name__ == "__main__":
    atheris.Setup(sys.argv, look)
    atheris.Fuzz()
