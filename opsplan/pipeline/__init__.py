"""Where the stages are joined: text → plan → schedule → document, deck or chart → files.

Each stage takes values and returns new ones. A module is imported when one of its names is first asked for, so that
``check`` pays for nothing that renders.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
_WHERE = {
    "checking": ("Checked", "check"),
    "company_files": ("References", "open_reference"),
    "rendering": ("RenderOptions", "Rendered", "render"),
    "verifying": ("Proof", "verify_files"),
}


def __getattr__(name: str) -> Any:
    for module, names in _WHERE.items():
        if name in names:
            found = getattr(import_module(f"{__name__}.{module}"), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
