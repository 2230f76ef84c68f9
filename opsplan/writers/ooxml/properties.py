"""What a Word or PowerPoint file says about itself, and the plan it keeps inside: the same in both."""

from __future__ import annotations

from base64 import b64encode
from datetime import date, datetime, time
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from opsplan.blocks.nodes import Meta
from opsplan.writers.ooxml.xml import clean, qualified, root, serialise, sub

PLAN_NAMESPACE = "https://opsplan.dev/ns/plan/1"
"""Namespace of the element that holds the plan."""
_ITEM = "{" + str(uuid5(NAMESPACE_URL, PLAN_NAMESPACE)).upper() + "}"
"""Id of the custom XML item; every file has one at most."""
_NO_DATE = date(2000, 1, 1)
_LIMIT = 255
"""Characters that Office reads in a property."""


def short(text: str) -> str:
    """A text as a property may hold it: one line of at most 255 characters."""
    return clean(text).replace("\n", " ")[:_LIMIT]


def language_tag(lang: str) -> str:
    """The language of text as Office names it."""
    return "en-US" if lang == "en" else "zh-CN"


def set_core_properties(core: Any, meta: Meta) -> None:
    """Title, authors, keywords, language and dates of python-docx's or python-pptx's ``core_properties``.

    Nothing of the machine or the moment; ``;`` parts authors where Office does. The category is the kind of plan; its
    organization is in :func:`application_properties`, how confidential it is stands in the comments.
    """
    core.title = short(meta.title)
    core.subject = short(meta.subtitle)
    core.author = core.last_modified_by = short("; ".join(meta.authors))
    core.keywords = short(", ".join(meta.keywords))
    core.category = short(meta.kind)
    core.content_status = short(meta.status)
    core.version = short(meta.version)
    core.language = language_tag(meta.lang)
    core.comments = short(meta.confidentiality)
    core.revision = 1
    core.created = core.modified = datetime.combine(meta.date or _NO_DATE, time())


def application_properties(application: str, meta: Meta, **more: str | int) -> bytes:
    """``docProps/app.xml``. Other programs look at the ``application`` to choose how to read the file."""
    properties = root("ap:Properties")
    values: dict[str, str | int] = {
        "TotalTime": 0, "Application": application, **more, "Company": short(meta.organization), "AppVersion": "16.0000",
    }  # fmt: skip
    for name, value in values.items():
        sub(properties, f"ap:{name}").text = str(value)
    return serialise(properties)


def plan_item(text: bytes, *, filled: bool = False) -> bytes:
    """The plan as a custom XML part. Base64 keeps every byte, also what XML cannot hold. ``filled`` says that the file is
    a company's own, so that only what is marked in it is the plan's."""
    element = etree.Element(f"{{{PLAN_NAMESPACE}}}plan", nsmap={None: PLAN_NAMESPACE}, encoding="base64")
    if filled:
        element.set("filled", "1")
    element.text = b64encode(text).decode("ascii")
    return serialise(element)


def plan_item_properties() -> bytes:
    """The part that says what :func:`plan_item` is."""
    properties = root("ds:datastoreItem")
    properties.set(qualified("ds:itemID"), _ITEM)
    reference = sub(sub(properties, "ds:schemaRefs"), "ds:schemaRef")
    reference.set(qualified("ds:uri"), PLAN_NAMESPACE)
    return serialise(properties)
