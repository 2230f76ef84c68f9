"""A theme part as Office writes it, for companies' files made by tests."""

from __future__ import annotations

from collections.abc import Mapping

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def theme_part(slots: Mapping[str, str], faces: str) -> bytes:
    """A whole theme: the colours of its slots as hex, and the fonts of headings and text alike."""
    colors = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in slots.items())
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{_A}" name="Company"><a:themeElements><a:clrScheme name="Company">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Company"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Company"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    ).encode()
