"""Sample figures that a template put into a plan, and nobody has replaced yet: comments that begin with ``示例`` or ``sample``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsplan.checks.codes import CODES
from opsplan.diagnostics import Bilingual, Finding, Severity
from opsplan.patterns import lazy_pattern
from opsplan.yamlio.comments import find_comments
from opsplan.yamlio.reader import read_yaml

_START = lazy_pattern(r"#[ \t]*(?:示例|sample\b)", re.IGNORECASE)
_SAYS = lazy_pattern(r"#[ \t]*(?:示例|sample)[ \t]*[：:，,]?[ \t]*(.*)", re.IGNORECASE)
_LONGEST = 120


def samples_left(data: bytes, file: str) -> Iterator[Finding]:
    """A note for every sample comment of a plan's text, with what it says to put there; none for a text that is no YAML."""
    read = read_yaml(data, file)
    if read.root is None:
        return
    for comment in find_comments(read.text, read.root, _START):
        found = _SAYS.match(comment.text)
        what = found[1].strip()[:_LONGEST] if found else ""
        yield Finding(
            "sample-left", CODES["sample-left"], Severity.INFO,
            Bilingual(f"还是模板的示例：{what}" if what else "还是模板的示例", f"still a sample of the template: {what}" if what else "still a sample of the template"),
            Bilingual("换成自己的数字和文字，再删去这条注释", "put your own figures and words here, then delete the comment"),
            file, comment.position,
        )  # fmt: skip
