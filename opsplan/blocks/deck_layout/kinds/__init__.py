"""The closed set of slide kinds, each with typed slots."""

from opsplan.blocks.deck_layout.kinds.kind import Body, Kind, Slot
from opsplan.blocks.deck_layout.kinds.registry import KINDS, filled_kind

__all__ = ["KINDS", "Body", "Kind", "Slot", "filled_kind"]
