"""With whose eyes a person reads, and what such a reader sees of rows that organisations entered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from accede.accounts.roles import ROLES, Reach
from accede.accounts.rules import grants_on, is_operator
from accede.coalition.models import Embargoed, Owned, SharedWith
from accede.kit import belonging

Held = TypeVar("Held", bound=Model)
Mine = TypeVar("Mine", bound=Owned)

# What each reach sees of other organisations' rows.
_SEEN = {
    Reach.PUBLIC: (SharedWith.PUBLIC,),
    Reach.ALLIANCE: (SharedWith.PUBLIC, SharedWith.ALLIANCE),
    Reach.MEMBERS: (SharedWith.PUBLIC, SharedWith.ALLIANCE, SharedWith.MEMBERS),
}
_KEPT = (SharedWith.OWN, SharedWith.NAMED)  # not yet a paper of the alliance


@dataclass(frozen=True)
class Reading:
    """With whose eyes a person reads a campaign on a day."""

    reach: Reach = Reach.PUBLIC
    organisations: frozenset[str] = frozenset()  # keys of the organisations for which she holds a role
    of_alliance: bool = False
    audits: bool = False  # sees in the log that an act was done, also where what it was done to is not shared


# What a text of the alliance for everybody (a report, a public page) may draw on.
EVERYBODY = Reading()
# What a paper for all of the alliance (an agenda, minutes, a report's draft) may draw on.
THE_ALLIANCE = Reading(reach=Reach.ALLIANCE)


def reading_of(user: Any, campaign: str, *, on: date) -> Reading:
    """The reader's reach and organisations in the campaign (its slug) on the day. One query; none for a Reading, which
    is taken as it is (rights are asked for today, also where a page shows another day).

    A stranger reads what is shared with everybody.
    """
    if isinstance(user, Reading):
        return user
    if not getattr(user, "is_authenticated", False) or (not user.is_active and not is_operator(user)):
        return EVERYBODY
    held = list(grants_on(on).filter(user=user, campaign__in=["", campaign]).values_list("role", "organisation"))
    roles = [ROLES[role] for role, _organisation in held]
    return Reading(
        reach=max((role.reads for role in roles), default=Reach.PUBLIC),
        organisations=frozenset(key for _role, key in held if key),
        of_alliance=any(role.of_alliance for role in roles),
        audits=any(role.audits for role in roles),
    )


def visible(rows: QuerySet[Mine], reading: Reading) -> QuerySet[Mine]:
    """The rows that such a reader may see. No query of its own; works on SQLite and PostgreSQL."""
    others = Q(shared_with__in=_SEEN[reading.reach])
    for key in sorted(reading.organisations):
        # Keys are slugs, so the quoted key is found in the list's text on every database.
        others |= Q(shared_with=SharedWith.NAMED, shared_keys__icontains=f'"{key}"')
    if issubclass(rows.model, Embargoed):
        others &= embargo_is_over()
        if reading.of_alliance:
            others |= Q(embargo_open=True, embargo_until__gt=timezone.now())
    return rows.filter(others | kept_by(reading))


def kept_by(reading: Reading) -> Q:
    """The rows of which the reader is one of the owner's people, as `keeps` says of one in hand."""
    kept = Q(owner=None) if reading.of_alliance else Q(pk__in=())
    return kept | Q(owner__key__in=reading.organisations) if reading.organisations else kept


def embargo_is_over() -> Q:
    """The rows of an Embargoed model that others may see already. Asked of this moment, as `is_embargoed`."""
    return Q(embargo_until__isnull=True) | Q(embargo_until__lte=timezone.now())


def is_embargoed(row: Owned) -> bool:
    """Whether others do not see the row yet. Asked of this moment, whatever day a page shows, as all rights are."""
    until = getattr(row, "embargo_until", None)  # of an Embargoed row, or of what the log kept of a removed one
    return until is not None and until > timezone.now()


def seen(rows: QuerySet[Held], reading: Reading) -> QuerySet[Held]:
    """The same for rows of any model: parts follow their record, rows that nobody owns are all there.

    Give it rows before they are cut to a page.
    """
    model: Any = rows.model
    if issubclass(model, Owned):
        rows = visible(rows, reading)  # type: ignore[type-var]  # of an owned model, asked above
    for name in belonging.part_of(model):
        above = model._meta.get_field(name).related_model
        rows = rows.filter(**{f"{name}__in": seen(above._default_manager.all(), reading)})
    return rows


def sees(row: Owned, reading: Reading) -> bool:
    """The same for one row in hand."""
    if keeps(row, reading):
        return True
    if is_embargoed(row):
        return reading.of_alliance and row.embargo_open  # type: ignore[attr-defined]  # asked above
    return row.shared_with in _SEEN[reading.reach] or (
        row.shared_with == SharedWith.NAMED and not reading.organisations.isdisjoint(row.shared_keys)
    )


def keeps(row: Owned, reading: Reading) -> bool:
    """Whether the reader is one of the owner's people: she says with whom the row is shared."""
    if row.owner_id is None:
        return reading.of_alliance
    return bool(reading.organisations) and row.owner.key in reading.organisations  # type: ignore[union-attr]  # has one


def may_change(row: Owned, reading: Reading) -> bool:
    """Whether the reader, if she holds the right of the room, may change the row."""
    wide = row.shared_with not in _KEPT and not is_embargoed(row)
    return keeps(row, reading) or (wide and sees(row, reading))


def marks_of(row: Owned) -> tuple[str, ...]:
    """The marks of those who see the row, for the index of the search; none when it is shared with everybody.

    Of an embargoed row they hold until the embargo ends: whoever sets one has the index made anew then.
    """
    own = f"org:{row.owner.key}" if row.owner else "of-alliance"
    if is_embargoed(row):
        return (own, "of-alliance") if row.embargo_open and row.owner else (own,)  # type: ignore[attr-defined]
    if row.shared_with == SharedWith.PUBLIC:
        return ()
    named = [f"org:{key}" for key in row.shared_keys] if row.shared_with == SharedWith.NAMED else []
    wide = [row.shared_with] if row.shared_with not in _KEPT else []
    return tuple(dict.fromkeys([own, *named, *map(str, wide)]))


def marks_held(user: Any, *, on: date) -> set[tuple[str, str]]:
    """The marks by which the person sees rows, each with its campaign (empty: in every one). One query."""
    if not getattr(user, "is_authenticated", False) or (not user.is_active and not is_operator(user)):
        return set()
    found = set()
    for role, campaign, key in grants_on(on).filter(user=user).values_list("role", "campaign", "organisation"):
        wide = set(_SEEN[ROLES[role].reads]) - {SharedWith.PUBLIC}
        found |= {(str(each), campaign) for each in wide}
        found |= {(f"org:{key}", campaign)} if key else set()
        found |= {("of-alliance", campaign)} if ROLES[role].of_alliance else set()
    return found


def shown(rows: Iterable[Held], reading: Reading) -> list[Held]:
    """The same rows for showing: what one names and the reader may not see is blank on it. Never save these.

    Looks at foreign keys to owned rows, and to parts of owned rows; loads what is not loaded yet.
    """
    found = list(rows)
    for row in found:
        for field in row._meta.concrete_fields:
            if field.is_relation and getattr(row, field.attname) is not None and _is_owned(field.related_model):
                record = belonging.root(getattr(row, field.name))
                if isinstance(record, Owned) and not sees(record, reading):
                    setattr(row, field.name, None)
    return found


def campaign_slug(row: Any) -> str:
    """The slug of the campaign to which a row belongs, whether it stands on it or on what it is part of."""
    if slug := getattr(row, "campaign_slug", ""):
        return str(slug)
    above = belonging.part_of(type(row))
    return str(row.campaign.slug) if hasattr(row, "campaign") else campaign_slug(getattr(row, above[0]))


def _is_owned(model: Any) -> bool:
    while (names := belonging.part_of(model)) and not issubclass(model, Owned):
        model = model._meta.get_field(names[0]).related_model
    return issubclass(model, Owned)
