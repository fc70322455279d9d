"""Checks the installation and the record; exit 1 on a finding."""

from __future__ import annotations

import sys
from typing import Any

from django.core import checks
from django.core.management.base import CommandParser
from django.utils import timezone

from accede.record import queries
from accede.record.management.asking import Asking


class Command(Asking):
    help = "Check the installation, and the record for doubles, differing days, orphans, what waits long."

    def add_arguments(self, parser: CommandParser) -> None:
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        told = checks.run_checks(databases=["default"])
        of_django = [each for each in told if each.level >= checks.WARNING and not each.is_silenced()]
        found = queries.findings(on=timezone.localdate())
        if options["json"]:
            self.answer(
                {
                    "checks": [{"code": each.id, "sentence": str(each.msg)} for each in of_django],
                    "findings": [each.as_data() for each in found],
                }
            )
        else:
            for each in of_django:
                self.stdout.write(f"{each.id}: {each.msg}")
            for finding in found:
                self.stdout.write(f"{finding.code}: {finding.sentence}")
            if not of_django and not found:
                self.stdout.write("Nothing found: the installation and the record are in order.")
        if found or any(each.is_serious(checks.ERROR) for each in of_django):
            sys.exit(1)
