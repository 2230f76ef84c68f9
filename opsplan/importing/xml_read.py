"""Opening a stranger's XML file: no entities, no network, bounded size, and errors that say what would be right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from lxml import etree

from opsplan.diagnostics import Bilingual
from opsplan.errors import UserError

NAMESPACE = "http://schemas.microsoft.com/project"
MAX_BYTES = 64_000_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_HOW = Bilingual(
    "在 Microsoft Project 里：文件 → 另存为 → 保存类型选“XML 格式 (*.xml)”；ProjectLibre、WPS 类软件选“导出 / 另存为 XML”",
    "in Microsoft Project: File → Save As → type 'XML Format (*.xml)'; ProjectLibre and others: export or save as XML",
)


def open_project(data: bytes, file: str) -> etree._Element:
    """The root element of a Microsoft Project XML file. Raises UserError."""
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1e6:.0f} MB"
        raise _refused(file, Bilingual(f"文件有 {size}，超过 {MAX_BYTES // 10**6} MB", f"the file has {size}, more than {MAX_BYTES // 10**6} MB"),
                       Bilingual("分成几个项目再导入", "split it into several projects"))  # fmt: skip
    if data.startswith(_OLE):
        raise _refused(
            file,
            Bilingual("这是 .mpp 这样的二进制文件，不是 XML", "this is a binary file such as .mpp, not XML"),
            _HOW,
        )
    if data.startswith(b"PK\x03\x04"):
        raise _refused(
            file,
            Bilingual("这是压缩包或 Office 文件，不是 XML", "this is a zip or an Office file, not XML"),
            _HOW,
        )
    if not data.strip():
        raise _refused(file, Bilingual("文件是空的", "the file is empty"), _HOW)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise _refused(
            f"{file}:{max(line, 1)}:{max(column, 1)}",
            Bilingual(f"不是完好的 XML：{error.msg}", f"not well-formed XML: {error.msg}"),
            _HOW,
        ) from None
    except (ValueError, LookupError) as error:
        raise _refused(
            file, Bilingual(f"读不了这个 XML：{error}", f"this XML cannot be read: {error}"), _HOW
        ) from None
    if root.getroottree().docinfo.internalDTD is not None or root.getroottree().docinfo.doctype:
        raise _refused(
            file,
            Bilingual(
                "文件里有 DOCTYPE 声明；为安全起见不读带实体定义的文件",
                "the file has a DOCTYPE; files that may define entities are not read, for safety",
            ),
            Bilingual(
                "删去 <!DOCTYPE …> 一段；Project 自己写的文件里没有它",
                "remove <!DOCTYPE …>; files that Project writes have none",
            ),
        )
    name = etree.QName(root)
    if name.localname != "Project" or name.namespace not in (NAMESPACE, None):
        raise _refused(
            f"{file}:{root.sourceline}",
            Bilingual(
                f"这是别的 XML（根元素 {name.localname}），不是 Microsoft Project 的",
                f"this is another XML (its root is {name.localname}), not Microsoft Project's",
            ),
            _HOW,
        )
    return root


def _refused(place: str, what: Bilingual, help: Bilingual) -> UserError:
    return UserError(Bilingual(f"{place}：{what.zh}", f"{place}: {what.en}"), help)


class Element:
    """An element with its values by name, whatever its namespace."""

    def __init__(self, element: etree._Element) -> None:
        self._children: dict[str, list[etree._Element]] = {}
        for child in element:
            if isinstance(child.tag, str):
                self._children.setdefault(etree.QName(child).localname, []).append(child)

    def all(self, name: str) -> Iterator[Element]:
        """The children of that name."""
        for child in self._children.get(name, ()):
            yield Element(child)

    def first(self, name: str) -> Element | None:
        """The first child of that name."""
        return next(self.all(name), None)

    def text(self, name: str) -> str:
        """The text of the first child of that name, stripped; empty without one."""
        found = self._children.get(name)
        return (found[0].text or "").strip() if found else ""

    def number(self, name: str, default: float = 0.0) -> float:
        """A number; ``default`` when there is none."""
        try:
            value = float(self.text(name))
        except ValueError:
            return default
        return value if abs(value) < 1e15 else default

    def whole(self, name: str, default: int = 0) -> int:
        """A whole number; ``default`` when there is none."""
        return int(self.number(name, float(default)))

    def flag(self, name: str) -> bool:
        """True for ``1`` and ``true``."""
        return self.text(name).lower() in ("1", "true")

    def moment(self, name: str) -> datetime | None:
        """A date with its time; None when there is none, or one that cannot be scheduled."""
        try:
            found = datetime.fromisoformat(self.text(name)).replace(tzinfo=None)
        except ValueError:
            return None
        return found if 1900 <= found.year <= 2199 else None

    def first_day(self, name: str) -> date | None:
        """The day of a moment at which something begins."""
        found = self.moment(name)
        return found.date() if found else None

    def last_day(self, name: str) -> date | None:
        """The day of a moment at which something ends; midnight belongs to the day before."""
        found = self.moment(name)
        if found is None:
            return None
        before = found.time() == time() and found.date() > date(1900, 1, 1)
        return date.fromordinal(found.toordinal() - before)
