"""What the workspace's and the public pages ask besides: a State by what people type, its facts, data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from accede.kit import parts
from accede.record.models import Act, Alias
from accede.record.queries.names import direction_in, groups_of, names, state
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.treaties import beside_states
from accede.record.queries.words import Explained, direction_word


def find_state(typed: str) -> str | None:
    """The code of the State that was typed: its code, one of its names in any language, or an exact alias;
    never a guess.
    """
    return find_states([typed])[typed]


def find_states(typed: Iterable[str]) -> dict[str, str | None]:
    """{text: code or None} for each text, as `find_state` reads it; at most one query for all of them."""
    record, texts = snapshot(), list(dict.fromkeys(typed))
    by_name: dict[str, str] = record.made.once("by_name", lambda: _by_name(record))
    found: dict[str, str | None] = {}
    for text in texts:
        wanted = text.strip()
        found[text] = wanted.upper() if wanted.upper() in record.states else by_name.get(wanted.casefold())
    unknown = [text for text in texts if found[text] is None]
    if unknown:
        rows = Alias.objects.filter(text__in=[text.strip() for text in unknown])
        aliases = dict(rows.values_list("text", "state__code"))
        found |= {text: aliases.get(text.strip()) for text in unknown}
    return found


def _by_name(record: Snapshot) -> dict[str, str]:
    """{folded name: code} of every name in any language; where two States share one, the first by code."""
    found: dict[str, str] = {}
    for code in sorted(record.names):
        for rows in record.names[code].values():
            for row in rows:
                for name in (row.name, row.formal):
                    if name:
                        found.setdefault(name.casefold(), code)
    return found


def replacement_of(act: Act) -> Act | None:
    """The later row that stands in the place of this one, or that strikes it out (`is_striking_out`)."""
    return Act.objects.filter(replaces=act).first()


def about_state(code: str, *, on: date, treaties: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Facts beside a State's acts: code, kind, groups, what the treaties ask for besides, names in six languages."""
    found, record = state(code), snapshot()
    year, immigrants, emigrants = record.migrants.get(code, (0, None, None))
    facts = [(_("Code"), found.code), (_("Kind"), found.get_kind_display())]
    groups = groups_of(code, on=on)
    if groups:
        facts.append((_("Groups"), ", ".join(groups)))
    if immigrants is not None and emigrants is not None and "migration" in beside_states(treaties):
        words = _(
            "%(direction)s: %(in)s people from elsewhere live there, %(out)s "
            "from there live elsewhere (UN DESA, %(year)s)"
        )
        facts.append(
            (
                _("Migration"),
                words
                % {
                    "direction": direction_word(direction_in(record, code)),
                    "in": f"{immigrants:,}",
                    "out": f"{emigrants:,}",
                    "year": year,
                },
            )
        )
    facts += [
        (language.upper(), names(on=on, language=language).get(code, code))
        for language in ("ar", "zh", "en", "fr", "ru", "es")
    ]
    return facts


def reckoning(found: Iterable[Explained]) -> list[parts.Step]:
    """The steps of an explanation as a page lists them: steps that stay on one day are told as one.

    The clause's last rounding, the computed and the official date are three facts in the record; to a reader
    they are one line, "1 July 2003", with what was rounded and whether the depositary agrees.
    """
    told: list[parts.Step] = []
    for step in found:
        last = told[-1] if told else None
        if last and last.day and last.day == step.day and step.code in {"result", "official"}:
            told[-1] = replace(last, text=" ".join(part for part in (last.text, _of_one_day(step)) if part))
        else:
            told.append(step.as_step())
    return told


def _of_one_day(step: Explained) -> str:
    """The result repeats the day beside the line, so only the depositary's word is added."""
    return "" if step.code == "result" else step.sentence
