"""What each count counts, in one sentence. A number is never shown without it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from accede.core.figures import Figure

_DEFINITIONS: dict[str, str | Promise] = {
    "bound": lazy(
        "States that have deposited an instrument by which they are "
        "bound, whether or not it is in force for them. "
        "Signature alone does not count."
    ),
    "parties": lazy("States for which the treaty is in force on the day."),
    "signed_only": lazy("States that have signed and are not bound on the day."),
    "signatories": lazy(
        "Every State that ever signed, also those that were bound later: the depositary's way of counting."
    ),
    "withdrawn": lazy("States that were bound and have left the treaty."),
    "coming": lazy("States that have deposited and for which the treaty is not yet in force."),
    "no_action": lazy("Members of the United Nations on the day that have neither signed nor joined."),
    "un_members": lazy("Members of the United Nations on the day."),
    "became_bound": lazy(
        "States that deposited an instrument in the period and stayed bound to the day asked about."
    ),
    "bound_in_period": lazy("Instruments by which a State became bound, deposited in the period."),
    "signatures_made": lazy("Signatures made in the period, whatever became of them."),
    "still_signed_only": lazy(
        "Signatures made in the period by States that had still only signed on the day asked about."
    ),
}
_NOTES: dict[str, str | Promise] = {
    "signatories": lazy("Campaigns often count only those that signed and are not bound."),
    "bound": lazy("Campaigns call this the number of ratifications."),
}


def definition(figure: Figure | str) -> str:
    """The definition behind a figure, or behind its code."""
    code = figure.definition if isinstance(figure, Figure) else figure
    return str(_DEFINITIONS.get(code, code))


def note_on(code: str) -> str:
    """A further remark on a definition; "" when there is none."""
    return str(_NOTES.get(code, ""))
