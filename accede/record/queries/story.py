"""One act as the public may read it: its corrections, and what followed from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.core.standing import Life, Spell
from accede.kit.localdates import long_day, long_moment
from accede.record.models import Act
from accede.record.queries import words
from accede.record.queries.acts import act_history
from accede.record.queries.entry import _entry, _namer
from accede.record.queries.names import names_in
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.treaties import our_language, short_title_of
from accede.record.queries.words import Explained, kind_word

_LABELS: dict[str, str | Promise] = {
    "state": gettext_lazy("State"),
    "kind": gettext_lazy("Kind of act"),
    "deposited": gettext_lazy("Deposited"),
    "effective_date": gettext_lazy("Takes effect"),
    "article": gettext_lazy("Article"),
    "about": gettext_lazy("About the act"),
    "opposes_entry": gettext_lazy("Treaty opposed between the two"),
    "counted": gettext_lazy("Counted"),
    "withdrawn_date": gettext_lazy("No longer stands from"),
    "note": gettext_lazy("Note"),
    "confidence": gettext_lazy("Confidence"),
    "source": gettext_lazy("Source"),
}


@dataclass(frozen=True)
class Difference:
    """One field of two rows that follow one another."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Link:
    """A row of the chain of corrections with what it changed; `struck`: it takes the row before it out."""

    row: Act
    changed: tuple[Difference, ...]
    struck: bool


@dataclass(frozen=True)
class Story:
    """What followed from an act: sentences, the steps to its State's day, and whether it was one of the
    instruments that brought the treaty into force."""

    sentences: tuple[str, ...]
    steps: tuple[Explained, ...]
    trigger: bool


class UnknownAct(LookupError):
    """No act of that key is on record under the treaty."""


def find_act(slug: str, key: str) -> Act:
    """The row under that key, also one that was replaced; raises UnknownAct."""
    found = Act.objects.select_related("treaty", "state").filter(treaty__slug=slug, key=key).first()
    if found is None:
        raise UnknownAct(_("No act “%(key)s” is on record under this treaty.") % {"key": key[:60]})
    return found


def act_chain(row: Act, *, language: str | None = None, public: bool = False) -> list[Link]:
    """The row with all it replaced and all that replaced it, oldest first, each with what it changed; `public`
    leaves out notes, which people type."""
    chain, hidden = act_history(row), str(_LABELS["note"]) if public else ""
    found = []
    for old, new in zip([None, *chain], chain, strict=False):
        changed = changed_fields(old, new, language=language)
        found.append(Link(new, tuple(one for one in changed if one.label != hidden), new.is_striking_out))
    return found


def changed_fields(old: Act | None, new: Act, *, language: str | None = None) -> tuple[Difference, ...]:
    """What a correction changed, field by field; nothing for a first row and for one that strikes out."""
    if old is None or new.is_striking_out:
        return ()
    language = our_language(language)
    told = [(name, _said(old, name, language), _said(new, name, language)) for name in _LABELS]
    return tuple(Difference(str(_LABELS[name]), before, after) for name, before, after in told if before != after)


def act_fields(row: Act, *, language: str | None = None) -> list[tuple[str, str]]:
    """What the record says of the act, label and words, without the fields that are empty."""
    told = [(str(_LABELS[name]), _said(row, name, our_language(language))) for name in _LABELS]
    return [(label, said) for label, said in told if said]


def _said(row: Act, name: str, language: str) -> str:
    value = getattr(row, name)
    if name == "state":
        code = row.state.code
        return names_in(snapshot(), row.deposited.latest or date.max, language).get(code, code)
    if name == "kind":
        return kind_word(value)
    if name == "deposited":
        return long_moment(value)
    if name == "counted":
        return _("yes") if value else _("no, in brackets")
    if name == "opposes_entry":
        return "" if value is None else _("yes") if value else _("no")
    if name == "confidence":
        return confidence_word(value)
    return long_day(value) if isinstance(value, date) else str(value or "")


def confidence_word(confidence: str) -> str:
    """How sure the record is of the row, in words; a word it does not know is shown as written."""
    return {"high": _("high"), "medium": _("medium"), "low": _("low")}.get(confidence, confidence)


def act_story(row: Act, *, as_of: date, language: str | None = None) -> Story:
    """What followed from the act as far as the record knows on the day; nothing from a row that was replaced."""
    record, slug = snapshot(), row.treaty.slug
    acts = {act.id: act for act in record.acts(slug)}
    if row.key not in acts or not row.counted:
        return Story((), (), False)
    life = record.known(slug).lives[row.state.code]
    opened = next((spell for spell in life.spells if spell.act.id == row.key), None)
    steps = words.told_for_state(opened.entry, _namer(record, language)) if opened else []
    trigger = row.key in {act.id for act in _entry(record, slug, None).triggers}
    sentences = [*_of_entry(opened), *_of_trigger(record, slug, trigger), *_of_end(row, life, opened)]
    if acts[row.key].binds and opened is None:
        sentences.append(_("The State was bound already; this instrument changed nothing of that."))
    if acts[row.key].signs:
        sentences.append(_of_signature(row, life, as_of, language))
    return Story(tuple(sentences), tuple(steps), trigger)


def _of_entry(opened: Spell | None) -> list[str]:
    if opened is None:
        return []
    if opened.party_from is None:
        return [_("The treaty is not yet in force for this State.")]
    if opened.entry.needs_a_day:
        return [
            _("In force for this State from %(day)s at the latest: the deposit is not known to the day.")
            % {"day": long_day(opened.party_from)}
        ]
    return [_("In force for this State from %(day)s.") % {"day": long_day(opened.party_from)}]


def _of_trigger(record: Snapshot, slug: str, trigger: bool) -> list[str]:
    day = _entry(record, slug, None).day
    if not trigger or day is None:
        return []
    return [_("It is one of the instruments that brought the treaty into force, on %(day)s.") % {"day": long_day(day)}]


def _of_end(row: Act, life: Life, opened: Spell | None) -> list[str]:
    ended = next((spell for spell in life.spells if spell.ended_by and spell.ended_by.id == row.key), None)
    if ended is not None and ended.until is not None:
        return [_("From %(day)s the State is no longer bound.") % {"day": long_day(ended.until)}]
    if opened is not None and opened.until is not None:
        return [_("It stood until %(day)s.") % {"day": long_day(opened.until)}]
    return []


def _of_signature(row: Act, life: Life, as_of: date, language: str | None) -> str:
    told = {"treaty": short_title_of(row.treaty, language), "day": long_day(as_of)}
    spell = life.spell_on(as_of)
    if spell is None:
        return _("The State is not bound on %(day)s.") % told
    told |= {"act": kind_word(spell.act.kind), "deposited": long_moment(spell.act.deposited)}
    return _("The State was bound later, by its %(act)s of %(deposited)s.") % told
