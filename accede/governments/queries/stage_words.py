"""What the way to deposit says in words, and as the stages of a page."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accede.core.acts import Act
from accede.core.stages import Standing
from accede.governments.models import StepFact
from accede.governments.queries.stages import ShownStep, ShownTrack
from accede.kit.directions import own_direction
from accede.kit.localdates import short_moment
from accede.kit.parts import Stage


def votes_words(row: StepFact) -> str:
    """ "110 for, 12 against, 3 abstentions", as far as they are known."""
    parts = []
    if row.votes_for is not None:
        parts.append(pgettext("votes", "%(n)d for") % {"n": row.votes_for})
    if row.votes_against is not None:
        parts.append(pgettext("votes", "%(n)d against") % {"n": row.votes_against})
    if row.abstentions is not None:
        parts.append(ngettext("%(n)d abstention", "%(n)d abstentions", row.abstentions) % {"n": row.abstentions})
    return ", ".join(parts)


def fact_words(row: StepFact) -> str:
    """ "done 12 Mar 2004, 110 for, 12 against: sent to the second chamber"."""
    day = short_moment(row.day) if str(row.day) else ""
    first = " ".join(part for part in (str(row.get_became_display()), day) if part)
    told = ", ".join(part for part in (first, votes_words(row)) if part)
    return _("%(what)s: %(words)s") % {"what": told, "words": own_direction(row.text)} if row.text else told


def standing_words(track: ShownTrack) -> str:
    """Where the way stands, in a sentence."""
    if track.standing is Standing.DEPOSITED:
        return _("Deposited, as the record has it: the way is closed.")
    if track.current is None:
        return _("Nothing is known yet of where it stands.")
    words = {
        Standing.NEXT: _("What went before is done; next: %(step)s."),
        Standing.UNDER_WAY: _("Under way: %(step)s."),
        Standing.REFUSED: _("Refused at this step: %(step)s. The way has ended there until it is begun anew."),
        Standing.LAPSED: _("Lapsed at this step: %(step)s. The way has ended there until it is begun anew."),
    }
    return words[track.standing] % {"step": track.current.name}


def stages_shown(track: ShownTrack) -> list[Stage]:
    """The steps for `{% stages %}`: what is known of each, and of those to come what is expected."""
    return [Stage(capital(step.name), _text(step), step.state) for step in track.steps]


def _text(step: ShownStep) -> str:
    if step.is_deposit:
        if step.state == "done":
            return pgettext("deposit", "on record")
        return pgettext("deposit", "with the depositary. Only this counts.")
    parts: Iterable[str] = (
        fact_words(step.fact) if step.fact and (step.state or step.stopped) else "",
        fact_words(step.expected) if step.expected else "",
    )
    return "; ".join(part for part in parts if part)


def act_words(act: Act) -> str:
    """The day of an act on record, as a stage tells it."""
    return short_moment(act.deposited)


def rival_words(group: tuple[StepFact, ...]) -> str:
    """Facts that correct one and the same fact, as a sentence."""
    told = {"facts": "; ".join(_("%(step)s %(fact)s") % {"step": row.step, "fact": fact_words(row)} for row in group)}
    return _("Several corrections of one fact stand side by side: %(facts)s.") % told


def capital(words: str) -> str:
    """With a capital at its beginning."""
    return words[:1].upper() + words[1:]
