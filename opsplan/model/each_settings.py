"""What a plan that is rendered once for each row of a table says of that table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from opsplan.model.base import Entry, Flag, Text, key
from opsplan.model.choices import EACH_TYPE, reader
from opsplan.model.entries import ReadBy

ColumnType = Literal["text", "number", "date"]
EachType = Annotated[ColumnType, ReadBy(reader(EACH_TYPE)), EACH_TYPE]


class EachColumn(Entry):
    """A column that the plan uses; ``example`` is its value where there is no table."""

    type: EachType = key("类型", default="text")
    required: Flag = key("必填", default=True)
    example: Text | None = key("示例")


class EachSettings(Entry):
    """The columns by the names that the plan's tags use, and how the files of a row are called."""

    file: Text | None = key("文件名")
    columns: Mapping[str, EachColumn] = key("列", default={})
