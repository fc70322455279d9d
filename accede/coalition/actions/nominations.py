"""Nominating a person, her answer, and taking a nomination back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.coalition.actions.letters import address_of, keepers, send, speakers
from accede.coalition.actions.rotations import hold, put
from accede.coalition.models import Nomination, Organisation, Person, Rotation
from accede.coalition.queries import rotation_words as words
from accede.coalition.queries.rotations import ballots, day_of, judge, phase, standing_on
from accede.coalition.rules import speaks_for
from accede.core.dates import Answer
from accede.core.rotation import Phase
from accede.kit import mail
from accede.kit.keys import free_key
from accede.kit.refusals import Refused

SALT = "accede.coalition.nomination"
LETTER = "you_are_nominated"
BEFORE_THE_BALLOT = (Phase.ANNOUNCED, Phase.NOMINATIONS, Phase.NOMINATED)

# Its link is the nominee's proof: nobody else reads it on the page of outgoing mail.
mail.keep_private(f"coalition/{LETTER}")


class NominationsClosed(Refused):
    """The window is not open at this moment."""


class NotInItsName(Refused):
    """The person does not speak for the organisation, or it is no member in good standing on that day."""

    field = "nominated_by"


class NotEligibleNow(Refused):
    """The organisation may not provide the next holder."""

    field = "organisation"


class NominatedAlready(Refused):
    """Another member, or the same one, has nominated this person."""

    field = "person"


class AnsweredAlready(Refused):
    """The nominee has answered; the message says what and when."""


class NotHers(Refused):
    """Only the nominee answers, and only those who nominated withdraw."""


class TooLateToAnswer(Refused):
    """The ballot is open or over."""


@transaction.atomic
def nominate(
    *, rotation: Rotation, person: Person, organisation: Organisation, nominated_by: Organisation, by: Any, on: date,
    at: datetime, words_for: str = "",
) -> Nomination:  # fmt: skip
    """Nominate a person of an organisation, in the name of a member; the nominee is asked by mail.

    Raises NotAllowed (an observer), NominationsClosed, NotInItsName, NotEligibleNow, NominatedAlready, Settled.
    """
    campaign = rotation.campaign
    require(by, Right.NOMINATE, campaign=campaign.slug, on=on)
    hold(rotation)
    _refuse_closed(rotation, at)
    today = day_of(campaign, at)
    refuse_other_voice(by, Right.NOMINATE, nominated_by, on=on, today=today)
    judged = judge(rotation.office, turns=rotation.turns, on=today).of(organisation.key)
    if not judged.eligible:
        told = {"name": organisation.short, "why": "; ".join(words.eligibility_words(judged))}
        raise NotEligibleNow(_("%(name)s cannot provide the next holder: %(why)s.") % told)
    row = Nomination(
        campaign=campaign, key=free_key(Nomination, f"{rotation.key} {organisation.key}", campaign=campaign),
        rotation=rotation, person=person, organisation=organisation, nominated_by=nominated_by,
        by=by.get_username(), at=at, words=words_for.strip(),
    )  # fmt: skip
    message = _("%(name)s is nominated already. One nomination is enough.") % {"name": person.name}
    put(row, "coalition.nominate", by=by, on=on, taken=NominatedAlready(message))
    ask_nominee(row, by=by, key=row.key)
    return row


def ask_nominee(row: Nomination, *, by: Any, key: str) -> bool:
    """Writes to the nominee, with a link at which she answers without an account; False without an address."""
    to = address_of(row.person)
    if to is None:
        return False
    rotation = row.rotation
    send(
        LETTER, to=[to], about=row, by=by, campaign=row.campaign, key=key,
        office=rotation.office.name, nominator=row.nominated_by.name, organisation=row.organisation.name,
        term=words.term_words(rotation.first_date, rotation.last_date), link=answer_link(row),
    )  # fmt: skip
    return True


def answer_link(row: Nomination) -> str:
    """Where the nominee answers: a whole address, signed for this nomination alone."""
    ticket = signing.dumps([row.campaign.slug, row.key], salt=SALT)
    return settings.SITE_URL + reverse("coalition:answer_by_link", args=[row.campaign.slug, ticket])


@transaction.atomic
def answer(
    *, nomination: Nomination, accepts: bool, way: str, by: Any, on: date, at: datetime, source: str = ""
) -> Nomination:
    """The nominee says whether she stands: signed in, through the link of her letter (`by` is None: the link is her
    proof), or told and recorded for her with where her words stand.

    Raises NotHers, AnsweredAlready, TooLateToAnswer, Settled, NotAllowed.
    """
    _refuse_other_answer(nomination, way, by, on, source)
    _refuse_late(nomination, at)
    now = Nomination.objects.select_for_update().get(pk=nomination.pk)
    if now.answer or now.withdrawn_at:
        raise AnsweredAlready(_answered_words(now))
    chosen = Nomination.Answer.ACCEPTED if accepts else Nomination.Answer.REFUSED
    nomination.answer, nomination.answered_at, nomination.answered_way = chosen, at, way
    nomination.answer_source = source.strip()
    facts = {"answer": chosen, "answered_way": way}
    put(nomination, "coalition.answer_nomination", by=by, on=on, after=facts)
    to = speakers(nomination.campaign, Right.NOMINATE, [nomination.nominated_by.key], on=on)
    to += [each for each in keepers(nomination.campaign, Right.RUN_ROTATION, on=on) if each not in to]
    send(
        "nominee_answered", to=to, about=nomination, by=by, campaign=nomination.campaign, key=nomination.key,
        nominee=nomination.person.name, office=nomination.rotation.office.name, accepts=accepts,
    )  # fmt: skip
    return nomination


@transaction.atomic
def withdraw(*, nomination: Nomination, by: Any, on: date, at: datetime) -> Nomination:
    """Take a nomination back: the nominee herself, who nominated her, or who runs the rotation.

    Raises NotHers, Settled, AnsweredAlready when it is withdrawn.
    """
    hold(nomination.rotation)
    # What she answered since the row was read stays.
    nomination.refresh_from_db(fields=["answer", "answered_at", "answered_way", "answer_source", "withdrawn_at"])
    if not may_withdraw(nomination, by, on=on):
        raise NotHers(_("Only the nominee, the organisation that nominated her and the secretariat withdraw this."))
    if nomination.withdrawn_at:
        raise AnsweredAlready(_answered_words(nomination))
    nomination.withdrawn_at = at
    put(nomination, "coalition.withdraw_nomination", by=by, on=on, after={"withdrawn_at": at})
    return nomination


def may_withdraw(nomination: Nomination, user: Any, *, on: date) -> bool:
    """Whether the person may take the nomination back."""
    if nomination.person.user_id is not None and nomination.person.user_id == user.pk:
        return True
    if may(user, Right.RUN_ROTATION, campaign=nomination.campaign.slug, on=on):
        return True
    return nomination.nominated_by in speaks_for(user, Right.NOMINATE, nomination.campaign, on=on)


def refuse_other_voice(user: Any, right: Right, organisation: Organisation, *, on: date, today: date) -> None:
    """Refuses who does not speak for the organisation, and an organisation that is no member in good standing.

    Raises NotInItsName.
    """
    if organisation not in speaks_for(user, right, organisation.campaign, on=on):
        raise NotInItsName(_("You do not speak for %(name)s here.") % {"name": organisation.short})
    answer = standing_on(organisation.campaign, on=today).get(organisation.key, Answer.NO)
    if answer is Answer.NOT_KNOWN:
        message = _("Whether %(name)s is a member today is not on record. The secretariat records its first day.")
        raise NotInItsName(message % {"name": organisation.short})
    if answer is Answer.NO:
        message = _("%(name)s is no member in good standing today; only members nominate and vote.")
        raise NotInItsName(message % {"name": organisation.short})


def _refuse_closed(rotation: Rotation, at: datetime) -> None:
    if at < rotation.opens_at:
        opens = words.clock_words(rotation, rotation.opens_at)
        raise NominationsClosed(_("Nominations open on %(time)s. Nothing was saved.") % {"time": opens})
    if at >= rotation.closes_at:
        closed = words.clock_words(rotation, rotation.closes_at)
        raise NominationsClosed(_("Nominations closed on %(time)s. Nothing was saved.") % {"time": closed})


def _refuse_other_answer(nomination: Nomination, way: str, by: Any, on: date, source: str) -> None:
    if way == Nomination.Way.TOLD:
        require(by, Right.RUN_ROTATION, campaign=nomination.campaign.slug, on=on)
        if not source.strip():
            raise Refused(_("Say where her answer stands: a letter, a call and its day."), field="source")
    elif way == Nomination.Way.SIGNED_IN and (by is None or nomination.person.user_id != by.pk):
        raise NotHers(_("Only the nominee herself answers. The secretariat may record what she told."))


def _refuse_late(nomination: Nomination, at: datetime) -> None:
    rotation = nomination.rotation
    hold(rotation)
    if phase(rotation, ballots(rotation), at=at) not in BEFORE_THE_BALLOT:
        raise TooLateToAnswer(_("The ballot has begun; an answer would change what members vote on."))


def _answered_words(row: Nomination) -> str:
    if row.withdrawn_at:
        when = words.clock_words(row.rotation, row.withdrawn_at)
        return _("This nomination was withdrawn on %(time)s.") % {"time": when}
    told = {"answer": row.get_answer_display(), "time": words.clock_words(row.rotation, row.answered_at)}
    return _("The answer is on record since %(time)s: %(answer)s. To stand down, withdraw the nomination.") % told
