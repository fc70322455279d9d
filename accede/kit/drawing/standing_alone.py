"""A drawing that stands on its own: what the style sheet says about it, written into attributes.

Drawings carry class names only; a file, a PDF or a Word document knows no style sheet. The rules are read from
accede.css itself (its layer "figures", with the tokens of paper), so that a drawing has the same colours everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from accede.kit import typesetting
from accede.kit.localdates import language_code

SHEET = Path(__file__).parents[1] / "static" / "kit" / "accede.css"
NAMESPACE = "http://www.w3.org/2000/svg"
WIDTH = 960  # of the drawing in a file, in pixels; a drawing narrower than this keeps its own
ATTRIBUTES = {"fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-dasharray", "font-size", "font-weight"}
FAMILIES = {
    "sans": ", ".join((*typesetting.SANS, "sans-serif")),
    "serif": ", ".join((*typesetting.SERIF, "serif")),
}
RIGHT_TO_LEFT_EMBEDDING, POP = "\u202b", "\u202c"
OTHER_END = {"start": "end", "end": "start"}

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")
_IS = re.compile(r"(?:^|(?<=,)) ?:is\(([^()]*)\)(?=,|$)")
_COMPOUND = re.compile(r"([a-z]*)((?:\.[a-z-]+)*)")
_FONT = re.compile(r"(?:(\d+) )?(\d+)px")


@dataclass(frozen=True)
class Drawing:
    """An SVG file's text, what it shows in words, and its size in pixels."""

    svg: str
    words: str
    width: float
    height: float


_Chain = tuple[tuple[str, str], ...]  # tag and classes of an element after those of all around it


@dataclass(frozen=True)
class _Rule:
    """One selector with its declarations: compounds of (tag, classes), the last one the element itself."""

    compounds: tuple[tuple[str, frozenset[str]], ...]
    values: tuple[tuple[str, str], ...]

    @property
    def weight(self) -> tuple[int, int]:
        return sum(len(classes) for _tag, classes in self.compounds), sum(bool(tag) for tag, _ in self.compounds)

    def fits(self, chain: _Chain) -> bool:
        *above, own = self.compounds
        if not _is(chain[-1], own):
            return False
        parents = reversed(chain[:-1])
        return all(any(_is(parent, compound) for parent in parents) for compound in reversed(above))


def standalone(svg: str, *, language: str = "en") -> Drawing:
    """The drawing with its colours, lines and letters as attributes, in the colours of paper. `svg` comes from
    this package; in a right-to-left `language` its words run from the right without a page around them.
    """
    opening = svg if "xmlns=" in svg.partition(">")[0] else svg.replace("<svg", f'<svg xmlns="{NAMESPACE}"', 1)
    root = etree.fromstring(opening, etree.XMLParser(resolve_entities=False, no_network=True))
    words = _words(root)
    _style(root, ())
    if language_code(language) == "ar":
        _from_the_right(root)
    for element in root.iter(etree.Element):
        element.attrib.pop("class", "")
    width, height = _size(root)
    return Drawing(etree.tostring(root, encoding="unicode"), words, width, height)


def _words(root: etree._Element) -> str:
    """The text alternative: the label, or title and description."""
    told = root.get("aria-label") or ". ".join(
        text for name in ("title", "desc") if (text := root.findtext(f"{{{NAMESPACE}}}{name}"))
    )
    return " ".join(told.split())


def _size(root: etree._Element) -> tuple[float, float]:
    _left, _top, wide, high = map(float, root.get("viewBox", "0 0 1 1").split())
    width = min(wide, WIDTH)
    height = round(high * width / wide, 1)
    root.set("width", f"{width:g}")
    root.set("height", f"{height:g}")
    return width, height


def _from_the_right(root: etree._Element) -> None:
    """Programs that draw know no direction of a page: anchors change sides and each text says its own."""
    for element in root.iter(f"{{{NAMESPACE}}}text"):
        anchor = element.get("text-anchor", "start")
        element.set("text-anchor", OTHER_END.get(anchor, anchor))
        if element.text:
            element.text = f"{RIGHT_TO_LEFT_EMBEDDING}{element.text}{POP}"


def _style(element: etree._Element, around: _Chain) -> None:
    chain = (*around, (etree.QName(element).localname, element.get("class", "")))
    for name, value in _styled(chain):
        element.set(name, value)
    for child in element.iterchildren(etree.Element):
        _style(child, chain)


@cache
def _styled(chain: _Chain) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for rule in rules():
        if rule.fits(chain):
            found.update(rule.values)
    return tuple(found.items())


def _is(element: tuple[str, str], compound: tuple[str, frozenset[str]]) -> bool:
    tag, classes = compound
    return tag in {"", element[0]} and classes <= set(element[1].split())


@cache
def rules() -> tuple[_Rule, ...]:
    """What accede.css says about drawings, the weightier rule later, as a browser applies them."""
    layers = dict(_blocks(_COMMENT.sub("", SHEET.read_text(encoding="utf-8"))))
    tokens = _tokens(layers)
    found = [
        _Rule(compounds, values)
        for selectors, body in _blocks(layers["@layer figures"])
        if not selectors.startswith("@") and (values := tuple(_values(body, tokens)))
        for compounds in _selectors(selectors)
    ]
    return tuple(sorted(found, key=lambda rule: rule.weight))


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Every `head { body }` of this level, in order."""
    start, depth, head = 0, 0, ""
    for match in re.finditer(r"[{};]", css):
        sign = match[0]
        if sign == "{":
            if not depth:
                head, start = " ".join(css[start : match.start()].split()), match.end()
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth:
                yield head, css[start : match.start()]
                start = match.end()
        elif not depth:
            start = match.end()


def _tokens(layers: dict[str, str]) -> dict[str, str]:
    """The tokens of the light theme, and what print changes in them."""
    printed = dict(_blocks(dict(_blocks(layers["@layer print"]))["@media print"]))
    found = dict(_blocks(layers["@layer tokens"]))[":root"] + ";" + printed[":root"]
    return {name: value.strip() for name, value in re.findall(r"--([a-z0-9-]+):([^;]+)", found)}


def _values(body: str, tokens: dict[str, str]) -> Iterator[tuple[str, str]]:
    for declaration in body.split(";"):
        name, _colon, value = (part.strip() for part in declaration.partition(":"))
        known = _VARIABLE.sub(lambda match: tokens[match[1]], value)
        if name in ATTRIBUTES and not known.endswith("rem"):  # a size of words outside of drawings
            yield name, known.removesuffix("px")
        elif name == "font" and (font := _FONT.match(value)):
            family = FAMILIES["serif" if "--serif" in value else "sans"]
            yield from (("font-size", font[2]), ("font-weight", font[1] or "400"), ("font-family", family))


def _selectors(selectors: str) -> Iterator[tuple[tuple[str, frozenset[str]], ...]]:
    """Each selector as its compounds; those with signs that drawings do not use are left out."""
    flat = _IS.sub(lambda match: match[1], selectors)
    for selector in flat.split(","):
        parts = [_COMPOUND.fullmatch(part) for part in selector.split()]
        if all(parts):
            yield tuple((part[1], frozenset(part[2].split(".")[1:])) for part in parts if part)
