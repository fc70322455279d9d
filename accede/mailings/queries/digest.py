"""Digests of the record as fields of a letter: what changed in the month before, in the language of each reader."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from accede.coalition.rules import EVERYBODY
from accede.kit.localdates import long_day, long_moment
from accede.kit.offers import FieldKind, Filled, News, RunTo, ask
from accede.mailings.queries.languages import django_code

NEWS, COUNT, UNTIL = "digest.news", "digest.count", "digest.day"
NAMES = frozenset({NEWS, COUNT, UNTIL})


def field_kinds() -> list[FieldKind]:
    """What a digest may say."""
    group = _("Digest of the record")
    note = _("Acts of the month before the day of the classes that a second person has checked.")
    return [
        FieldKind(NEWS, _("what changed on record, one line an act"), group, 90, "list", note),
        FieldKind(COUNT, _("how many acts that are"), group, 91, "number", note),
        FieldKind(UNTIL, _("day until which that is told"), group, 92, "day"),
    ]


def fields(to: RunTo) -> list[Filled]:
    """The fields of a digest in every letter of a run. What everybody may read, asked for once for each language."""
    wanted = to.names & NAMES
    if not wanted:
        return []
    told = {language: _told(to, language) for language in {each.language for each in to.letters}}
    return [_filled(each.addressee, name, told[each.language][name]) for each in to.letters for name in sorted(wanted)]


def _told(to: RunTo, language: str) -> dict[str, str]:
    with translation.override(django_code(language)):
        found = ask("public_news", subject=to.campaign, on=to.as_of, reader=EVERYBODY)
        return {
            NEWS: "\n".join(lines(found)),
            COUNT: str(len(found)) if found else "",
            UNTIL: long_day(to.as_of, language),
        }


def lines(found: Iterable[News]) -> list[str]:
    """ "12 March 2026: Arcadia, accession. The number of States bound is now 57." In the active language."""
    return [" ".join([_line(each), *each.sentences]) for each in found]


def _line(each: News) -> str:
    day = long_day(each.day) if isinstance(each.day, date) else long_moment(each.day)
    return _("%(day)s: %(who)s, %(what)s.") % {"day": day, "who": each.title, "what": each.what}


def _filled(addressee: str, name: str, text: str) -> Filled:
    if text:
        return Filled(addressee, name, text)
    note = _("Nothing that was checked changed on record in the month before: there is nothing to tell.")
    return Filled(addressee, name, "", ready=False, note=note)
