"""What the room's commands share: which run is meant, on which day; else a refusal with exit code 2."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from accede.mailings.models import Run
from accede.mailings.queries.runs import runs_named
from accede.record.management.asking import Asking


class AskingOfRuns(Asking):
    """A command on one run of letters."""

    def add_run(self, parser: CommandParser) -> None:
        parser.add_argument("run", metavar="RUN", help="the run's key, as it stands in its address")
        parser.add_argument("--campaign", default="", metavar="SLUG", help="needed where two campaigns have such a run")

    def run_of(self, options: dict[str, Any]) -> Run:
        """The run that is meant, or exit 2 with the reason."""
        as_json = bool(options.get("json"))
        found = runs_named(options["run"], campaign=options["campaign"])
        if not found:
            self.refuse(f"There is no run “{options['run']}” here.", column="run", as_json=as_json)
        if len(found) > 1:
            slugs = ", ".join(run.campaign.slug for run in found)
            self.refuse(
                f"Several campaigns have such a run: {slugs}. Add --campaign.", column="campaign", as_json=as_json
            )
        return found[0]
