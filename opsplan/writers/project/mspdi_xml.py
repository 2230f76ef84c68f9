"""Elements of Microsoft Project XML and the way its values are written."""

from __future__ import annotations

from datetime import datetime, time

from lxml import etree

from opsplan.writers.project.text import clean

NAMESPACE = "http://schemas.microsoft.com/project"
DAY_START, DAY_END = time(9), time(18)
MINUTES_A_DAY = 480
Value = str | int | float | datetime | time | None


def sub(parent: etree._Element, name: str) -> etree._Element:
    """A new last child."""
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")


def put(parent: etree._Element, name: str, value: Value) -> None:
    """A new last child that holds a value; nothing for None."""
    if value is None:
        return
    if isinstance(value, datetime | time):
        text = value.isoformat(timespec="seconds")
    elif isinstance(value, float):
        text = f"{value:g}"
    else:
        text = clean(str(value))
    sub(parent, name).text = text


def put_all(parent: etree._Element, /, **values: Value) -> None:
    """Several values in the order given."""
    for name, value in values.items():
        put(parent, name, value)


def flag(value: bool) -> int:
    """A truth value as the schema writes it."""
    return 1 if value else 0


def working_time(days: float) -> str:
    """A number of working days as a duration."""
    minutes = round(days * MINUTES_A_DAY)
    return f"PT{minutes // 60}H{minutes % 60}M0S"
