"""The columns of spreadsheets of organisations and people, and readers of values that other rooms' lists share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.coalition.models import Membership, Organisation, Sector
from accede.coalition.queries.sheet_reading import countries_by_name
from accede.coalition.readers.columns import DATES, WORDS
from accede.coalition.readers.kinds import Column, InCell
from accede.core.dates import Moment
from accede.core.names import folded
from accede.core.tenure import Tenure

Read = Callable[[str, InCell], Any]
Problem = Callable[[str, str], None]
# What people write for our codes besides the codes themselves, folded.
_PLACES = {
    "member": ("member", "membre", "miembro", "عضو"),
    "observer": ("observer", "observateur", "observador", "مراقب"),
    "partner": ("partner", "partenaire", "socio", "شريك"),
    "platform": ("national platform", "platform", "plateforme", "plateforme nationale", "plataforma", "منصة"),
    "endorser": ("endorser", "signataire", "adherente", "مؤيد"),
}
_SECTORS = {
    "intergovernmental": ("intergovernmental", "intergouvernemental", "intergubernamental", "حكومية دولية"),
    "human_rights": ("human rights", "droits de l homme", "droits humains", "derechos humanos", "حقوق الانسان"),
    "church": ("church", "faith", "eglise", "iglesia", "كنيسة"),
    "labour": ("labour", "labor", "union", "syndicat", "travail", "sindicato", "عمال"),
    "migrant": ("migrant", "migrants", "migrante", "مهاجرون"),
    "women": ("women", "femmes", "mujeres", "نساء"),
}


def known(campaign: Any) -> Mapping[str, Any]:
    """States of the record by name and code. One query."""
    return {"countries": countries_by_name()}


def one_of(words: Callable[[], Mapping[str, tuple[str, ...]]]) -> Read:
    """Reads one of our codes, by the code or by one of its words."""

    def read(value: str, cell: InCell) -> str:
        known = words()
        for code, several in known.items():
            if folded(value) in {folded(code), *(folded(each) for each in several)}:
                return code
        message = _("“%(value)s” is not known here. Write one of: %(known)s.")
        cell.problem(message % {"value": value, "known": ", ".join(known)})
        return ""

    return read


def several(codes: Callable[[InCell], Mapping[str, str]]) -> Read:
    """Reads codes between semicolons, each by the code or by one of its words."""

    def read(value: str, cell: InCell) -> list[str]:
        known, found = codes(cell), []
        for part in parts(value):
            if code := known.get(folded(part)):
                found.append(code)
            else:
                cell.problem(_("“%s” is not known here. Write its code or its name as the record has it.") % part)
        return list(dict.fromkeys(found))

    return read


def web_address(value: str, cell: InCell) -> str:
    """Reads a web address, with or without https://."""
    whole = value if "://" in value else f"https://{value}"
    try:
        URLValidator(schemes=["http", "https"])(whole)
    except ValidationError:
        cell.problem(_("“%s” is no web address.") % value)
        return ""
    return whole


def mail_address(value: str, cell: InCell) -> str:
    """Reads a mail address."""
    try:
        validate_email(value)
    except ValidationError:
        cell.problem(_("“%s” is no mail address. Write it as name@example.org.") % value)
        return ""
    return value


def parts(value: str) -> list[str]:
    """What stands between semicolons, in the writing of any language."""
    return [part.strip() for part in value.replace("؛", ";").replace("|", ";").split(";") if part.strip()]


def labels(choices: Any) -> dict[str, tuple[str, ...]]:
    """{code: its label in the active language} of a model's choices."""
    return {str(code): (str(label),) for code, label in choices}


def _codes(words: Mapping[str, tuple[str, ...]], choices: Any) -> dict[str, str]:
    found = {folded(each): code for code, several in words.items() for each in (code, *several)}
    return found | {folded(str(label)): str(code) for code, label in choices}


def check_organisation(facts: dict[str, Any], problem: Problem) -> None:
    """What a row of an organisation must be as a whole."""
    check_person(facts, problem)
    if any(facts.get(name) for name in DATES) and not facts.get("place"):
        problem("place", _("A day needs the place in the alliance that it belongs to: member, observer …"))


def check_person(facts: dict[str, Any], problem: Problem) -> None:
    """It has a name, and its days can be."""
    if not facts.get("name"):
        problem("name", _("The name is missing: every row that is not empty needs one."))
    days = [Moment.parse(facts.get(name) or "") for name in DATES]
    if code := Tenure(*days).problem():
        words = {
            "ends_before_it_begins": _("The last day lies before the first day."),
            "attested_before_it_begins": _("It is attested for a time before it begins."),
            "attested_after_its_end": _("It is attested for a time after its last day."),
        }
        problem("end" if code.startswith("ends") else "attested", words[code])


_LABELS: dict[str, Any] = {
    "name": gettext_lazy("Name"), "acronym": gettext_lazy("Acronym"), "kind": gettext_lazy("Kind"),
    "sectors": gettext_lazy("Sectors"), "countries": gettext_lazy("Countries"), "website": gettext_lazy("Website"),
    "place": gettext_lazy("Place in the alliance"), "form": gettext_lazy("Form of address"),
    "other_names": gettext_lazy("Also written"), "email": gettext_lazy("E-mail"),
    "organisation": gettext_lazy("Organisation"), "title": gettext_lazy("Title"), "start": gettext_lazy("First day"),
    "end": gettext_lazy("Last day"), "attested": gettext_lazy("Attested for"), "note": gettext_lazy("Note"),
    "source": gettext_lazy("Source"),
}  # fmt: skip
_LONGEST = {"acronym": 40, "title": 200, "form": 40, "note": 20_000}
_READ: dict[str, Read] = {
    "kind": one_of(lambda: labels(Organisation.Kind.choices)),
    "place": one_of(lambda: labels(Membership.Kind.choices) | _PLACES),
    "sectors": several(lambda cell: _codes(_SECTORS, Sector.choices)),
    "countries": several(lambda cell: cell.known["countries"]),
    "website": web_address,
    "email": mail_address,
    "other_names": lambda value, cell: parts(value),
}


def _column(name: str) -> Column:
    return Column(
        name, _LABELS[name], WORDS[name], _LONGEST.get(name, 300), _READ.get(name), day=name in DATES,
        languages=name in ("name", "acronym"),
    )  # fmt: skip


_OF_ORGANISATIONS = (
    "name", "acronym", "kind", "sectors", "countries", "website", "place", *DATES, "note", "source",
)  # fmt: skip
OF_ORGANISATIONS = tuple(_column(name) for name in _OF_ORGANISATIONS)
OF_PEOPLE = tuple(
    _column(name)
    for name in ("name", "form", "other_names", "email", "organisation", "title", *DATES, "note", "source")
)
