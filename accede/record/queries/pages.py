"""What the workspace's and the public pages ask besides: a State by what people type, its facts, data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from accede.kit import parts
from accede.record.models import Act, Alias
from accede.record.queries.names import direction_in, groups_of, names, state
from accede.record.queries.snapshot import snapshot
from accede.record.queries.words import Explained, direction_word


def find_state(typed: str) -> str | None:
    """The code of the State that was typed: its code, one of its names in any language, or an exact alias;
    never a guess.
    """
    record, typed = snapshot(), typed.strip()
    if typed.upper() in record.states:
        return typed.upper()
    wanted = typed.casefold()
    for code, by_language in record.names.items():
        if any(row.name.casefold() == wanted for rows in by_language.values() for row in rows):
            return code
    alias = Alias.objects.filter(text=typed).select_related("state").first()
    return alias.state.code if alias else None


def replacement_of(act: Act) -> Act | None:
    """The later row that stands in the place of this one, or that strikes it out (`is_striking_out`)."""
    return Act.objects.filter(replaces=act).first()


def about_state(code: str, *, on: date) -> list[tuple[str, str]]:
    """Facts beside a State's acts: code, kind, groups, direction of migration with its year, names in six
    languages.
    """
    found, record = state(code), snapshot()
    year, immigrants, emigrants = record.migrants.get(code, (0, None, None))
    facts = [(_("Code"), found.code), (_("Kind"), found.get_kind_display())]
    groups = groups_of(code, on=on)
    if groups:
        facts.append((_("Groups"), ", ".join(groups)))
    if immigrants is not None and emigrants is not None:
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
