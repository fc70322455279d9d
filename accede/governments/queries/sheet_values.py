"""How the cells of lists about governments are read: States by exact name, codes by their words, plain text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.queries.sheet_columns import parts
from accede.coalition.readers.kinds import InCell
from accede.core.dates import Moment
from accede.core.names import folded
from accede.governments.queries.mission_words import language_choices
from accede.record.models import Alias, State, StateName

Read = Callable[[str, InCell], Any]
_HTML = re.compile(r"<\s*/?\s*[a-zA-Z!?]|&(?:#\d+|[a-z]{2,8});")
_FORMULA = re.compile(r"[=@]|[+-][^\d\s(–-]")  # a telephone number may begin with a plus
_NOTHING = {"-", "–", "—", "n a", "n/a"}


def known(campaign: Any) -> Mapping[str, Any]:
    """{"states": {folded name, alias or code: codes}} of the record, names of any language and time. Three queries."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, code in StateName.objects.values_list("name", "state__code"):
        found[folded(name)].add(code)
    for name, code in Alias.objects.values_list("text", "state__code"):
        found[folded(name)].add(code)
    for code, iso3 in State.objects.values_list("code", "iso3"):
        found[folded(code)] = {code}
        if iso3:
            found[folded(iso3)] = {code}
    return {"states": dict(found)}


def state(value: str, cell: InCell) -> str:
    """The code of a State by one of its names, exactly; never the likeliest."""
    codes = cell.known["states"].get(folded(value), set())
    if len(codes) == 1:
        return str(next(iter(codes)))
    if codes:
        words = _("“%(name)s” can be several: write one of the codes %(codes)s.")
        cell.problem(words % {"name": value, "codes": ", ".join(sorted(codes))})
    else:
        cell.problem(_("“%s” is no State on record. Write its name as the record has it, or its code.") % value)
    return ""


def text(most: int = 300) -> Read:
    """Reads plain text: a formula or HTML in it is a problem, a dash alone is nothing."""

    def read(value: str, cell: InCell) -> str:
        if value in _NOTHING:
            return ""
        if _FORMULA.match(value):
            cell.problem(_("“%s” would be run as a formula. Write it as plain text.") % value[:60])
        if _HTML.search(value):
            cell.problem(_("“%s” holds HTML. Write it as plain text.") % value[:60])
        if len(value) > most:
            words = _("Too long: %(long)d characters, at most %(most)d.")
            cell.problem(words % {"long": len(value), "most": most})
        return value[:most]

    return read


def whole_number(value: str, cell: InCell) -> int | str:
    """A number above nothing."""
    if value.isdecimal() and 0 < int(value) < 10_000:
        return int(value)
    if value not in _NOTHING:
        cell.problem(_("“%s” is no number. Write it in digits.") % value)
    return ""


def languages(value: str, cell: InCell) -> list[str]:
    """Codes of languages, by code or by name, between semicolons, commas or slashes."""
    words = {folded(code): code for code, _name in language_choices()}
    words |= {folded(name): code for code, name in language_choices()} | _LANGUAGES
    found = []
    for part in parts(re.sub(r"[,/،]", ";", value)):
        if code := words.get(folded(part)):
            found.append(code)
        else:
            cell.problem(_("“%s” is no language that is known here. Write its code: en, fr, es …") % part)
    return list(dict.fromkeys(found))


def language(value: str, cell: InCell) -> str:
    """One language."""
    return next(iter(languages(value, cell)), "")


def exact_days(facts: dict[str, Any], problem: Callable[[str, str], None], names: Iterable[str]) -> None:
    """Days that must be known to the day."""
    for name in names:
        if facts.get(name) and not Moment.parse(str(facts[name])).is_day:
            problem(name, _("Write the whole day here: year, month and day."))


def missing(facts: dict[str, Any], problem: Callable[[str, str], None], names: Mapping[str, Any]) -> None:
    """Cells that must not be empty: {name: label}."""
    for name, label in names.items():
        if not facts.get(name):
            problem(name, _("“%s” is missing.") % label)


_LANGUAGES = {
    folded(word): code
    for code, words in {
        "ar": ("arabic", "arabe", "العربية"),
        "zh": ("chinese", "chinois", "chino", "中文"),
        "en": ("english", "anglais", "inglés", "الإنجليزية"),
        "fr": ("french", "français", "francés", "الفرنسية"),
        "ru": ("russian", "russe", "ruso", "русский"),
        "es": ("spanish", "espagnol", "español", "الإسبانية"),
        "pt": ("portuguese", "portugais", "portugués"),
        "de": ("german", "allemand", "alemán"),
    }.items()
    for word in words
}
