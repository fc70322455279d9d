"""Tags and filters of the design system; `docs/design.md` lists them with the parts they draw."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.kit import localdates
from accede.kit.classes import boxed, letter, plain
from accede.kit.drawing import swatch as draw_swatch
from accede.kit.templatetags import accede_parts

register = template.Library()
# One name to load; two files to read.
register.tags.update(accede_parts.register.tags)

GROUPING = {"en": ",", "ar": ",", "zh": ",", "fr": "\u202f", "ru": "\u00a0", "es": "\u00a0"}


# ------------------------------------------------------------------ filters
@register.filter
def day(value: date | None) -> str:
    """30 January 2004, in the active language."""
    return localdates.long_day(value)


@register.filter
def shortday(value: date | None) -> str:
    """30 Jan 2004, for tables."""
    return localdates.short_day(value)


@register.filter
def clock(value: datetime | None) -> str:
    """30 January 2004, 17:00, in the house's time zone."""
    return localdates.clock(value) if value else ""


@register.filter
def moment(value: object) -> str:
    """A date as exactly as it is known: "June 2005", "before 30 January 2004", "not known"."""
    return localdates.long_moment(value)


@register.filter
def shortmoment(value: object) -> str:
    """The same with short months, for tables."""
    return localdates.short_moment(value)


@register.filter
def number(value: object) -> str:
    """A whole number with the language's grouping; anything else unchanged."""
    if isinstance(value, bool) or not isinstance(value, int):
        return "" if value is None else str(value)
    code = localdates.language_code()
    # Spanish groups only from five digits on.
    if code == "es" and abs(value) < 10_000:
        return str(value)
    return f"{value:,}".replace(",", GROUPING[code])


# ------------------------------------------------------------------- inline
@register.simple_tag(name="time")
def time_element(value: object, form: str = "long", css: str = "") -> SafeString:
    """A `<time>` element; a date that HTML cannot express (before, unknown) becomes a span."""
    if isinstance(value, datetime):
        words = localdates.clock(value)
    else:
        words = localdates.short_moment(value) if form == "short" else localdates.long_moment(value)
    stamp = localdates.machine_text(value)
    attributes = format_html(' datetime="{}"', stamp) if stamp else ""
    if css:
        attributes += format_html(' class="{}"', css)
    return format_html("<{0}{1}>{2}</{0}>", "time" if stamp else "span", mark_safe(attributes), words)


@register.simple_tag
def cls(value: object, words: str = "", box: bool = False) -> SafeString:
    """The class of a State: hue, mark and words. `box` once a page, beside the name."""
    return boxed(value, words) if box else plain(value, words)


@register.simple_tag
def mail_folder() -> str:
    """The folder that mail is written to in sample mode; empty when mail leaves the house."""
    if not settings.SAMPLE or not settings.EMAIL_BACKEND.endswith(".EmlFolderBackend"):
        return ""
    folder = settings.MAIL_FOLDER
    return str(folder.relative_to(settings.ROOT) if folder.is_relative_to(settings.ROOT) else folder)


@register.simple_tag
def mark(value: object) -> SafeString:
    """The mark of a class without words; words must stand beside it."""
    return format_html('<span class="mark mark--{}" aria-hidden="true"></span>', letter(value))


@register.simple_tag
def swatch(value: object) -> SafeString:
    """The pattern of a class as it appears on maps."""
    return draw_swatch(letter(value))


@register.simple_tag
def tag(words: str, kind: str = "") -> SafeString:
    """One fact of at most five words; kind is ok, alarm, lock or nothing."""
    return format_html('<span class="tag{}">{}</span>', f" tag--{kind}" if kind else "", words)


@register.simple_tag
def diffmark(kind: str) -> SafeString:
    """First cell of a line in a table of differences: sign and word."""
    sign, words = {
        "add": ("+", _("added")),
        "chg": ("Δ", _("changed")),
        "wdr": ("−", pgettext("line of an import", "withdrawn")),
        "unk": ("?", _("unknown name")),
    }[kind]
    return format_html('<span class="k" aria-hidden="true">{}</span>{}', sign, words)
