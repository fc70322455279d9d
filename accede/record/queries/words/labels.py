"""Words for kinds of act, classes of States, delays."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from accede.core.dates import Delay
from accede.core.standing import StateClass

_KINDS: dict[str, str | Promise] = {
    "signature": lazy("signature"),
    "definitive_signature": lazy("definitive signature"),
    "ratification": lazy("ratification"),
    "acceptance": lazy("acceptance"),
    "approval": lazy("approval"),
    "accession": lazy("accession"),
    "succession": lazy("succession"),
    "succession_to_signature": lazy("succession to signature"),
    "formal_confirmation": lazy("formal confirmation"),
    "provisional_application": lazy("provisional application"),
    "consent_to_be_bound": lazy("consent to be bound"),
    "simplified_procedure": lazy("simplified procedure"),
    "confirmation": lazy("confirmation"),
    "participation": lazy("participation"),
    "reservation": lazy("reservation"),
    "declaration": lazy("declaration"),
    "objection": lazy("objection"),
    "reservation_withdrawn": lazy("withdrawal of a reservation"),
    "declaration_withdrawn": lazy("withdrawal of a declaration"),
    "objection_withdrawn": lazy("withdrawal of an objection"),
    "denunciation": lazy("denunciation"),
    "rescission": lazy("rescission of a notice"),
    "no_intention": lazy("notice of no intention to become a party"),
    "struck": lazy("struck out"),
}
_CLASSES: dict[StateClass, tuple[str | Promise, str | Promise]] = {
    StateClass.PARTY: (
        pgettext_lazy("class of a State", "party, in force"),
        lazy("The treaty is in force for the State."),
    ),
    StateClass.BOUND: (
        pgettext_lazy("class of a State", "bound, not yet in force"),
        lazy("It has deposited an instrument; the treaty is not yet in force for it."),
    ),
    StateClass.SIGNED: (
        pgettext_lazy("class of a State", "signed only"),
        lazy("It has signed and is not bound."),
    ),
    StateClass.NONE: (
        pgettext_lazy("class of a State", "no action"),
        lazy("It has neither signed nor joined."),
    ),
    StateClass.WITHDRAWN: (
        pgettext_lazy("class of a State", "withdrawn"),
        lazy("It was bound and has left the treaty."),
    ),
}
_CHANGES: dict[str, str | Promise] = {
    "added": lazy("added"),
    "changed": lazy("changed"),
    "withdrawn": lazy("withdrawn"),
    "same": lazy("same"),
    "absent": lazy("on record, not in the file"),
    "unknown": lazy("unknown name"),
    "official": lazy("official day"),
}


def kind_word(kind: str) -> str:
    """The kind of an act, in lower case as in running text."""
    return str(_KINDS.get(str(kind), kind))


def class_word(state_class: StateClass | str) -> str:
    """The short name of a class, as in a legend."""
    return str(_CLASSES[StateClass(state_class)][0])


def class_sentence(state_class: StateClass | str) -> str:
    """What the class means, in a sentence."""
    return str(_CLASSES[StateClass(state_class)][1])


def change_word(change: str) -> str:
    """What a line of an import would do."""
    return str(_CHANGES.get(change, change))


def direction_word(direction: str) -> str:
    """Whether people mostly arrive or mostly leave; "" when not known."""
    if direction == "receiving":
        return _("mostly receiving migrants")
    return _("mostly sending migrants") if direction == "sending" else ""


def ordinal(number: int) -> str:
    """20th in English; elsewhere the bare number, to which the translated sentence adds its own marks."""
    if not (get_language() or "en").startswith("en"):
        return str(number)
    tail = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def listed(items: Iterable[str]) -> str:
    """Names in a sentence: "A", "A and B", "A, B and C"."""
    names = list(items)
    if len(names) < 2:
        return "".join(names)
    comma = pgettext_lazy("between the names of a list", ", ")
    return _("%(all)s and %(last)s") % {"all": str(comma).join(names[:-1]), "last": names[-1]}


def delay_words(delay: Delay) -> str:
    """The span between the deposit and its effect, to stand before "after the instrument"."""
    name, n = delay.code.partition(":")[0], delay.n
    if delay.n == 0 and name in ("days", "months"):
        return _("on the day itself")
    shown = {"n": n, "nth": ordinal(n)}
    if name == "days":
        return ngettext("%(n)d day after", "%(n)d days after", n) % shown
    if name == "months":
        return ngettext("%(n)d month after", "%(n)d months after", n) % shown
    if name == "first_after_months":
        return (
            ngettext(
                "on the first day of the month following a period of %(n)d month after",
                "on the first day of the month following a period of %(n)d months after",
                n,
            )
            % shown
        )
    if name == "first_after_days":
        return _("on the first day of the month after the %(nth)s day following") % shown
    return _("on the first day of the %(nth)s month after the month of") % shown


def organisation_words(setting: str) -> str:
    """Whether instruments of organisations such as the European Union count."""
    return {
        "count": _("Instruments of organisations count like those of States."),
        "never": _("Instruments of organisations do not count."),
        "not_in_addition": _(
            "An organisation's instrument does not count in addition to those of its members."
        ),
    }.get(setting, "")
