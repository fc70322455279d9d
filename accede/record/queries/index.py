"""What the record shows elsewhere: days to come, and texts to be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.accounts.rights import Right
from accede.core.cycle import report_dates
from accede.core.standing import StateClass
from accede.kit.localdates import long_moment
from accede.kit.offers import DatedThing, SearchDocument
from accede.record.models import Act, State, Treaty
from accede.record.models.states import LANGUAGES
from accede.record.queries.acts import act_rows
from accede.record.queries.names import names_in
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.standing import next_days, rows
from accede.record.queries.treaties import our_language, short_title_of, title_of
from accede.record.queries.words import kind_word

_ACTIVATE = {"zh": "zh-hans"}


def coming(*, on: date, until: date, treaties: Iterable[str] | None = None) -> list[DatedThing]:
    """Entries into force for single States after the day, and their first reports due, soonest first; under
    these treaties, or (None) under all.
    """
    record = snapshot()
    chosen = [record.treaties[slug] for slug in (record.treaties if treaties is None else treaties)]
    found = [thing for treaty in chosen for thing in _of_treaty(record, treaty, on, until)]
    return sorted(found, key=lambda thing: (thing.day, thing.title))


def _of_treaty(record: Snapshot, treaty: Treaty, on: date, until: date) -> Iterator[DatedThing]:
    title, url = short_title_of(treaty), treaty.get_absolute_url()
    for each in next_days(treaty, as_of=on):
        if each.day <= until:
            told = {"treaty": title, "state": each.name}
            yield DatedThing(
                each.day,
                _("%(treaty)s in force for %(state)s") % told,
                url,
                key=f"record.in-force:{treaty.slug}:{each.state}",
            )
    cycle = record.rules(treaty.slug).reports
    if cycle is None:
        return
    for row in rows(treaty, as_of=on):
        if row.state_class is not StateClass.PARTY or row.in_force is None:
            continue
        # Only the next one: the State may have reported in the meantime, which the record does not follow.
        first = next(iter(report_dates(cycle, row.in_force, until=until)), None)
        if first is not None and on < first.treaty_day <= until:
            told = {"state": row.name, "treaty": title}
            yield DatedThing(
                first.treaty_day,
                _("%(state)s: first report under the %(treaty)s due") % told,
                url,
                key=f"record.report:{treaty.slug}:{row.code}",
            )


def documents(*, on: date) -> list[SearchDocument]:
    """Treaties and States in each language, acts in the active one."""
    record = snapshot()
    found = [one for treaty in record.treaties.values() for one in _treaty_documents(treaty)]
    found += [one for state in record.states.values() for one in _state_documents(record, state, on)]
    return found + list(_act_documents(record, on))


def _treaty_documents(treaty: Treaty) -> Iterator[SearchDocument]:
    for language in LANGUAGES:
        if language not in treaty.titles:
            continue
        yield SearchDocument(
            room="record",
            key=f"treaty:{treaty.slug}",
            url=treaty.get_absolute_url(),
            title=short_title_of(treaty, language),
            text=" ".join((title_of(treaty, language), treaty.number, treaty.slug)),
            language=language,
            right=Right.READ_PAPERS.value,
            excerpt=title_of(treaty, language),
        )


def _state_documents(record: Snapshot, state: State, on: date) -> Iterator[SearchDocument]:
    for language in LANGUAGES:
        held = record.names.get(state.code, {}).get(language, ())
        if not held:
            continue
        yield SearchDocument(
            room="record",
            key=f"state:{state.code}",
            url=state.get_absolute_url(),
            title=names_in(record, on, language)[state.code],
            text=" ".join([*(f"{name.name} {name.formal}" for name in held), state.code, state.iso2]),
            language=language,
            right=Right.READ_PAPERS.value,
        )


def _act_documents(record: Snapshot, on: date) -> Iterator[SearchDocument]:
    language = our_language()
    with override(_ACTIVATE.get(language, language)):
        called = names_in(record, on, language)
        # Shipped acts are found through their State and treaty; by themselves only if there is more to say of
        # them.
        for act in act_rows().exclude(origin="shipped", note="", article=""):
            yield _act_document(act, called, language)


def _act_document(act: Act, called: dict[str, str], language: str) -> SearchDocument:
    state = called.get(act.state.code, act.state.code)
    title = f"{state}: {kind_word(act.kind)}, {short_title_of(act.treaty)}"
    return SearchDocument(
        room="record",
        key=f"act:{act.pk}",
        url=act.get_absolute_url(),
        title=title,
        text=f"{title} {act.note} {act.article} {act.source}",
        language=language,
        right=Right.READ_PAPERS.value,
        day=act.deposited.latest,
        excerpt=long_moment(act.deposited),
    )
