"""One HTML file that needs nothing else: data, script and style in it, and a policy that lets nothing else run.

Text of a plan reaches a page only as JSON in a block that no browser runs, and its elements only through
``textContent``. A content security policy lets run nothing but the package's own script and style, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from opsplan.blocks.brand import Brand
from opsplan.diagnostics import Bilingual, Lang
from opsplan.patterns import lazy_pattern
from opsplan.writers.html.theme import theme_css

NO_SCRIPT = Bilingual(
    "这个页面需要浏览器允许运行脚本。请用常见浏览器直接打开本文件，无需联网。",
    "This page needs scripts. Open the file in an ordinary browser; it needs no network.",
)
_UNSAFE = lazy_pattern("[<>&\u2028\u2029\ud800-\udfff]")
"""What could end the JSON block, or what UTF-8 cannot hold."""


def page_file(
    title: Bilingual,
    lang: Lang,
    brand: Brand,
    scripts: Iterable[str],
    styles: Iterable[str],
    data: dict[str, Any],
) -> bytes:
    """The page as UTF-8; the same arguments give the same bytes. Scripts and styles are files beside this module, joined
    in their order; ``title`` stands until the script knows a better one.

    Raises KeyError for an unknown colour token and ValueError for a colour that is not six hex digits.
    """
    script = f'(() => {{\n"use strict";\n{chr(10).join(_file(name) for name in scripts)}}})();\n'
    style = theme_css(brand) + "".join(_file(name) for name in styles)
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return "\n".join((
        "<!DOCTYPE html>",
        f'<html lang="{lang}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{title.get(lang)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        f"<noscript><p>{NO_SCRIPT.get(lang)}</p></noscript>",
        f'<script type="application/json" id="data">{_json(data)}</script>',
        f"<script>{script}</script>",
        "</body>",
        "</html>",
        "",
    )).encode()  # fmt: skip


def _json(data: dict[str, Any]) -> str:
    """JSON that is safe between script tags: what HTML or UTF-8 would trip over is written as ``\\uXXXX``."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _file(name: str) -> str:
    return files(__package__).joinpath(*name.split("/")).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
