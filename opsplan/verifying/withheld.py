"""Is anything in a file that its edition withholds? Every part of it is looked at, files inside of it as well."""

from __future__ import annotations

import base64
import binascii
import io
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

from lxml import etree

from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.verifying.values import read_values

_SHOWN = frozenset({"t", "v", "text", "tspan", "title", "desc", "p", "td", "th"})
"""Elements whose text may be a figure that people see; others hold sizes and places."""
_GAPS = lazy_pattern("[\\s\u200b\u2060\u00ad\ufeff]+")
_BASE64 = lazy_pattern(rb"\s*(?:[A-Za-z0-9+/]{4}\s*){12,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\s*")
_MOST = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Withheld:
    """What an edition withholds, as (plan path, text) and (plan path, amount): nothing of it stands elsewhere in the plan."""

    texts: tuple[tuple[str, str], ...] = ()
    amounts: tuple[tuple[str, Decimal], ...] = ()
    sums: tuple[tuple[str, Decimal], ...] = ()
    """Amounts among these that are found rounded too, to at least three digits."""
    own: frozenset[Decimal] = frozenset()
    """The numbers that what is left says or comes to."""

    def __bool__(self) -> bool:
        return bool(self.texts or self.amounts)


NOTHING = Withheld()


@dataclass(frozen=True, slots=True)
class Leak:
    """A thing that is withheld and yet stands in a part of a file; ``part`` is empty for a file that has none."""

    path: str
    said: str
    part: str


def leaks(data: bytes, withheld: Withheld) -> tuple[Leak, ...]:
    """Everything that is withheld and stands in the file, each thing once."""
    if not withheld:
        return ()
    texts = [(path, text, _GAPS.sub("", text)) for path, text in withheld.texts]
    amounts = {amount: path for path, amount in withheld.amounts}
    known = (amounts, withheld.sums, withheld.own)
    found: dict[str, Leak] = {}
    for part, content in parts(data):
        whole, shown = _read(content)
        for path, text, short in texts:
            if short in whole:
                found.setdefault(short, Leak(path, text, part))
        for said, path in _amounts(shown, *known) if amounts else ():
            found.setdefault(said, Leak(path, said, part))
    return tuple(found.values())


def parts(data: bytes, name: str = "") -> Iterator[tuple[str, bytes]]:
    """Every part of a file by name, those of files inside of it as well; a file that is no package is its own only part."""
    if not data.startswith(b"PK"):
        yield name, data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(info.file_size for info in package.infolist()) > _MOST:
            return
        for info in package.infolist():
            yield f"{name}{info.filename}", info.filename.encode()
            yield from parts(
                package.read(info),
                f"{name}{info.filename}!" if info.filename.endswith(".xlsx") else f"{name}{info.filename}",
            )


def _read(content: bytes) -> tuple[str, list[str]]:
    """All that a part says, without gaps, and the texts that people see in it."""
    try:
        root = etree.fromstring(
            content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        )
    except etree.XMLSyntaxError:
        text = content.decode("utf-8", "ignore")
        return _GAPS.sub("", _unfolded(text)), [text]
    pieces = [text for each in root.iter() for text in (each.text, each.tail) if isinstance(text, str)]
    values = [str(value) for each in root.iter(etree.Element) for value in each.attrib.values()]
    inner = [text for piece in pieces if (text := _decoded(piece))]
    shown = [
        each.text for each in root.iter(etree.Element) if each.text and etree.QName(each).localname in _SHOWN
    ]
    whole = "\0".join(("".join(pieces), *values, *inner))
    return _GAPS.sub("", whole), shown


def _unfolded(text: str) -> str:
    """Calendar files go on with a long line on the next, and put strokes before marks."""
    if not text.startswith("BEGIN:VCALENDAR"):
        return text
    return text.replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n")


def _decoded(piece: str) -> str:
    """The text in a piece of base64, such as the plan that lies in a file; empty for anything else."""
    if len(piece) < 48 or not _BASE64.fullmatch(piece.encode("ascii", "replace")):
        return ""
    try:
        return base64.b64decode(piece).decode("utf-8", "ignore")
    except (binascii.Error, ValueError):
        return ""


def _amounts(
    texts: Iterable[str],
    amounts: Mapping[Decimal, str],
    sums: Collection[tuple[str, Decimal]],
    own: Collection[Decimal],
) -> Iterator[tuple[str, str]]:
    """The amounts that texts say, with their plan paths: exactly, or a sum rounded."""
    for text in texts:
        for value in read_values(text):
            number = abs(value.number)
            if value.kind != "number":
                continue
            if number in amounts:
                yield f"{number.normalize():f}", amounts[number]
            elif value.unit > 1 and number >= 100 * value.unit and number not in own:
                near = (path for path, amount in sums if abs(amount - number) <= value.unit / 2)
                yield from ((value.text, path) for path in near)
