"""Texts and numbers as they may stand in an SVG file."""

from __future__ import annotations

_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())


def content(text: str) -> str:
    """``text`` for the inside of an element."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\r", "&#13;")


def attribute(text: str) -> str:
    """``text`` for an attribute in double quotes."""
    return content(text).replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;")


def encoded(file: str) -> bytes:
    """A whole file in UTF-8 without what XML 1.0 cannot hold: most control characters, halves of surrogate pairs, and
    two code points that are no characters."""
    data = file.encode("utf-8", "ignore").translate(None, _CONTROLS)
    for each in _NO_CHARACTERS:
        data = data.replace(each, b"")
    return data


def number(value: float) -> str:
    """A length with at most two decimals, without trailing zeros and without minus zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Lengths(dict[float, str]):
    """Lengths as text, each worked out when it is first asked for: the rows of a chart share theirs."""

    def __missing__(self, value: float) -> str:
        self[value] = text = number(value)
        return text
