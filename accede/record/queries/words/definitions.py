"""What each count counts, in one sentence. A number is never shown without it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from accede.core.figures import Figure

_DEFINITIONS: dict[str, str | Promise] = {
    "bound": gettext_lazy(
        "States that have deposited an instrument by which they are "
        "bound, whether or not it is in force for them. "
        "Signature alone does not count."
    ),
    "parties": gettext_lazy("States for which the treaty is in force on the day."),
    "signed_only": gettext_lazy("States that have signed and are not bound on the day."),
    "signatories": gettext_lazy(
        "Every State that ever signed, also those that were bound later: the depositary's way of counting."
    ),
    "withdrawn": gettext_lazy("States that were bound and have left the treaty."),
    "coming": gettext_lazy("States that have deposited and for which the treaty is not yet in force."),
    "no_action": gettext_lazy("Members of the United Nations on the day that have neither signed nor joined."),
    "un_members": gettext_lazy("Members of the United Nations on the day."),
    "became_bound": gettext_lazy(
        "States that deposited an instrument in the period and stayed bound to the day asked about."
    ),
    "bound_in_period": gettext_lazy("Instruments by which a State became bound, deposited in the period."),
    "signatures_made": gettext_lazy("Signatures made in the period, whatever became of them."),
    "still_signed_only": gettext_lazy(
        "Signatures made in the period by States that had still only signed on the day asked about."
    ),
}
_NOTES: dict[str, str | Promise] = {
    "signatories": gettext_lazy("Campaigns often count only those that signed and are not bound."),
    "bound": gettext_lazy("Campaigns call this the number of ratifications."),
}


def definition(figure: Figure | str) -> str:
    """The definition behind a figure, or behind its code."""
    code = figure.definition if isinstance(figure, Figure) else figure
    return str(_DEFINITIONS.get(code, code))


def note_on(code: str) -> str:
    """A further remark on a definition; "" when there is none."""
    return str(_NOTES.get(code, ""))
