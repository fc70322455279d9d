"""Typst: pages as PDF and drawings as pictures, the same on every machine.

Data goes in as JSON, never as markup, so that no text can become a command. Fonts come from packages: Noto for
Latin, Greek and Cyrillic, Amiri for Arabic (the Noto Arabic fonts come out of a PDF as broken letters), Noto SC for
Chinese. A compiler serves one thread at a time and is kept for the next; while it works, other threads run.

A process that has typeset must not be forked: in the child the compiler would wait for ever for threads that were
not copied. The child is marked and refuses in words instead.
"""

from __future__ import annotations

import importlib.util
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import typst

FONT_PACKAGES = ("fontpkg_noto_sans", "fontpkg_noto_serif", "fontpkg_amiri", "pylopdf_fonts_zh_cn")
SANS = ("Noto Sans", "Amiri", "Noto Sans SC")
SERIF = ("Noto Serif", "Amiri", "Noto Serif SC")

_at_rest: dict[Path | None, list[typst.Compiler]] = defaultdict(list)
_process = {"typeset": False, "forked": False}


class ForkedAfterTypesetting(RuntimeError):
    """This process was forked from one that had typeset already; start workers afresh (spawn) instead."""


def _in_the_child() -> None:
    _process["forked"] = _process["typeset"]


os.register_at_fork(after_in_child=_in_the_child)


def font_files() -> list[Path]:
    """The files of all fonts that documents use."""
    found: list[Path] = []
    for name in FONT_PACKAGES:
        spec = importlib.util.find_spec(name)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            found += sorted(path for path in Path(place).rglob("*") if path.suffix in {".ttf", ".otf"})
    return found


@cache
def _fonts() -> typst.Fonts:
    folders = sorted({str(path.parent) for path in font_files()})
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


@contextmanager
def _compiler(folder: Path | None = None) -> Iterator[typst.Compiler]:
    """A compiler that nobody uses; one of its own kind for templates that stand in a folder and are read once."""
    if _process["forked"]:
        raise ForkedAfterTypesetting(
            "This process was forked from one that had already made a document, so it cannot make one itself. "
            "Start worker processes afresh instead of forking them."
        )
    _process["typeset"] = True
    try:
        compiler = _at_rest[folder].pop()
    except IndexError:
        compiler = typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True, root=folder)
    yield compiler
    _at_rest[folder].append(compiler)


def _compile(template: str, data: Mapping[str, Any], **how: Any) -> Any:
    inputs = {"data": orjson.dumps(data).decode()}
    with _compiler() as compiler:
        return compiler.compile(template.encode(), sys_inputs=inputs, **how)


def pdf(template: str, data: Mapping[str, Any], *, made_at: datetime) -> bytes:
    """A tagged PDF (PDF/UA-1) from a Typst template and plain data; `made_at` is the time written into it, so
    that the same data give the same bytes. Raises typst.TypstError when the template and the data do not fit.
    """
    made: bytes = _compile(template, data, format="pdf", pdf_standards=["ua-1"], timestamp=made_at)
    return made


def pdf_of(template: Path, function: str, data: Mapping[str, Any], *, made_at: datetime) -> bytes:
    """The same from a function of a template that stands in a file: for many small files one after the other.

    The data are one literal in the text that is typeset, so the inputs stay the same from file to file and the
    compiler keeps what it has read.
    """
    text = f'#import "{template.name}": {function}\n#{function}(json(bytes({literal(data)})))'
    how: dict[str, Any] = {"format": "pdf", "pdf_standards": ["ua-1"], "timestamp": made_at.replace(microsecond=0)}
    with _compiler(template.parent) as compiler:
        made: Any = compiler.compile(text.encode(), **how)
    return bytes(made)


def literal(data: Mapping[str, Any]) -> str:
    """Data as a Typst string that holds JSON. JSON writes control signs as escapes, so quotation marks and backslashes
    are all that can mean something here.
    """
    return '"' + orjson.dumps(data).decode().replace("\\", "\\\\").replace('"', '\\"') + '"'


_PICTURE = """
#let d = json(bytes(sys.inputs.data))
#set page(width: d.width * 1pt, height: auto, margin: 0pt, fill: if d.ground == "" { none } else { rgb(d.ground) })
#image(bytes(d.svg), format: "svg", width: 100%)
"""


def png(svg: str, *, width: int, ground: str = "#ffffff") -> bytes:
    """An SVG drawing as a PNG of `width` pixels on a ground of one colour ("" for none). The drawing must carry
    its colours as attributes: variables of a style sheet are not known here.
    """
    made = _compile(_PICTURE, {"svg": svg, "width": width, "ground": ground}, format="png", ppi=72.0)
    return made[0] if isinstance(made, list) else made  # type: ignore[no-any-return]
