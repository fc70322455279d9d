"""Erasing what is held about a person of the coalition: the act; the mechanics are the kit's, the account's its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from accede.accounts import erasing
from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Person
from accede.coalition.queries.holdings import campaigns_of_person, subject_of_person
from accede.kit import persons


@transaction.atomic
def erase_person(*, person: Person, by: Any, on: date) -> persons.Outcome:
    """Erase what is held about somebody: in every campaign that knows her by the same account, and the account.

    Terms, memberships and attendance stay, nameless; sealed records stay, and the outcome names them. The right is
    needed in each of her campaigns. Raises NotAllowed, CannotErase. There is no way back.
    """
    for campaign in campaigns_of_person(person):
        require(by, Right.ERASE_PERSON, campaign=campaign, on=on)
    erasing.refuse_own(person.user, by)
    subject = subject_of_person(person)
    if subject.account is not None:
        erasing.close(subject.account, on=on)
    outcome = persons.erase(subject)
    erasing.record("coalition.erase_person", person, outcome, by=by, on=on, campaign=person.campaign.slug)
    return outcome
