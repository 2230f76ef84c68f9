"""The stable number of every finding the reader can give. A number is never used for another rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        # the file as a whole
        "yaml-too-large": "OPS101",
        "yaml-not-utf8": "OPS102",
        "yaml-utf16": "OPS103",
        "yaml-control-character": "OPS104",
        "yaml-empty": "OPS105",
        "yaml-not-a-mapping": "OPS106",
        "yaml-several-documents": "OPS107",
        "yaml-directive": "OPS108",
        "yaml-not-text": "OPS109",
        # punctuation and layout
        "yaml-tab": "OPS110",
        "yaml-full-width-colon": "OPS111",
        "yaml-full-width-comma": "OPS112",
        "yaml-full-width-quote": "OPS113",
        "yaml-missing-space": "OPS114",
        "yaml-missing-colon": "OPS115",
        "yaml-missing-comma": "OPS116",
        "yaml-extra-comma": "OPS117",
        "yaml-colon-in-text": "OPS118",
        "yaml-special-start": "OPS119",
        "yaml-unclosed-quote": "OPS120",
        "yaml-text-after-quote": "OPS121",
        "yaml-bad-escape": "OPS122",
        "yaml-unclosed-bracket": "OPS123",
        "yaml-stray-bracket": "OPS124",
        "yaml-indentation": "OPS125",
        "yaml-list-and-keys": "OPS126",
        "yaml-list-on-key-line": "OPS127",
        "yaml-wide-space": "OPS128",
        "yaml-syntax": "OPS129",
        # keys, tags, aliases
        "yaml-duplicate-key": "OPS130",
        "yaml-empty-key": "OPS131",
        "yaml-key-not-text": "OPS132",
        "yaml-merge": "OPS133",
        "yaml-tag": "OPS134",
        "yaml-undefined-alias": "OPS135",
        "yaml-alias-cycle": "OPS136",
        "yaml-alias-bomb": "OPS137",
        "yaml-too-many-nodes": "OPS138",
        "yaml-too-deep": "OPS139",
    }
)
"""Rule → code."""
