"""What the page of a State and the list of States show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition import queries as coalition
from accede.public.queries.matrix import already_words
from accede.record import queries as record


def state_page(code: str, *, as_of: date, slug: str, language: str) -> dict[str, Any]:
    """A State on a day: names, groups, its class under every treaty, its acts, what binds it already. `slug`:
    the campaign's treaty, of which "bound already" is asked."""
    facts = record.state_facts(code, on=as_of, language=language)
    treaties = record.state_acts(code, as_of=as_of)
    already = record.bound_already(
        code, among=record.core_treaties(), treaty=slug or None, as_of=as_of, language=language
    )
    acts = sorted((act for row in treaties for act in row.acts), key=lambda act: act.as_act().sort_key, reverse=True)
    # A figure about migration stands only where a campaign's treaty asks for it.
    asked = record.beside_states(each.treaty.slug for each in coalition.public_campaigns())
    return {
        "state": facts.state,
        "name": record.state_name(code, on=as_of, language=language),
        "facts": facts,
        "other_names": [one for one in facts.names if not one.now],
        "names": _names(code, as_of),
        "treaties": sorted(treaties, key=lambda row: (not row.acts, record.short_title_of(row.treaty).casefold())),
        "acts": acts,
        "declarations": record.declarations_of(code, as_of=as_of, language=language),
        "already": already,
        "already_words": already_words(already, other=bool(slug)),
        "own": record.treaty(slug) if slug else None,
        "direction": record.direction_word(facts.direction) if "migration" in asked else "",
    }


def _names(code: str, as_of: date) -> list[tuple[str, str]]:
    """The name on the day in the six languages."""
    return [
        (language, record.state_name(code, on=as_of, language=language))
        for language in ("ar", "zh", "en", "fr", "ru", "es")
    ]


def by_kind(listed: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """States, then those that ended, then organisations, then territories."""
    groups: dict[str, list[Any]] = {
        _("States"): [],
        _("Former States"): [],
        _("Organisations"): [],
        _("Territories that depositary lists name"): [],
    }
    order = {"former": _("Former States"), "organisation": _("Organisations"),
             "territory": _("Territories that depositary lists name")}  # fmt: skip
    for one in listed:
        groups[order.get(one.state.kind, _("States"))].append(one)
    return [(words, found) for words, found in groups.items() if found]
