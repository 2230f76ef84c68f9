"""Where the stages are joined: text → plan → schedule → document, deck or chart → files.

Each stage takes values and returns new ones.
"""

from opsplan.pipeline.checking import Checked, check
from opsplan.pipeline.rendering import Rendered, RenderOptions, render

__all__ = ["Checked", "RenderOptions", "Rendered", "check", "render"]
