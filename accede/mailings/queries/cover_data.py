"""The coverage of a run as plain data: for the command line, for other programs."""

from __future__ import annotations

from typing import Any

from accede.mailings.queries.cover_page import notice_of
from accede.mailings.queries.coverage import Coverage
from accede.mailings.queries.lines import Line


def cover_data(found: Coverage) -> dict[str, Any]:
    """Counts, letters, and everybody who gets none, several, or one that is blocked, each with the reasons."""
    said = notice_of(found)
    return {
        "run": found.run.key,
        "campaign": found.run.campaign.slug,
        "template": found.run.template.key,
        "audience": found.run.audience.key,
        "classes_on": found.run.classes_date.isoformat(),
        "on": found.on.isoformat(),
        "proved": found.proved,
        "sentence": said.first,
        "addressees": len(found.lines) + len(found.left_out),
        "exactly_one": len([line for line in found.lines if line.variant]),
        "ready": len(found.ready),
        "letters": [_letter(found, each.letter, each.name) for each in found.variants],
        "blocked": [{**_who(line), "problems": _problems(line)} for line in found.blocked],
        "gaps": [{**_who(line), "facts": _facts(line)} for line in found.gaps],
        "overlaps": [{**_who(line), "fits": list(line.fits), "facts": _facts(line)} for line in found.overlaps],
        "left_out": [
            {"addressee": each.each.key, "name": each.each.name, "reason": each.adjusted.reason}
            for each in found.left_out
        ],
        "covers_nobody": list(found.idle),
        "faults": list(found.faults),
        "seal": found.seal,
    }


def _letter(found: Coverage, letter: str, name: str) -> dict[str, Any]:
    table = found.matrix
    by_language = {each: table.at(letter, each) for each in table.columns if table.at(letter, each)}
    return {"variant": letter, "name": name, "addressees": table.of_row(letter), "languages": by_language}


def _who(line: Line) -> dict[str, Any]:
    return {
        "addressee": line.key, "name": line.name, "state": line.state or None, "class": line.state_class or None,
        "variant": line.variant or None, "language": line.language, "channel": line.channel,
    }  # fmt: skip


def _problems(line: Line) -> list[dict[str, str]]:
    return [{"kind": each.kind, "words": each.words} for each in line.problems]


def _facts(line: Line) -> dict[str, list[str]]:
    return {name: sorted(values) for name, values in sorted(line.facts.items()) if values}
