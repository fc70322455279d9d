"""The library's part of a campaign folder."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Organisation
from accede.coalition.portable import sharing_cells
from accede.kit import portable
from accede.kit.imports import Report
from accede.kit.portable import Folder
from accede.materials.models import (
    Credit,
    CreditRole,
    Edition,
    Item,
    ItemKind,
    LanguageVersion,
    PrintRun,
    Stage,
    Step,
)
from accede.materials.portable.tables import Table, saved, shared_in, trimmed


@portable.part("materials", order=20, owns=("materials/*.toml",))
class MaterialsPart:
    """`materials/<key>.toml`: an item with its credits, editions, language versions and print runs."""

    def write(self, folder: Folder, *, campaign: str) -> None:
        for item in Item.objects.filter(campaign__slug=campaign).select_related("series", "owner").order_by("key"):
            folder.write_toml(f"materials/{item.key}.toml", _item_data(item))

    def read(self, folder: Folder, *, by: Any, report: Report, campaign: str | None) -> None:
        reader = _Reader(Campaign.objects.get(slug=campaign))
        names = folder.names("materials/*.toml")
        tables = {PurePosixPath(name).stem: Table(folder.toml(name), file=name, report=report) for name in names}
        for key, table in tables.items():
            reader.item(key, table)
        for key, table in tables.items():
            reader.series(key, table)


# Writing ----------------------------------------------------------------------------------------------
def _item_data(item: Item) -> dict[str, Any]:
    credits = item.credits.select_related("organisation").order_by("pk")
    return trimmed(
        {
            "title": item.title,
            "kind": item.kind,
            "series": item.series and item.series.key,
            "made": item.made,
            "content": item.content,
            "used_for": item.used_for,
            "availability": item.availability,
            "source": item.source,
            **sharing_cells(item),
            "credits": [trimmed({"organisation": _key(each.organisation), "role": each.role}) for each in credits],
            "editions": [_edition_data(edition) for edition in item.editions.order_by("label")],
            "print_runs": [_print_run_data(run) for run in item.print_runs.order_by("key")],
        }
    )


def _key(thing: Any) -> str | None:
    return thing.key if thing else None


def _edition_data(edition: Edition) -> dict[str, Any]:
    versions = edition.versions.select_related("made_from", "owner", "website").order_by("language")
    return trimmed(
        {
            "label": edition.label,
            "released": edition.released,
            "versions": [_version_data(version, edition.item.source) for version in versions],
        }
    )


def _version_data(version: LanguageVersion, source: str) -> dict[str, Any]:
    return trimmed(
        {
            "language": version.language,
            "made_from": version.made_from and version.made_from.language,
            "revision": version.revision if version.revision != 1 else None,
            "follows_revision": version.follows_revision,
            "owner": _key(version.owner),
            "due": version.due,
            "due_note": version.due_note,
            "website": _key(version.website),
            "address": version.address,
            "note": version.note,
            "source": version.source if version.source != source else "",
            "steps": [
                trimmed({"stage": step.stage, "reached": step.reached, "note": step.note})
                for step in version.steps.order_by("position")
            ],
        }
    )


def _print_run_data(run: PrintRun) -> dict[str, Any]:
    return trimmed(
        {
            "key": run.key,
            "edition": run.edition and (run.edition.label or None),
            "language": run.language,
            "printed_by": _key(run.printed_by),
            "printed": run.printed,
            "copies": run.copies,
            "note": run.note,
            "source": run.source if run.source != run.item.source else "",
        }
    )


# Reading ----------------------------------------------------------------------------------------------
class _Reader:
    """Makes the rows of one campaign's items; every problem goes to the tables' report."""

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        self.organisations = {each.key: each for each in Organisation.objects.filter(campaign=campaign)}
        self.items: dict[str, Item] = {}

    def item(self, key: str, table: Table) -> None:
        item = Item(
            campaign=self.campaign,
            key=key,
            title=table.text("title", required=True),
            kind=table.choice("kind", ItemKind.values),
            made=table.moment("made"),
            content=table.text("content"),
            used_for=table.text("used_for"),
            availability=table.text("availability"),
            source=table.text("source", required=True),
            **shared_in(table, self.campaign),
        )
        if not saved(item, table):
            return
        self.items[key] = item
        for inner in table.tables("credits"):
            self.credit(item, inner)
        for inner in table.tables("editions"):
            self.edition(item, inner)
        for inner in table.tables("print_runs"):
            self.print_run(item, inner)

    def series(self, key: str, table: Table) -> None:
        """Last, because a series may stand in a later file than its parts."""
        series = table.one_of("series", self.items)
        if series and key in self.items:
            self.items[key].series = series
            self.items[key].save(update_fields=["series"])
        table.end()

    def credit(self, item: Item, table: Table) -> None:
        organisation = table.one_of("organisation", self.organisations)
        role = table.choice("role", CreditRole.values, CreditRole.PRODUCER)
        saved(Credit(item=item, organisation=organisation, role=role), table)
        table.end()

    def edition(self, item: Item, table: Table) -> None:
        edition = Edition(item=item, label=table.text("label"), released=table.moment("released"))
        if saved(edition, table):
            self.versions(edition, table.tables("versions"))
        table.end()

    def versions(self, edition: Edition, tables: list[Table]) -> None:
        """Sources first: a translation names the version it was made from."""
        waiting: dict[str, Table] = {}
        for table in tables:
            language = table.text("language", required=True)
            if language in waiting:
                table.problem("language", _("This language stands twice in the edition."))
            waiting.setdefault(language, table)
        made: dict[str, LanguageVersion] = {}
        while waiting:
            ready = sorted(key for key, table in waiting.items() if table.text("made_from") not in waiting)
            if not ready:
                message = _("These versions are made from each other: %s. One of them must be the source.")
                next(iter(waiting.values())).problem("made_from", message % ", ".join(sorted(waiting)))
                return
            for language in ready:
                self.version(edition, language, waiting.pop(language), made)

    def version(self, edition: Edition, language: str, table: Table, made: dict[str, LanguageVersion]) -> None:
        version = LanguageVersion(
            edition=edition,
            language=language,
            made_from=table.one_of("made_from", made),
            revision=table.whole("revision") or 1,
            follows_revision=table.whole("follows_revision"),
            owner=table.one_of("owner", self.organisations),
            due=table.moment("due"),
            due_note=table.text("due_note"),
            website=table.one_of("website", self.organisations),
            address=table.text("address"),
            note=table.text("note"),
            source=table.text("source") or edition.item.source,
        )
        steps = table.tables("steps")
        if saved(version, table):
            made[language] = version
            for position, step in enumerate(steps, 1):
                self.step(version, position, step)
        table.end()

    def step(self, version: LanguageVersion, position: int, table: Table) -> None:
        saved(
            Step(
                version=version,
                position=position,
                stage=table.choice("stage", Stage.values),
                reached=table.moment("reached"),
                note=table.text("note"),
            ),
            table,
        )
        table.end()

    def print_run(self, item: Item, table: Table) -> None:
        editions = {edition.label: edition for edition in item.editions.all()}
        saved(
            PrintRun(
                campaign=self.campaign,
                item=item,
                key=table.text("key", required=True),
                edition=table.one_of("edition", editions) or editions.get(""),
                language=table.text("language"),
                printed_by=table.one_of("printed_by", self.organisations),
                printed=table.moment("printed"),
                copies=table.whole("copies"),
                note=table.text("note"),
                source=table.text("source") or item.source,
            ),
            table,
        )
        table.end()
