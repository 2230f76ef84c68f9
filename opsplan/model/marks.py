"""How the fields of a plan are read: marks that tell pydantic to leave a value to a function of ours.

pydantic's own validators do the same, but look at the function's signature and at the type of the field once
for every field that is declared with them, which was half the time it took to read a small plan.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Marks a field that one function reads: from what the file has to the value, or a :func:`problem`."""

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """Marks a list that may be written as its only value."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_many, handler(source))


@dataclass(frozen=True, slots=True)
class AsGiven:
    """Marks what the reader of a plan sets itself: nothing that a plan's writer can get wrong."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.any_schema()


def _many(raw: Any) -> Any:
    return raw if isinstance(raw, list | tuple) else (raw,)
