"""Why an act may not be, or is odd: sentences for the findings of `core.admission`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.core.admission import Finding
from accede.kit.localdates import long_day

_SENTENCES: dict[str, str | Promise] = {
    "no_signature": gettext_lazy(
        "This treaty asks for a signature before ratification, acceptance or approval, and none of this "
        "State is on record. Enter the signature first, or an accession."
    ),
    "signed_before_accession": gettext_lazy(
        "This State has signed: one would expect a ratification, not an accession."
    ),
    "window_closed": gettext_lazy("The treaty was not open for signature on that day."),
    "already_bound": gettext_lazy("This State is bound already."),
    "already_signed": gettext_lazy("This State has signed already."),
    "accession_not_open": gettext_lazy("The treaty was not yet open for accession on that day."),
    "may_not_join": gettext_lazy("This State may not join the treaty."),
    "organisation_may_not_join": gettext_lazy("Organisations may not join this treaty."),
    "not_bound": gettext_lazy("This State is not bound on that day, so it cannot leave."),
    "notice_too_early": gettext_lazy("The treaty does not allow this notice yet."),
    "notice_in_armed_conflict": gettext_lazy("The notice has no effect while this State is in armed conflict."),
    "nothing_to_rescind": gettext_lazy("There is no notice of this State that has not taken effect yet."),
    "reservations_not_permitted": gettext_lazy("The treaty permits no reservations."),
    "reservation_barred": gettext_lazy("The treaty bars some reservations."),
    "reservation_too_late": gettext_lazy("Reservations are made when signing or joining, not afterwards."),
    "reservation_not_confirmed": gettext_lazy("A reservation made at signature waits to be confirmed."),
    "needs_a_day": gettext_lazy("Without a date nothing can be checked."),
}


def admission_sentence(finding: Finding) -> str:
    """The finding in the active language, with its day or articles where it has any."""
    sentence = str(_SENTENCES.get(finding.code, finding.code))
    return " ".join([sentence, *_details(finding.values)])


def _details(values: Any) -> list[str]:
    found = []
    if isinstance(values.get("earliest"), date):
        found.append(_("The treaty allows a notice from %(day)s on.") % {"day": long_day(values["earliest"])})
    for key, words in (("opens", _("It opened on %(day)s.")), ("closes", _("It closed on %(day)s."))):
        if isinstance(values.get(key), date):
            found.append(words % {"day": long_day(values[key])})
    if values.get("articles"):
        found.append(_("See article %(articles)s.") % {"articles": ", ".join(values["articles"])})
    return found
