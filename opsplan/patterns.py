"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Later:
    """Stands where a compiled pattern would; the first use of any of its methods compiles it and keeps them all."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        self.__dict__.update(
            (each, getattr(compiled, each)) for each in dir(compiled) if not each.startswith("_")
        )
        return getattr(compiled, name)


def lazy_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """``re.compile`` for a module's own pattern: compiling the hundreds of all modules took as long as reading a plan.

    For use through its methods only: functions of ``re`` want a compiled pattern. Raises ``re.error`` when first used.
    """
    return cast("re.Pattern[AnyStr]", _Later(source, flags))
