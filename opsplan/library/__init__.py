"""Templates: where they are found, the sandbox they run in, and what they make of a plan."""

from opsplan.library.compose import compose_deck, compose_document, compose_gantt
from opsplan.library.locate import find_template, shelf
from opsplan.library.manifest import Template

__all__ = ["Template", "compose_deck", "compose_document", "compose_gantt", "find_template", "shelf"]
