"""The words of the command line. Each is one command of a room; there is no logic here."""

from __future__ import annotations

import os
import sys

WORDS = {
    "serve": ("serve", "prepare this installation and open the server"),
    "prepare": ("prepare", "bring tables, languages and static files up to date"),
    "work": ("work", "run queued jobs and send queued mail in this process"),
    "mail-reports": (
        "mail_reports",
        "read what mail servers report: letters that came back, were delivered, complaints",
    ),
    "new": ("new", "start an empty campaign on a treaty, with its first officer"),
    "first-person": ("first_person", "print the address by which the first person of a new installation comes in"),
    "arguments": ("load_arguments", "bring the argument bank up to the answers shipped with the treaties"),
    "load": ("load", "load a campaign folder"),
    "remove": ("remove_training", "take the training campaign away; `load` brings it back"),
    "coalition": ("coalition", "who belongs to the alliance on a day, its offices and its quorum"),
    "export": ("export", "write a campaign as a folder of plain text"),
    "import": ("record_import", "read a depositary file; nothing changes until a person approves"),
    "standing": ("record_standing", "every State's class and the counts on a day"),
    "explain": ("record_explain", "why a treaty is in force since its day, step by step"),
    "what-if": ("record_what_if", "what would follow if these States deposited on a day"),
    "when": ("record_when", "the day that follows from a clause and a deposit"),
    "check": ("record_check", "check the installation and the record; exit 1 on a finding"),
    "state": ("state", "a State's file in a campaign on a day, as a reader may see it"),
    "brief": ("brief", "a brief of two pages on a State, as a PDF or a Word file"),
    "import-promises": ("import_promises", "read recommendations of the Universal Periodic Review; a person approves"),
    "run": ("run", "a run of letters: who gets which, its files, what became of them"),
    "report": ("report_write", "write the accomplishment report of a year"),
    "who": ("who", "who could do something in a campaign on a day"),
    "reset-factors": ("reset_factors", "take every second factor off an account whose owner lost them all"),
    "sign-ins": ("sample_sign_ins", "open the sample sign-ins (sample mode only)"),
    "seal-again": ("seal_again", "seal what is sealed anew with the newest key; exit 1 if a text has no key"),
    "secret": ("secret", "print a new secret for ACCEDE_SECRET_KEY"),
}


def main(arguments: list[str] | None = None) -> None:
    """Entry point of the console script `accede`."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words or words[0] in {"help", "--help", "-h"}:
        print(_help())
        return
    if words[0] not in WORDS:
        print(f"accede: there is no command “{words[0]}”.\n\n{_help()}", file=sys.stderr)
        raise SystemExit(2)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import get_commands, load_command_class
    from django.db import OperationalError, ProgrammingError

    try:
        django.setup()
    except ImproperlyConfigured as error:
        print(f"accede: {error}", file=sys.stderr)
        raise SystemExit(2) from None
    name = WORDS[words[0]][0]
    # The word people typed stands in the usage line, not the room's name for the command.
    command = load_command_class(get_commands()[name], name)
    try:
        command.run_from_argv(["accede", *words])
    except (OperationalError, ProgrammingError) as error:
        print(f"accede: the database did not answer as it should: {error}.", file=sys.stderr)
        print("A new installation, or a new version, is made ready by `accede prepare`.", file=sys.stderr)
        raise SystemExit(2) from None


def _help() -> str:
    lines = [
        "Accede: run a campaign to have a treaty ratified.",
        "",
        "Usage: accede COMMAND …   (accede COMMAND --help)",
        "",
    ]
    return "\n".join(lines + [f"  {word:<12} {what}" for word, (_, what) in WORDS.items()])
