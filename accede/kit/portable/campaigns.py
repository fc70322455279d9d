from __future__ import annotations

import shutil
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accede.kit.imports import Report
from accede.kit.portable.folder import Folder, Taken
from accede.kit.portable.registry import Part, parts

# For the person who opens the folder; no part writes or reads it.
FOR_READERS = ("README.md",)
MARK = "campaign.toml"


class NotACampaignFolder(Exception):
    """The place for an export holds something else, which would be lost."""


@dataclass
class Loaded:
    """What came of loading a folder; `campaign` (its slug) is None when the folder was refused or only checked.

    `unchanged`: the campaign is here already, and exactly as the folder says.
    """

    campaign: str | None = None
    report: Report = field(default_factory=Report)
    unchanged: bool = False


Tell = Callable[[int, int, str], None]


def load(path: Path | str, by: Any, *, check_only: bool = False, progress: Tell | None = None) -> Loaded:
    """Reads a campaign folder. All problems are reported at once; with any, nothing is written."""
    folder = Folder(path)
    loaded = Loaded(report=folder.report)
    if not folder.path.is_dir():
        folder.report.add(str(path), _("There is no such folder."))
        return loaded
    slug = _slug_of(folder)
    if slug and _is_as(folder, slug):
        return Loaded(campaign=slug, unchanged=True)
    _check_files(folder)
    with transaction.atomic():
        loaded.campaign = _read_parts(folder, by, progress)
        if check_only or not folder.report.ok:
            transaction.set_rollback(True)
            loaded.campaign = None
    return loaded


def export(path: Path | str, campaign: str, taken: Taken | None = None) -> list[str]:
    """Writes a campaign into a folder, over an earlier export if one is there; returns the files' names.

    Files of ours that the campaign no longer has are removed; any other folder that is not empty is refused. For a
    reader only those parts are written that can cut themselves to what she may take along.
    """
    taken = taken or Taken()
    target = Folder(path)
    if target.path.exists() and any(target.path.iterdir()) and not target.exists(MARK):
        raise NotACampaignFolder(_("%s is not empty and holds no campaign. Choose another folder.") % path)
    with tempfile.TemporaryDirectory() as place:
        fresh = Folder(place, taken=taken)
        for part in parts():
            if taken.reader is None or part.cuts:
                part.portable.write(fresh, campaign=campaign)
        _replace(target, fresh)
    return sorted(fresh.written_names)


def _slug_of(folder: Folder) -> str:
    """The campaign that the folder names; empty when that cannot be read (the parts then say why)."""
    try:
        found = tomllib.loads((folder.path / MARK).read_text(encoding="utf-8")).get("slug", "")
    except (OSError, ValueError):
        return ""
    return found if isinstance(found, str) else ""


def _is_as(folder: Folder, slug: str) -> bool:
    """Whether the campaign is here already, to the byte: then loading it again has nothing to do."""
    return any(_written(slug, Taken(sources=sources)) == _contents(folder.path) for sources in (False, True))


def _written(slug: str, taken: Taken) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as place:
        try:
            export(place, slug, taken)
        except ObjectDoesNotExist:
            return {}
        return _contents(Path(place))


def _contents(path: Path) -> dict[str, bytes]:
    files = (file for file in path.rglob("*") if file.is_file() and file.name not in FOR_READERS)
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in files}


def _check_files(folder: Folder) -> None:
    """Every file is somebody's, and every file can be read at all; parts then report what stands in them."""
    for name in folder.names():
        if name not in FOR_READERS and not any(part.owns_file(name) for part in parts()):
            folder.report.add(name, _("No room knows this file. Correct its name or take it out of the folder."))
        if name.endswith(".toml"):
            folder.toml(name)
        elif name.endswith((".csv", ".md", ".txt")):
            folder.text(name)


def _read_parts(folder: Folder, by: Any, progress: Tell | None) -> str | None:
    campaign: str | None = None
    rooms = parts()
    for done, part in enumerate(rooms, 1):
        campaign = _read_part(part, folder, by, campaign) or campaign
        if progress:
            progress(done, len(rooms), part.name)
        if campaign is None and part.owns_file(MARK) and not folder.report.ok:
            # Nothing else can be read without the campaign it belongs to.
            break
    if campaign is None and folder.report.ok:
        folder.report.add(MARK, _("This folder describes no campaign."))
    return campaign


def _read_part(part: Part, folder: Folder, by: Any, campaign: str | None) -> str | None:
    try:
        with transaction.atomic():
            return part.portable.read(folder, by=by, report=folder.report, campaign=campaign)
    except ValidationError as problem:
        for message in problem.messages:
            folder.report.add(part.name, message)
    except (IntegrityError, ObjectDoesNotExist) as problem:
        # After an earlier problem this is most likely its consequence, and would only confuse.
        if folder.report.ok:
            folder.report.add(part.name, _("The database refused this part: %s.") % problem)
    return None


def _replace(target: Folder, fresh: Folder) -> None:
    ours = [name for name in target.names() if any(part.owns_file(name) for part in parts())]
    for name in set(ours) - fresh.written_names:
        (target.path / name).unlink()
    for name in sorted(fresh.written_names):
        place = target.path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(fresh.path / name, place)
