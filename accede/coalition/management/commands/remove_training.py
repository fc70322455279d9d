"""Take the training campaign away."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accede.accounts.queries import operator
from accede.coalition.actions.removing import NotForTraining, remove_training
from accede.coalition.models import Campaign
from accede.coalition.queries import campaign as the_campaign


class Command(BaseCommand):
    help = "Take the training campaign away, with everything that belongs to it. `accede load` brings it back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("campaign", help="slug; no other than the training campaign is taken away")
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["campaign"]
        try:
            campaign = the_campaign(slug)
        except Campaign.DoesNotExist:
            raise CommandError(f"There is no campaign “{slug}” here.", returncode=2) from None
        if not options["yes"] and input(f"Take “{campaign.name}” away? Write its slug to confirm: ").strip() != slug:
            raise CommandError("Not confirmed; nothing was changed.", returncode=2)
        try:
            rows = remove_training(campaign=campaign, by=operator(), on=timezone.localdate())
        except NotForTraining as refusal:
            raise CommandError(str(refusal), returncode=2) from None
        self.stdout.write(f"Campaign {slug} is gone: {rows} rows. The log keeps what was done in it.")
