"""Words for kinds of act, classes of States, delays."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from accede.core.dates import Delay
from accede.core.standing import StateClass

_KINDS: dict[str, str | Promise] = {
    "signature": gettext_lazy("signature"),
    "definitive_signature": gettext_lazy("definitive signature"),
    "ratification": gettext_lazy("ratification"),
    "acceptance": gettext_lazy("acceptance"),
    "approval": gettext_lazy("approval"),
    "accession": gettext_lazy("accession"),
    "succession": gettext_lazy("succession"),
    "succession_to_signature": gettext_lazy("succession to signature"),
    "formal_confirmation": gettext_lazy("formal confirmation"),
    "provisional_application": gettext_lazy("provisional application"),
    "consent_to_be_bound": gettext_lazy("consent to be bound"),
    "simplified_procedure": gettext_lazy("simplified procedure"),
    "confirmation": gettext_lazy("confirmation"),
    "participation": gettext_lazy("participation"),
    "reservation": gettext_lazy("reservation"),
    "declaration": gettext_lazy("declaration"),
    "objection": gettext_lazy("objection"),
    "reservation_withdrawn": gettext_lazy("withdrawal of a reservation"),
    "declaration_withdrawn": gettext_lazy("withdrawal of a declaration"),
    "objection_withdrawn": gettext_lazy("withdrawal of an objection"),
    "denunciation": gettext_lazy("denunciation"),
    "rescission": gettext_lazy("rescission of a notice"),
    "no_intention": gettext_lazy("notice of no intention to become a party"),
    "struck": gettext_lazy("struck out"),
}
_CLASSES: dict[StateClass, tuple[str | Promise, str | Promise]] = {
    StateClass.PARTY: (
        pgettext_lazy("class of a State", "party, in force"),
        gettext_lazy("The treaty is in force for the State."),
    ),
    StateClass.BOUND: (
        pgettext_lazy("class of a State", "bound, not yet in force"),
        gettext_lazy("It has deposited an instrument; the treaty is not yet in force for it."),
    ),
    StateClass.SIGNED: (
        pgettext_lazy("class of a State", "signed only"),
        gettext_lazy("It has signed and is not bound."),
    ),
    StateClass.NONE: (
        pgettext_lazy("class of a State", "no action"),
        gettext_lazy("It has neither signed nor joined."),
    ),
    StateClass.WITHDRAWN: (
        pgettext_lazy("class of a State", "withdrawn"),
        gettext_lazy("It was bound and has left the treaty."),
    ),
}
_CHANGES: dict[str, str | Promise] = {
    "added": gettext_lazy("added"),
    "changed": gettext_lazy("changed"),
    "withdrawn": gettext_lazy("withdrawn"),
    "same": gettext_lazy("same"),
    "absent": gettext_lazy("on record, not in the file"),
    "unknown": gettext_lazy("unknown name"),
    "official": gettext_lazy("official day"),
    "text": gettext_lazy("text added"),
    "territory": gettext_lazy("territory"),
    "proposed": gettext_lazy("proposed from an end note"),
}


_EVENTS: dict[str, str | Promise] = {
    "signed": gettext_lazy("New signatures"),
    "bound": gettext_lazy("New instruments by which a State is bound"),
    "in_force": gettext_lazy("In force for a State from this day"),
    "notice": gettext_lazy("Notices of withdrawal"),
    "left": gettext_lazy("No longer bound from this day"),
    "statement": gettext_lazy("Declarations, reservations and objections"),
    "other": gettext_lazy("Other acts"),
}
_GROUPS: dict[str, str | Promise] = {
    "un": gettext_lazy("Members of the United Nations"),
    "african": gettext_lazy("African Group"),
    "asia-pacific": gettext_lazy("Asia-Pacific Group"),
    "eastern-european": gettext_lazy("Eastern European Group"),
    "grulac": gettext_lazy("Latin American and Caribbean Group"),
    "weog": gettext_lazy("Western European and Others Group"),
    "eu": gettext_lazy("European Union"),
    "arab": gettext_lazy("Arab Group"),
    "g77": gettext_lazy("Group of 77"),
    "g20": gettext_lazy("Group of Twenty"),
    "oecd": gettext_lazy("OECD"),
    "ldc": gettext_lazy("Least developed countries"),
    "sids": gettext_lazy("Small island developing States"),
}


def group_word(key: str, name: str) -> str:
    """A shipped group's name in the active language; any other group's own name."""
    return str(_GROUPS.get(key, name))


def kind_word(kind: str) -> str:
    """The kind of an act, in lower case as in running text."""
    return str(_KINDS.get(str(kind), kind))


def event_word(kind: str) -> str:
    """What a kind of change is called, as a heading (`core.changes.EventKind`)."""
    return str(_EVENTS.get(str(kind), kind))


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
        "not_in_addition": _("An organisation's instrument does not count in addition to those of its members."),
    }.get(setting, "")
