"""What others can take away of a treaty, form by form, each with the address to copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.public.queries import embeds
from accede.public.queries.citing import absolute, citation, licence
from accede.record import queries as record


@dataclass(frozen=True)
class Offer:
    """One thing to take: what it is, its form (CSV, JSON, …) and its address."""

    words: str
    form: str
    address: str
    note: str = ""


@dataclass(frozen=True)
class Section:
    """Things of one kind under a heading, with a sentence about all of them."""

    id: str
    title: str
    told: str
    offers: list[Offer]


@dataclass(frozen=True)
class Frame:
    """An embed with the code to copy."""

    shape: str
    title: str
    code: str
    address: str


def takeaway(treaty: Any, *, as_of: date, language: str) -> dict[str, Any]:
    """Everything that can be taken of a treaty, in the active language; `treaty` None: of the record as a whole."""
    lang = record.our_language(language)
    found: dict[str, Any] = {"licence": licence(), "treaty": treaty, "as_of": as_of}
    if treaty is None:
        return {**found, "sections": [_tables_of_all(as_of, lang), _json_of_all(as_of), _feeds_of_all(lang)]}
    slug = treaty.slug
    title = record.short_title_of(treaty, language=language)
    page = reverse("public:status_on", args=[lang, slug, as_of])
    return {
        **found,
        "title": title,
        "citation": citation(treaty, as_of=as_of, path=page, language=language),
        "sections": [
            _tables(slug, as_of, lang), _json(slug, as_of, lang), _feeds(slug, lang), _pictures(slug, as_of, lang),
        ],
        "frames": [_frame(shape, words, treaty, title, language) for shape, words in _shapes()],
    }  # fmt: skip


def _to(words: str, form: str, name: str, *args: Any, query: str = "", note: str = "") -> Offer:
    return Offer(words, form, absolute(reverse(f"public:{name}", args=args)) + query, note)


def _tables(slug: str, as_of: date, lang: str) -> Section:
    return Section(
        "tables",
        _("Tables"),
        _("One header line, UTF-8, commas; the meaning of every column stands in a file beside each table."),
        [
            _to(_("Acts, one per row"), "CSV", "v1_acts_csv", slug, query=f"?lang={lang}"),
            _to(_("Columns of this table"), "JSON", "v1_acts_beside", slug),
            _to(_("Every State and its class on this day"), "CSV", "v1_status_csv", slug,
                query=f"?on={as_of}&lang={lang}"),
            _to(_("Columns of this table"), "JSON", "v1_status_beside", slug),
        ],
    )  # fmt: skip


def _json(slug: str, as_of: date, lang: str) -> Section:
    asked = f"?on={as_of}&lang={lang}"
    return Section(
        "json",
        _("Data for programs"),
        _("JSON, from any page or program, without a key. Every answer names its source, its day and its licence."),
        [
            _to(_("Status on this day"), "JSON", "v1_status", slug, query=asked),
            _to(_("Acts, one by one"), "JSON", "v1_acts", slug, query=f"?lang={lang}"),
            _to(_("The numbers behind the chart"), "JSON", "v1_timeline", slug, query=asked),
            _to(_("Description of all addresses and answers"), "OpenAPI 3.1", "v1_openapi"),
        ],
    )


def _feeds(slug: str, lang: str) -> Section:
    return Section(
        "feeds",
        _("Feeds and calendars"),
        _("Subscribe to them: new acts and corrections arrive in a feed reader, days of entry into force and reports "
          "due in a calendar."),
        [
            _to(_("New acts"), "Atom", "treaty_feed", lang, slug),
            _to(_("Days of entry into force and reports due"), "iCalendar", "treaty_calendar", lang, slug,
                note=_("Reports due are computed from the treaty; the Committee may set another date.")),
        ],
    )  # fmt: skip


def _pictures(slug: str, as_of: date, lang: str) -> Section:
    named = (("map", _("Map on this day")), ("chart", _("Chart up to this day")), ("card", _("Card for a link")))
    return Section(
        "pictures",
        _("Pictures"),
        _("Title, legend, source and licence stand inside each picture."),
        [
            _to(words, form.upper(), "picture", lang, slug, as_of, shape, form)
            for shape, words in named
            for form in ("svg", "png")
        ],
    )


def _shapes() -> tuple[tuple[str, str], ...]:
    return ("counter", _("Counter")), ("map", _("Map"))


def _frame(shape: str, words: str, treaty: Any, title: str, language: str) -> Frame:
    lang = record.our_language(language)
    named = _("%(treaty)s: %(shape)s") % {"treaty": title, "shape": words}
    address = absolute(reverse(f"public:embed_{shape}", args=[lang, treaty.slug]))
    return Frame(shape, words, embeds.code(shape, treaty, language=language, title=named), address)


def _tables_of_all(as_of: date, lang: str) -> Section:
    return Section(
        "all-tables",
        _("All treaties: tables"),
        _("The acts of every treaty on record in one table, and who stands where on a day."),
        [
            _to(_("Acts of all treaties, one per row"), "CSV", "v1_all_acts_csv"),
            _to(_("Columns of this table"), "JSON", "v1_all_acts_beside"),
            _to(_("Treaties and States on this day"), "CSV", "matrix_on", lang, as_of, query="?format=csv"),
        ],
    )


def _json_of_all(as_of: date) -> Section:
    return Section(
        "all-json",
        _("All treaties: data for programs"),
        _("JSON, from any page or program, without a key. Every answer names its source, its day and its licence."),
        [
            _to(_("Treaties with their counts"), "JSON", "v1_treaties", query=f"?on={as_of}"),
            _to(_("States, with the address of each one's data"), "JSON", "v1_states"),
            _to(_("What moved between two days"), "JSON", "v1_changes",
                query=f"?from={as_of.replace(month=1, day=1)}&to={as_of}"),
            _to(_("Description of all addresses and answers"), "OpenAPI 3.1", "v1_openapi"),
        ],
    )  # fmt: skip


def _feeds_of_all(lang: str) -> Section:
    return Section(
        "all-feeds",
        _("All treaties: feed"),
        _("Each State has a feed and a calendar of its own too; their addresses stand on the State's page."),
        [_to(_("New acts under every treaty"), "Atom", "feed", lang)],
    )
