"""The clause on entry into force of a treaty whose record came without one, entered by a person as data."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.core.clauses import RulesError, TreatyRules
from accede.kit import log
from accede.record.actions.refusals import NothingToDo, Refused
from accede.record.actions.version import bump
from accede.record.models import Treaty

ENTERED = ("article", "count", "delay", "later_delay", "needs_signature")  # what a person enters here


class ClauseShipped(Refused):
    """The clause came with this house, from the treaty's text; it is corrected there."""


def clause_with(treaty: Treaty, clause: dict[str, Any]) -> TreatyRules:
    """The treaty's rules with the clause in place of the one on record; raises Refused with all that is wrong."""
    kept = {name: value for name, value in treaty.rules.items() if name not in ENTERED}
    try:
        return TreatyRules.from_data(kept | {name: value for name, value in clause.items() if value})
    except RulesError as problem:
        raise Refused([str(each) for each in problem.problems]) from problem


@transaction.atomic
def set_clause(*, treaty: Treaty, clause: dict[str, Any], source: str, by: Any, on: date) -> Treaty:
    """Enters or corrects the clause: `article`, `count`, `delay` ("days:90"), `later_delay`, `needs_signature`.

    What stood there before stays in the log. Raises NotAllowed, ClauseShipped, NothingToDo, Refused.
    """
    require(by, Right.RECORD_ACT, on=on)
    treaty = Treaty.objects.select_for_update().get(pk=treaty.pk)
    if treaty.clause_is_shipped:
        raise ClauseShipped(_("This clause came with the record, from the treaty's text, and is corrected there."))
    if not source.strip():
        raise Refused(_("Name the source: where another person can read the clause."))
    rules = clause_with(treaty, clause).to_data()
    if not clause.get("count") or not clause.get("delay"):
        raise Refused(_("A clause needs the number of instruments and the delay."))
    if (rules, source.strip()) == (treaty.rules, treaty.clause_source):
        raise NothingToDo(_("This clause is on record already."))
    before = {"rules": treaty.rules, "clause_source": treaty.clause_source}
    treaty.rules = rules
    treaty.facts = treaty.facts | {"clause_source": source.strip()}
    treaty.save(update_fields=["rules", "facts"])
    after = {"rules": rules, "clause_source": source.strip()}
    log.record("record.set_clause", target=treaty, by=by, on=on, before=before, after=after)
    bump(treaty.slug)
    return treaty
