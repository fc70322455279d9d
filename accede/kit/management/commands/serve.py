"""Open the server: pages, and in the embedded default the work behind them."""

from __future__ import annotations

import io
import os
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

SAMPLE_ADDRESS = "127.0.0.1"


class Command(BaseCommand):
    help = "Prepare the installation and open the server."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--address", default=SAMPLE_ADDRESS, help="live mode only; the sample stays on 127.0.0.1")
        parser.add_argument("--workers", type=int, default=1, help="server processes")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SAMPLE and options["address"] != SAMPLE_ADDRESS:
            raise CommandError(
                "Sample mode has public passwords, so it answers on 127.0.0.1 only. Set ACCEDE_MODE=live."
            )
        self._say_own_address(options["port"])
        call_command("check", fail_level="ERROR", stdout=io.StringIO())
        self.stdout.write("Accede is getting ready:")
        call_command("prepare", no_address=True, stdout=self.stdout)
        self._greet(options["port"])
        self._open(options["address"], options["port"], options["workers"])

    def _say_own_address(self, port: int) -> None:
        """Links in mail carry the port in use, here and in the server processes, unless an address is set."""
        if not os.environ.get("ACCEDE_URL", "").strip():
            os.environ["ACCEDE_URL"] = settings.SITE_URL = f"http://{SAMPLE_ADDRESS}:{port}"

    def _greet(self, port: int) -> None:
        self.stdout.write(self.style.SUCCESS(f"\nAccede answers at http://{SAMPLE_ADDRESS}:{port}/"))
        if settings.SAMPLE:
            self.stdout.write(f"The workspace is at http://{SAMPLE_ADDRESS}:{port}/desk/. Sample sign-ins:")
            call_command("sample_sign_ins", stdout=self.stdout)
        call_command("first_person", if_nobody=True, stdout=self.stdout)
        self.stdout.write("Stop it with Ctrl-C.\n")

    def _open(self, address: str, port: int, workers: int) -> None:
        from granian import Granian  # noqa: PLC0415 -- other commands do not need the server
        from granian.constants import Interfaces  # noqa: PLC0415 -- the same
        from granian.log import LogLevels  # noqa: PLC0415 -- the same

        # Server processes import wsgi.py anew; this tells them (and nobody else) to start the embedded worker.
        os.environ["ACCEDE_SERVER"] = "1"
        Granian(
            "accede.config.wsgi:application",
            address=address,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=4,
            log_access=False,
            log_level=LogLevels.warning,
        ).serve()
