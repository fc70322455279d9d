"""Two entries that are one body become one, in one act, with all that points at the second; and back again, exactly."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign, Distinction, Merge, Organisation, OrganisationLogo, OrganisationName
from accede.coalition.queries.pointing import Pointer, pointers, rows_of
from accede.kit import log, search
from accede.kit.keys import free_key
from accede.kit.refusals import Refused

# What the one that is kept takes over where it has nothing itself.
FILLED = ("acronym", "state", "countries", "sectors", "sectors_from", "website", "note")
# What two rows may differ in and still say the same.
_BESIDE = {"id", "key", "source", "note"}


class NotOne(Refused):
    """The two cannot become one: they are the same entry, or of two campaigns."""


class WouldLose(Refused):
    """Both have a row at the same place, and the two say different things; one would be lost."""


class CannotUnmerge(Refused):
    """What moved has moved on since, or what is needed is not kept; the message says what to do."""


@transaction.atomic
def merge(*, kept: Organisation, gone: Organisation, why: str, by: Any, on: date) -> Merge:
    """Everything that points at `gone` points at `kept` from now on, its names stay as other names, and it leaves.

    Votes, offices, invitations, roles and shares follow. A row that would stand twice falls away when it says the same.
    Raises NotAllowed, NotOne, WouldLose.
    """
    campaign = kept.campaign
    require(by, Right.EDIT_COALITION, campaign=campaign.slug, on=on)
    kept, gone = _locked(campaign, kept, gone)
    data: dict[str, Any] = {"gone": _kept_rows([gone]), "moved": [], "named": [], "dropped": []}
    for pointer in pointers():
        rows = rows_of(pointer, gone)
        if rows:
            _move(pointer, rows, kept, gone, data)
    data["filled"] = _fill(kept, gone, by)
    data["added"] = _add_names(kept, gone)
    row = Merge.objects.create(
        campaign=campaign,
        key=free_key(Merge, f"{kept.key} {gone.key}", campaign=campaign),
        kept=kept,
        gone_key=gone.key,
        gone_name=gone.name,
        why=why[:300],
        merged_date=on,
        data=data,
    )
    before = {"kept": kept.key, "gone": gone.key}
    gone._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    gone.delete()
    after = {
        "kept": kept.key,
        "gone": "",
        "moved": [f"{label}: {number}" for label, number in sorted(_counts(data).items())],
    }
    log.record("coalition.merge", target=kept, by=by, on=on, before=before, after=after, campaign=campaign.slug)
    search.soon(campaign.slug)
    return row


@transaction.atomic
def undo_merge(*, merge: Merge, by: Any, on: date) -> Organisation:
    """The one that went comes back under its own number and key, and what moved with it. Gives it back.

    Raises NotAllowed, CannotUnmerge when any of it was changed since: then nothing is restored.
    """
    campaign = merge.campaign
    require(by, Right.EDIT_COALITION, campaign=campaign.slug, on=on)
    row = Merge.objects.select_for_update().get(pk=merge.pk)
    data = row.data
    if row.undone_date or not data:
        raise CannotUnmerge(_("What is needed to undo this is not kept here. Enter the organisation again."))
    _refuse_changed(data, row.kept_id)
    if Organisation.objects.filter(campaign=campaign, key=row.gone_key).exists():
        raise CannotUnmerge(_("Another organisation has the key “%s” now. Give it another key first.") % row.gone_key)
    kept = Organisation.objects.select_for_update().get(pk=row.kept_id)
    _unfill(kept, data["filled"], by)
    OrganisationName.objects.filter(pk__in=data["added"]).delete()
    gone: Organisation = _bring_back(data["gone"], by)[0]
    for label, field, pks in data["moved"]:
        apps.get_model(label)._base_manager.filter(pk__in=pks).update(**{field: gone.pk})
    for label, field, pk, before, _after in data["named"]:
        apps.get_model(label)._base_manager.filter(pk=pk).update(**{field: before})
    _bring_back(data["dropped"], by)
    row.undone_date, row.data = on, {}
    row.save()
    after = {"kept": kept.key, "back": gone.key}
    log.record("coalition.undo_merge", target=kept, by=by, on=on, before={"kept": kept.key, "back": ""}, after=after)
    search.soon(campaign.slug)
    return gone


@transaction.atomic
def tell_apart(*, one: Organisation, other: Organisation, by: Any, on: date, why: str = "") -> Distinction:
    """Keep that two organisations that look alike are two; they are not proposed again."""
    require(by, Right.EDIT_COALITION, campaign=one.campaign.slug, on=on)
    first, second = sorted((one, other), key=lambda each: each.pk)
    row, new = Distinction.objects.get_or_create(
        campaign=one.campaign, one=first, other=second, defaults={"why": why[:300]}
    )
    if new:
        log.record("coalition.tell_apart", target=row, by=by, on=on, after={"one": first.key, "other": second.key})
    return row


# ---------------------------------------------------------------------------------------------------- merging
def _locked(campaign: Campaign, kept: Organisation, gone: Organisation) -> tuple[Organisation, Organisation]:
    if kept.pk == gone.pk or kept.campaign_id != gone.campaign_id:
        raise NotOne(_("Choose another organisation of the same campaign."), field="into")
    rows = {row.pk: row for row in Organisation.objects.select_for_update().filter(pk__in=[kept.pk, gone.pk])}
    if len(rows) < 2:
        raise NotOne(_("One of the two is no longer on record. Look at the list again."), field="into")
    for row in rows.values():
        row.campaign = campaign
    return rows[kept.pk], rows[gone.pk]


def _move(pointer: Pointer, rows: list[Any], kept: Organisation, gone: Organisation, data: dict[str, Any]) -> None:
    if pointer.by_key:
        for row in rows:
            data["named"].append(_rename(pointer, row, kept, gone))
        return
    moved = [row.pk for row in rows if _moved(pointer, row, kept, data)]
    if moved:
        data["moved"].append([pointer.label, pointer.field, moved])


def _moved(pointer: Pointer, row: Any, kept: Organisation, data: dict[str, Any]) -> bool:
    """Moves a row; false when it falls away, because it says what is there already or of two that are one now."""
    beside = [name for name in getattr(pointer.model, "APART", ()) if name != pointer.field]
    if any(getattr(row, f"{name}_id") == kept.pk for name in beside):
        _drop(row, data)
        return False
    same = pointer.model._base_manager.filter(pk=row.pk)
    try:
        with transaction.atomic():
            same.update(**{pointer.field: kept})
    except IntegrityError:
        if not _says_the_same(pointer, row, kept):
            words = _("%(noun)s: both have an entry there that says something else. Correct one of them first.")
            raise WouldLose(words % {"noun": pointer.noun}) from None
        _drop(row, data)
        return False
    return True


def _says_the_same(pointer: Pointer, row: Any, kept: Organisation) -> bool:
    """Whether a row of the one that is kept says all that this one says. A logo of its own goes before another's."""
    if pointer.model is OrganisationLogo:
        return True
    names = [field.attname for field in row._meta.concrete_fields if field.name not in _BESIDE | {pointer.field}]
    facts = {name: getattr(row, name) for name in names if getattr(row, name) not in ("", None)}
    return bool(pointer.model._base_manager.filter(**{**facts, pointer.field: kept}).exists())


def _drop(row: Any, data: dict[str, Any]) -> None:
    data["dropped"] += _kept_rows([row])
    row.delete()


def _rename(pointer: Pointer, row: Any, kept: Organisation, gone: Organisation) -> list[Any]:
    before = getattr(row, pointer.field)
    if pointer.many:
        after: Any = list(dict.fromkeys(kept.key if key == gone.key else key for key in before))
    else:
        after = kept.key
    pointer.model._base_manager.filter(pk=row.pk).update(**{pointer.field: after})
    return [pointer.label, pointer.field, row.pk, before, after]


def _fill(kept: Organisation, gone: Organisation, by: Any) -> dict[str, list[Any]]:
    """{field: [what stood, what stands now]} of what the one that is kept took over."""
    filled = {}
    for name in FILLED:
        mine, theirs = getattr(kept, name), getattr(gone, name)
        # Another acronym becomes another name; only an empty one is filled.
        if not mine and theirs:
            filled[name] = [mine, theirs]
            setattr(kept, name, theirs)
    if filled:
        kept._history_user = by  # type: ignore[attr-defined]  # read by simple_history
        kept.save()
    return filled


def _add_names(kept: Organisation, gone: Organisation) -> list[int]:
    """The name of the one that goes, as another name of the one that stays; the primary keys of what was added."""
    if gone.name == kept.name and gone.acronym in ("", kept.acronym):
        return []
    language = gone.campaign.language
    there = OrganisationName.objects.filter(organisation=kept, language=language, name=gone.name)
    if there.exists():
        return []
    row = OrganisationName.objects.create(
        organisation=kept, language=language, name=gone.name, acronym=gone.acronym, source=gone.source
    )
    return [row.pk]


def _counts(data: dict[str, Any]) -> dict[str, int]:
    found: dict[str, int] = {}
    for label, _field, pks in data["moved"]:
        found[label] = found.get(label, 0) + len(pks)
    for label, *_rest in data["named"]:
        found[label] = found.get(label, 0) + 1
    return found


# ------------------------------------------------------------------------------------------------- and back
def _refuse_changed(data: dict[str, Any], kept: int) -> None:
    for label, field, pks in data["moved"]:
        there = apps.get_model(label)._base_manager.filter(pk__in=pks, **{field: kept}).count()
        if there != len(pks):
            raise CannotUnmerge(_words_changed(label))
    for label, field, pk, _before, after in data["named"]:
        row = apps.get_model(label)._base_manager.filter(pk=pk).first()
        if row is None or getattr(row, field) != after:
            raise CannotUnmerge(_words_changed(label))


def _words_changed(label: str) -> str:
    noun = str(apps.get_model(label)._meta.verbose_name_plural)
    return _("Somebody changed what had moved since (%s), so it cannot be restored exactly. Correct it by hand.") % noun


def _unfill(kept: Organisation, filled: dict[str, list[Any]], by: Any) -> None:
    changed = False
    for name, (before, after) in filled.items():
        if getattr(kept, name) == after:
            setattr(kept, name, before)
            changed = True
    if changed:
        kept._history_user = by  # type: ignore[attr-defined]  # read by simple_history
        kept.save()


def _kept_rows(rows: Iterable[Model]) -> list[Any]:
    found: list[Any] = json.loads(serializers.serialize("json", list(rows)))
    return found


def _bring_back(kept: list[Any], by: Any) -> list[Any]:
    made = []
    for each in serializers.deserialize("json", json.dumps(kept)):
        each.object._history_user = by  # type: ignore[attr-defined]  # read by simple_history
        each.object.save(force_insert=True)
        made.append(each.object)
    return made
