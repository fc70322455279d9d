"""The room's part of a campaign folder.

`reports/<key>.toml` (settings, boxes, kept figures, versions), `reports/<key>/<box>.md` (a box's text),
`reports/<key>/versions/<n>.{html,md,json}` (a published version as it was frozen) and `<n>.{docx,pdf}` (the files
that were made of it then, byte for byte; their hashes stand in the version's entry).
"""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.kit import portable
from accede.kit.imports import Report as Problems
from accede.kit.portable import Folder
from accede.reports import queries
from accede.reports.models import (
    FIRST_YEAR,
    LAST_YEAR,
    Box,
    Format,
    KeptFigure,
    Report,
    ReportState,
    Section,
    Snapshot,
    VersionFile,
)

SETTINGS = ("title", "year", "status_day", "status_note", "language", "state")
KEPT = ("code", "typed", "record_value", "reason", "kept_by", "kept_at")
VERSION = ("version", "title", "status_day", "sha256", "published_by", "published_at")


@portable.part("reports", order=90, owns=("reports/*",))
class ReportsPart:
    """Writes and reads reports with their boxes, kept figures and published versions."""

    def write(self, folder: Folder, *, campaign: str) -> None:
        rows = Report.objects.filter(campaign__slug=campaign).order_by("key")
        for row in rows.prefetch_related("boxes", "kept", "snapshots__files"):
            _write(folder, row)

    def read(self, folder: Folder, *, by: Any, report: Problems, campaign: str | None) -> None:
        if campaign is None:
            return
        reader = _Reader(folder, report, Campaign.objects.get(slug=campaign))
        for name in folder.names("reports/*.toml"):
            reader.read(name)


def _write(folder: Folder, row: Report) -> None:
    boxes = sorted(row.boxes.all(), key=lambda box: box.key)
    kept = sorted(row.kept.all(), key=lambda each: (each.code, each.typed, each.record_value))
    versions = sorted(row.snapshots.all(), key=lambda each: each.version)
    data = {name: value for name in SETTINGS if (value := getattr(row, name)) not in ("", None)}
    data["boxes"] = [_box(box) for box in boxes]
    data["kept"] = [{name: getattr(each, name) for name in KEPT} for each in kept]
    data["versions"] = [_version(each) for each in versions]
    folder.write_toml(f"reports/{row.key}.toml", {name: value for name, value in data.items() if value})
    for box in boxes:
        folder.write_text(f"reports/{row.key}/{box.key}.md", box.text)
    for each in versions:
        stem = f"reports/{row.key}/versions/{each.version}"
        folder.write_text(f"{stem}.html", each.html)
        folder.write_text(f"{stem}.md", each.markdown)
        folder.write_text(f"{stem}.json", json.dumps(each.figures, ensure_ascii=False, indent=1, sort_keys=True))
        for file in each.files.all():
            folder.write_bytes(f"{stem}.{file.form}", bytes(file.content))


def _version(row: Snapshot) -> dict[str, Any]:
    data = {name: getattr(row, name) for name in VERSION}
    files = {file.form: file.sha256 for file in sorted(row.files.all(), key=lambda file: file.form)}
    return data | ({"files": files} if files else {})


def _box(box: Box) -> dict[str, str]:
    names = ("key", "section", "order", "title")
    return {name: value for name in names if (value := getattr(box, name))}


class _Reader:
    """Reads the reports of one campaign, reporting every problem with the file it stands in."""

    def __init__(self, folder: Folder, problems: Problems, campaign: Campaign) -> None:
        self.folder, self.problems, self.campaign = folder, problems, campaign
        self.name = ""

    def read(self, name: str) -> None:
        self.name = name
        before = len(self.problems.errors)
        data = self.folder.toml(name)
        self._check(data)
        if len(self.problems.errors) > before:
            return
        key = name.removeprefix("reports/").removesuffix(".toml")
        values = {field: data[field] for field in SETTINGS if field in data}
        row = Report(campaign=self.campaign, key=key, **values)
        _save(row)
        for box in data.get("boxes", []):
            text = self.folder.text(f"reports/{key}/{box['key']}.md", required=True)
            _save(Box(report=row, text=text, **box))
        for kept in data.get("kept", []):
            _save(KeptFigure(report=row, **kept))
        for version in data.get("versions", []):
            if snapshot := self._version(row, version):
                self._files(snapshot, version.get("files", {}))

    def _version(self, row: Report, values: dict[str, Any]) -> Snapshot | None:
        stem = f"reports/{row.key}/versions/{values['version']}"
        said = {
            "title": values["title"],
            "status_day": values["status_day"],
            "html": self.folder.text(f"{stem}.html", required=True),
            "markdown": self.folder.text(f"{stem}.md", required=True),
            "figures": self._json(f"{stem}.json"),
        }
        if queries.fingerprint(**said) != values["sha256"]:
            self.problems.add(
                f"{stem}.html",
                _("This published version is not the one that was published: its hash differs."),
            )
            return None
        rest = {name: values[name] for name in ("version", "sha256", "published_by", "published_at")}
        snapshot = Snapshot(report=row, **said, **rest)
        _save(snapshot)
        return snapshot

    def _files(self, snapshot: Snapshot, hashes: dict[str, str]) -> None:
        for form, sha256 in hashes.items():
            name = f"reports/{snapshot.report.key}/versions/{snapshot.version}.{form}"
            content = self.folder.bytes(name)
            if form not in Format.values:
                self._problem("versions", _("Write one of: %s.") % ", ".join(Format.values))
            elif not content:
                self.problems.add(name, _("This file is missing."))
            elif hashlib.sha256(content).hexdigest() != sha256:
                self.problems.add(name, _("This file is not the one that was made when the version was published."))
            else:
                _save(VersionFile(snapshot=snapshot, form=form, content=content, sha256=sha256))

    def _json(self, name: str) -> Any:
        try:
            return json.loads(self.folder.text(name, required=True) or "[]")
        except json.JSONDecodeError as problem:
            self.problems.add(name, _("This is not JSON: %s.") % problem)
            return []

    def _check(self, data: dict[str, Any]) -> None:
        known = {*SETTINGS, "boxes", "kept", "versions"}
        for unknown in sorted(data.keys() - known):
            self._problem(unknown, _("This entry is not known. Known are: %s.") % ", ".join(sorted(known)))
        for needed, kind in (("title", str), ("year", int), ("status_day", date)):
            if not isinstance(data.get(needed), kind):
                self._problem(needed, _("This entry is missing or of another kind."))
        if isinstance(year := data.get("year"), int) and not FIRST_YEAR <= year <= LAST_YEAR:
            self._problem("year", _("The year of a report lies between 1900 and 2100."))
        if data.get("state", ReportState.DRAFT) not in ReportState.values:
            self._problem("state", _("Write one of: %s.") % ", ".join(ReportState.values))
        for box in data.get("boxes", []):
            if not box.get("key") or box.get("section") not in Section.values:
                words = _("Every box needs a key and one of the sections %s.") % ", ".join(Section.values)
                self._problem("boxes", words)
        self._check_lists(data)

    def _check_lists(self, data: dict[str, Any]) -> None:
        for name, fields in (("kept", KEPT), ("versions", VERSION)):
            for entry in data.get(name, []):
                if missing := [field for field in fields if field not in entry]:
                    self._problem(name, _("Missing here: %s.") % ", ".join(missing))
                for field in ("kept_at", "published_at"):
                    if field in entry and not isinstance(entry[field], datetime):
                        self._problem(name, _("%s must be a day and time.") % field)

    def _problem(self, column: str, message: str) -> None:
        self.problems.add(self.name, message, column=column)


def _save(row: Any) -> None:
    row.full_clean()
    row.save()
