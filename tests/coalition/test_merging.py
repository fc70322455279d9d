"""Two entries that are one body become one, with all that points at the second, and come apart again exactly."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.core import serializers

from accede.accounts.models import Grant
from accede.accounts.rules import NotAllowed
from accede.coalition import actions, queries
from accede.coalition.models import Membership, Merge, Organisation, OrganisationName, OrganisationRelation
from accede.coalition.queries.pointing import pointers
from accede.core.dates import Moment
from accede.kit.models import LogEntry

TODAY = date(2004, 1, 30)
BASE = "/c/test-campaign/coalition/"
day = Moment.parse
NOT_COMPARED = ("kit.", "coalition.historical", "coalition.merge", "accounts.historical", "sessions.", "contenttypes.")


def everything() -> list[str]:
    """Every row of our rooms but the log, jobs, field-level history and the merge itself, as text."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        ours = model.__module__.startswith("accede.") or "organisation" in model._meta.label_lower
        if ours and not model._meta.label_lower.startswith(NOT_COMPARED):
            found.append(serializers.serialize("json", model._base_manager.order_by("pk")))
    return found


@pytest.fixture
def pair(add, member, person, convener, officer, mateo):
    """ICFTU, a member, and CISL, which an officer entered a second time and which holds the office and a role."""
    kept = member("ICFTU")
    gone = add("CISL", "Confédération internationale des syndicats libres", website="https://icftu.example")
    actions.add_name(organisation=gone, language="es", name="CIOSL", by=officer, on=TODAY)
    actions.admit(organisation=gone, kind="observer", start=day("1999"), end=day("1999"), by=officer, on=TODAY)
    actions.record_term(office=convener, person=person, organisation=gone, attested=day("1999"), by=officer, on=TODAY)
    actions.relate(organisation=gone, kind="named_with", other=kept, by=officer, on=TODAY)
    Grant.objects.filter(user=mateo).update(organisation=gone.key)
    return kept, gone


def merged(pair, by) -> Merge:
    kept, gone = pair
    return actions.merge(kept=kept, gone=gone, why="one body, two acronyms", by=by, on=TODAY)


def test_everything_that_pointed_at_the_one_points_at_the_other(pair, officer):
    row = merged(pair, officer)

    kept = pair[0]
    assert [each.key for each in Organisation.objects.all()] == ["icftu"]
    assert set(Membership.objects.values_list("organisation", "kind")) == {(kept.pk, "member"), (kept.pk, "observer")}
    assert Grant.objects.get(user__username="mateo").organisation == "icftu"
    assert row.data["moved"] != []


def test_the_old_names_find_the_one_that_stays(pair, campaign, officer):
    merged(pair, officer)

    for asked in ("cisl", "syndicats libres", "CIOSL"):
        assert [row.organisation.key for row in queries.organisations(campaign, on=TODAY, text=asked)] == ["icftu"]
    assert Organisation.objects.get().website == "https://icftu.example"


def test_a_relation_of_the_two_to_each_other_falls_away(pair, officer):
    merged(pair, officer)

    assert OrganisationRelation.objects.count() == 0


def test_undoing_restores_every_row_of_every_room_exactly(pair, officer):
    before = everything()
    row = merged(pair, officer)
    assert everything() != before

    actions.undo_merge(merge=row, by=officer, on=TODAY)

    assert everything() == before


def test_one_act_one_entry_in_the_log_each_way(pair, officer):
    row = merged(pair, officer)
    actions.undo_merge(merge=row, by=officer, on=TODAY)

    assert [entry.act for entry in LogEntry.objects.order_by("-pk")[:2]] == [
        "coalition.undo_merge", "coalition.merge",
    ]  # fmt: skip


def test_what_was_changed_since_is_not_overwritten_by_undoing(pair, add, officer):
    row = merged(pair, officer)
    Membership.objects.filter(kind="observer").update(organisation=add("NEW"))

    with pytest.raises(actions.CannotUnmerge, match="cannot be restored exactly"):
        actions.undo_merge(merge=row, by=officer, on=TODAY)

    assert Organisation.objects.filter(key="cisl").count() == 0


def test_a_name_that_both_have_stands_once(pair, officer):
    for organisation in pair:
        actions.add_name(organisation=organisation, language="de", name="IBFG", by=officer, on=TODAY)

    merged(pair, officer)

    assert OrganisationName.objects.filter(name="IBFG").count() == 1


def test_rows_at_one_place_that_say_different_things_are_not_lost(pair, officer):
    for organisation, acronym in zip(pair, ("A", "B"), strict=True):
        actions.add_name(organisation=organisation, language="de", name="Bund", acronym=acronym, by=officer, on=TODAY)

    with pytest.raises(actions.WouldLose, match="both have an entry there"):
        merged(pair, officer)

    assert Organisation.objects.count() == 2


def test_shares_follow(pair, campaign, officer):
    from accede.coalition.models import Task

    task = Task(
        campaign=campaign, key="t", opened=TODAY, due_since=TODAY, shared_with="named", shared_keys=["cisl", "icftu-2"]
    )
    Task.objects.bulk_create([task])

    merged(pair, officer)

    assert Task.objects.get().shared_keys == ["icftu", "icftu-2"]


def test_an_organisation_that_held_office_is_never_deleted_and_the_refusal_says_what_to_do(pair, officer):
    with pytest.raises(actions.InUse, match="Merge it with the entry it doubles"):
        actions.remove_organisation(organisation=pair[1], by=officer, on=TODAY)


def test_an_organisation_for_which_somebody_holds_a_role_stays(add, mateo, officer):
    union = add("WU")
    Grant.objects.filter(user=mateo).update(organisation="wu")

    with pytest.raises(actions.InUse):
        actions.remove_organisation(organisation=union, by=officer, on=TODAY)


@pytest.mark.parametrize("reader", ["ines", "mateo", "sam"])
def test_only_who_may_edit_the_coalition_merges(pair, reader, request):
    with pytest.raises(NotAllowed):
        merged(pair, request.getfixturevalue(reader))


def test_likely_duplicates_come_with_their_reasons_and_can_be_told_apart(add, campaign, officer):
    one, other = add("MFA", "Migrant Forum in Asia"), add("MFA", "Forum Migrant in Asia")

    (found,) = queries.duplicates(campaign)
    assert found.reasons == ["same words in another order: Migrant Forum in Asia", "same acronym: MFA"]

    actions.tell_apart(one=one, other=other, by=officer, on=TODAY)
    assert queries.duplicates(campaign) == []


def test_every_field_that_holds_an_organisation_is_known_to_the_merge():
    known = {(each.model, each.field) for each in pointers()}
    missed = []
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            named = "organisation" in field.name or field.name in ("shared_keys", "owner", "about_key")
            plain = named and (field.is_relation or field.get_internal_type() in ("SlugField", "JSONField"))
            if plain and model.__module__.startswith("accede.") and not hasattr(model, "instance_type"):
                missed += [f"{model._meta.label}.{field.name}"] if (model, field.name) not in known else []

    assert missed == []


def test_the_pages_propose_show_what_moves_merge_and_undo(pair, client, officer):
    client.force_login(officer)
    page = client.get(f"{BASE}organisations/cisl/merge/?into=icftu").content.decode()
    assert "What would move" in page and "Memberships" in page

    done = client.post(
        f"{BASE}organisations/cisl/merge/", {"into": pair[0].key, "why": "one body"}, follow=True
    ).content.decode()
    assert "Undo the merge" in done
    assert client.get(f"{BASE}organisations/cisl/").headers["Location"] == f"{BASE}organisations/icftu/"

    client.post(Merge.objects.get().get_undo_url(), {})
    assert set(Organisation.objects.values_list("key", flat=True)) == {"icftu", "cisl"}
