"""A letter as a page for programs that show HTML: its own words, its own direction, and nothing fetched from afar."""

from __future__ import annotations

import re

from django.utils.html import conditional_escape, format_html, urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info

# What mail programs understand. No picture, font or sheet from elsewhere: opening a letter tells nobody.
SHEET = """
body{margin:0;padding:1.5rem;font:16px/1.5 Georgia,'Noto Naskh Arabic','Noto Serif',serif;color:#1c2430;background:#fff}
main{max-width:38rem;margin-inline:auto}
h1{font-size:1.35rem;line-height:1.3;margin:0 0 1rem}
h2{font-size:1.05rem;margin:1.5rem 0 .5rem;border-top:1px solid #1c2430;padding-top:.5rem}
dl{margin:0 0 1rem}dt{font-weight:bold}dd{margin:0 0 .5rem}
ol,ul{padding-inline-start:1.5rem;margin:0 0 1rem}li{margin-block-end:.35rem}
a{color:#1d4f91}small{color:#4d5763}
@media (prefers-color-scheme:dark){
body{color:#e8e6e1;background:#14181f}a{color:#9cc1f5}small{color:#b5b9c0}h2{border-color:#e8e6e1}}
"""
_PARAGRAPH = re.compile(r"\n\s*\n")
_MAY_LINK = re.compile(r"://|@|www\.|\.(?:com|edu|gov|int|mil|net|org)", re.IGNORECASE)


def page(subject: str, inner: str, *, language: str) -> str:
    """The whole page around the body of a letter, in the direction of its language."""
    return format_html(
        "<!doctype html>\n"
        '<html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><title>{subject}</title>'
        "<style>{sheet}</style></head>\n<body><main>\n{inner}\n</main></body></html>\n",
        language=language,
        direction=direction(language),
        subject=subject,
        sheet=mark_safe(SHEET),
        inner=mark_safe(inner),
    )


def from_text(body: str) -> SafeString:
    """A plain text as paragraphs, its addresses as links; everything in it is escaped."""
    paragraphs = [part for part in _PARAGRAPH.split(body.strip()) if part.strip()]
    told = [_linked(part).replace("\n", "<br>\n") for part in paragraphs]
    return mark_safe("\n".join(f'<p dir="auto">{part}</p>' for part in told))


def _linked(part: str) -> str:
    escaped = conditional_escape(part)
    # Looking for addresses takes most of the time of a letter, and most paragraphs have none.
    return urlize(escaped, autoescape=False) if _MAY_LINK.search(part) else escaped


def direction(language: str) -> str:
    """ "rtl" for languages written from right to left, else "ltr"."""
    try:
        return "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:
        return "ltr"
