"""Word's own merge fields, turned into fields as people type them; and the words in which both are said."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MERGED = re.compile(r"\s*MERGEFIELD\s+\"?([\w.]+)\"?", re.I)


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def own(paragraph: Any, name: str) -> list[Any]:
    """What stands in the paragraph itself, and not in a frame that is anchored in it."""
    return [node for node in paragraph.iter(w(name)) if next(node.iterancestors(w("p"))) is paragraph]


def say(run: Any, text: str) -> None:
    """The run with nothing but its properties and the text."""
    for node in [node for node in run if node.tag != w("rPr")]:
        run.remove(node)
    said = etree.SubElement(run, w("t"))
    said.text = text
    said.set(SPACE, "preserve")


def plain_merge_fields(paragraph: Any) -> None:
    """Merge fields as {name} in a run of their own: simple ones, and those in several runs."""
    for simple in own(paragraph, "fldSimple"):
        if named := _MERGED.match(simple.get(w("instr"), "")):
            runs = simple.findall(w("r"))
            kept = runs[0] if runs else etree.SubElement(simple, w("r"))
            say(kept, f"{{{named[1].lower()}}}")
            simple.addprevious(kept)
            simple.getparent().remove(simple)
    for field in _complex_fields(paragraph):
        told = "".join(node.text or "" for run in field for node in run.iter(w("instrText")))
        if named := _MERGED.match(told):
            say(field[0], f"{{{named[1].lower()}}}")
            for run in field[1:]:
                run.getparent().remove(run)


def _complex_fields(paragraph: Any) -> list[list[Any]]:
    """The runs of each field that begins and ends in the paragraph."""
    fields: list[list[Any]] = []
    inside: list[Any] = []
    for run in own(paragraph, "r"):
        kinds = [node.get(w("fldCharType")) for node in run.iter(w("fldChar"))]
        if inside or "begin" in kinds:
            inside.append(run)
        if inside and "end" in kinds:
            fields.append(inside)
            inside = []
    return fields
