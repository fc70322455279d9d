"""Which treaties are on record, their titles, and the days that can be asked about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accede.kit.localdates import long_day
from accede.record.models import Treaty
from accede.record.queries.snapshot import snapshot


class UnknownTreaty(LookupError):
    """No treaty of that name is on record; the message lists those that are."""

    def __init__(self, slug: str, known: list[str]) -> None:
        super().__init__(
            _("No treaty “%(slug)s” is on record. On record: %(known)s.")
            % {"slug": slug, "known": ", ".join(known) or _("none")}
        )


class DayRefused(ValueError):
    """A day on which the question has no answer; the message says why."""


class BadQuestion(ValueError):
    """A question that cannot be answered as it was put (a State nobody knows, too much at once); says why."""


def our_language(language: str | None = None) -> str:
    """Two letters, as names and titles are kept: "zh" for any Chinese."""
    return (language or get_language() or "en").split("-")[0]


def treaties() -> list[Treaty]:
    """Every treaty on record, by title in the active language."""
    return sorted(snapshot().treaties.values(), key=lambda treaty: short_title_of(treaty).casefold())


def find_treaties(typed: str) -> list[Treaty]:
    """Treaties of which every word typed stands in a title of any language, the number or the short name."""
    words = typed.casefold().split()
    return [found for found in treaties() if all(word in _all_names(found) for word in words)]


def _all_names(found: Treaty) -> str:
    named = [*found.titles.values(), *found.short_titles.values(), found.number, found.slug]
    return "\n".join(named).casefold()


def treaty(slug: Treaty | str) -> Treaty:
    """The treaty of that name; raises UnknownTreaty."""
    if isinstance(slug, Treaty):
        return slug
    known = snapshot().treaties
    if slug not in known:
        raise UnknownTreaty(slug, sorted(known))
    return known[slug]


def core_treaties() -> list[Treaty]:
    """The core human rights treaties on record, oldest first: those that their shipped file marks so."""
    found = [treaty for treaty in snapshot().treaties.values() if treaty.facts.get("core_rights")]
    return sorted(found, key=lambda treaty: (treaty.adopted_date or date.max, treaty.slug))


def slug_of(treaty_or_slug: Treaty | str) -> str:
    return treaty_or_slug.slug if isinstance(treaty_or_slug, Treaty) else treaty_or_slug


def title_of(treaty_or_slug: Treaty | str, language: str | None = None) -> str:
    """The full title in the language, else in English, else in whichever language is held."""
    return _text(treaty(treaty_or_slug).titles, language) or treaty(treaty_or_slug).slug


def short_title_of(treaty_or_slug: Treaty | str, language: str | None = None) -> str:
    """What people call it, else its full title."""
    found = treaty(treaty_or_slug)
    language = our_language(language)
    return str(
        found.short_titles.get(language) or found.titles.get(language) or _text(found.short_titles, "en") or ""
    ) or (title_of(found, language))


def _text(texts: dict[str, str], language: str | None) -> str:
    return texts.get(our_language(language)) or texts.get("en") or next(iter(texts.values()), "")


def beside_states(treaties: Iterable[Treaty | str]) -> set[str]:
    """Which figures about States matter to these treaties, as their records say: "migration" or nothing."""
    return {each for one in treaties for each in treaty(one).facts.get("beside_states", ())}


def has_clause(treaty_or_slug: Treaty | str) -> bool:
    """Whether the treaty's clause on entry into force is on record, so that a day can be computed."""
    return snapshot().rules(slug_of(treaty_or_slug)).has_clause


def check_day(treaty_or_slug: Treaty | str, day: date, *, today: date) -> date:
    """The day itself; raises DayRefused before the treaty's adoption and after today."""
    found = treaty(treaty_or_slug)
    if day > today:
        raise DayRefused(
            _("%(day)s lies in the future: the record answers for days up to %(today)s.")
            % {"day": long_day(day), "today": long_day(today)}
        )
    if found.adopted_date and day < found.adopted_date:
        raise DayRefused(
            _("%(day)s lies before the treaty was adopted, on %(adopted)s.")
            % {"day": long_day(day), "adopted": long_day(found.adopted_date)}
        )
    return day
