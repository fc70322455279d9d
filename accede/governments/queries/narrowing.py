"""Claims that may be the one shown: the database leaves out those that surely are not, and the rule decides."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, Max, Q, QuerySet, Value, When, Window
from django.db.models.functions import Cast, Concat, Least, Length, Substr

from accede.coalition.models import Campaign
from accede.governments.models import Position
from accede.governments.queries.promises import dated_by
from accede.governments.rules import rows_seen

_FIRST, _LAST = Value(""), Value("9999")
_TEXT = CharField()


def claims_that_may_show(campaign: Campaign, reading: Any, *, as_of: date, on: date) -> QuerySet[Position]:
    """The claims that such a reader sees, that stand on the day, and that no other of them is surely newer than.

    Every candidate of `core.positions` is among them, maybe a few more; what contradicts the one shown may be missing.
    No query of its own. Moments are stored as text, the year first, so that texts compare as days do.
    """
    known = rows_seen(Position.objects.order_by(), campaign, reader=reading, on=on).filter(learned_date__lte=as_of)
    # Asked once and not for each claim, whatever plan the database makes.
    corrected = known.filter(replaces__isnull=False).values("replaces")
    standing = known.exclude(pk__in=corrected).filter(Q(as_of="") | dated_by("as_of", as_of))
    # Nothing is learned of before it is so.
    lower = Least(_lower(), Cast("learned_date", _TEXT), output_field=_TEXT)
    newest = Window(Max("lower"), partition_by=[F("state_id")])
    texts = standing.annotate(length=Length("as_of"))
    return texts.annotate(lower=lower, upper=_upper()).annotate(newest=newest).filter(upper__gte=F("newest"))


def _lower() -> Case:
    """A text no later than the first possible day."""
    after = When(as_of__startswith=">", then=Substr("as_of", 2, output_field=_TEXT))
    return Case(When(as_of__startswith="<", then=_FIRST), after, default=_plain(), output_field=_TEXT)


def _upper() -> Case:
    """A text no earlier than the last possible day: a month and a year reach to their end."""
    before = When(as_of__startswith="<", then=Substr("as_of", 2, output_field=_TEXT))
    open_end = When(Q(as_of="") | Q(as_of__startswith=">"), then=_LAST)
    short = When(length__lt=10, then=Concat(_plain(), Value("-99"), output_field=_TEXT))
    return Case(before, open_end, short, default=_plain(), output_field=_TEXT)


def _plain() -> Any:
    return Cast(F("as_of"), _TEXT)
