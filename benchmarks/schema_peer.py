"""The peer: one plan read by PyYAML's C loader, its texts left as they are, and validated by jsonschema.

It answers a small part of what ``opsplan check`` answers: no refs, no dates, no rules, no lines.
Run as ``python benchmarks/schema_peer.py SCHEMA PLAN``; prints how many errors the schema finds.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator

if __name__ == "__main__":
    schema, plan = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:3])
    data = yaml.load(plan, Loader=yaml.CBaseLoader)
    print(sum(1 for _ in Draft202012Validator(json.loads(schema)).iter_errors(data)))
