"""Steps of a reckoning as headings and sentences."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accede.core.entry import StateEntry
from accede.core.steps import Step
from accede.record.queries.words.explained import Explained, Namer
from accede.record.queries.words.labels import kind_word, listed, ordinal
from accede.record.queries.words.steps import TELLERS, plain


def told(steps: Iterable[Step], named: Namer) -> list[Explained]:
    """The steps in the active language. Instruments of one day are told together: their order changes no
    date.
    """
    found: list[Explained] = []
    triggers: list[Step] = []
    for step in steps:
        if step.code == "trigger":
            triggers.append(step)
            continue
        if triggers:
            found.append(_trigger(triggers, named))
            triggers = []
        found.append(TELLERS.get(step.code, plain)(step, named))
    return [*found, _trigger(triggers, named)] if triggers else found


def told_for_state(found: StateEntry, named: Namer) -> list[Explained]:
    """The steps from one State's deposit to its day."""
    steps = told(found.steps, named)
    if found.confirm:
        steps.append(
            Explained(
                _("Confirm with the depositary."),
                _(
                    "The treaty does not say which interval applies to a "
                    "State that deposits after the trigger and "
                    "before entry into force; its own interval is used here."
                ),
                code="confirm",
            )
        )
    return steps


def _trigger(steps: list[Step], named: Namer) -> Explained:
    day = steps[0].day
    names = listed(sorted(named(step.values["state"], step.day) for step in steps))
    numbers = [step.values.get("ordinal") for step in steps]
    known = [number for number in numbers if isinstance(number, int)]
    if len(steps) == 1:
        sentence = _("%(names)s deposits an instrument of %(kind)s.") % {
            "names": names,
            "kind": kind_word(steps[0].values.get("kind", "")),
        }
        if known:
            sentence = f"{sentence} " + _("It is the %(nth)s.") % {"nth": ordinal(known[0])}
        return Explained(_("The deciding instrument arrives."), sentence, day, code="trigger")
    sentence = _("%(names)s deposit on this day. Their order does not change the date.") % {"names": names}
    if known:
        sentence = _("%(names)s deposit on this day: numbers %(numbers)s. Their order does not change the date.") % {
            "names": names,
            "numbers": listed(str(number) for number in sorted(known)),
        }
    return Explained(_("The deciding instruments arrive."), sentence, day, code="trigger")
