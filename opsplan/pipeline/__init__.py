"""Where the stages are joined: text → plan → schedule → document, deck or chart → files.

Each stage takes values and returns new ones.
"""

from opsplan.pipeline.checking import Checked, check
from opsplan.pipeline.company_files import References, open_reference
from opsplan.pipeline.rendering import Rendered, RenderOptions, render
from opsplan.pipeline.verifying import Proof, verify_files

__all__ = [
    "Checked",
    "Proof",
    "References",
    "RenderOptions",
    "Rendered",
    "check",
    "open_reference",
    "render",
    "verify_files",
]
