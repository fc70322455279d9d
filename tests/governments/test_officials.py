"""Officials that are one person, tags, and the page of a source at risk."""

from __future__ import annotations

from datetime import date

import pytest

from accede.coalition.rules import NotTheOwners, reading_of
from accede.governments.actions import contacts as contact_actions
from accede.governments.actions import officials as actions
from accede.governments.actions import sources
from accede.governments.actions.contacts import Met
from accede.governments.actions.officials import CannotMerge
from accede.governments.models import ContactSource, Official, StateTag
from accede.governments.queries import officials as queries
from accede.kit.models import Draft, LogEntry, Removed

pytestmark = pytest.mark.django_db

TODAY = date.today()
FILE = "/c/test-campaign/states/AAA/"


@pytest.fixture
def official(campaign, arcadia, alliance, beta, mateo):
    def add(name, owner=beta, by=mateo, **values):
        facts = {"name": name, "owner": owner, **values}
        return actions.add_official(campaign=campaign, state=arcadia, values=facts, by=by, on=TODAY)

    return add


@pytest.fixture
def entry(campaign, arcadia, alliance, beta, mateo):
    def log(*people, **values):
        facts = {"office_kind": "labour", "day": TODAY, "owner": beta, **values}
        return contact_actions.log_contact(
            campaign=campaign, state=arcadia, values=facts, people=people, by=mateo, on=TODAY, anyway=True
        )

    return log


def test_entries_lead_to_the_one_that_is_kept_and_both_stand_again_when_parted(client, official, entry, mateo):
    kept, gone = official("A. Example", title="Director"), official("Ana Example")
    row = entry(Met("Ana Example", official=gone))
    client.force_login(mateo)
    address = f"{kept.get_absolute_url()}merge/"
    assert client.post(address, {"gone": gone.key, "why": ""}).status_code == 422

    assert client.post(address, {"gone": gone.key, "why": "The same card"}).status_code == 302

    assert [each.name for each in queries.officials_of(row.campaign, row.state, reader=mateo, on=TODAY)] == [
        "A. Example"
    ]
    assert kept.get_absolute_url() in client.get(row.get_absolute_url()).content.decode()
    assert client.get(gone.get_absolute_url()).url == kept.get_absolute_url()
    page = client.get(kept.get_absolute_url()).content.decode()
    assert "The same card" in page and row.get_absolute_url() in page
    client.post(f"{gone.get_absolute_url()}part/")
    assert client.get(gone.get_absolute_url()).status_code == 200
    assert gone.get_absolute_url() in client.get(row.get_absolute_url()).content.decode()


def test_only_rows_of_ones_own_are_merged_and_only_two_of_one_state(official, boeotia, alpha, nora, mateo, campaign):
    mine, hers = official("A. Example"), official("A. Example", owner=alpha, by=nora)
    with pytest.raises(NotTheOwners):
        actions.merge_officials(kept=mine, gone=hers, why="The same", by=mateo, on=TODAY)
    other = actions.add_official(
        campaign=campaign, state=boeotia, values={"name": "A. Example", "owner": mine.owner}, by=mateo, on=TODAY
    )
    with pytest.raises(CannotMerge, match="two States"):
        actions.merge_officials(kept=mine, gone=other, why="The same", by=mateo, on=TODAY)
    with pytest.raises(CannotMerge, match="one person already"):
        actions.merge_officials(kept=mine, gone=mine, why="The same", by=mateo, on=TODAY)
    assert Official.objects.exclude(merged_into=None).count() == 0


def test_who_may_not_see_the_official_sees_the_name_without_a_link(client, official, entry, nora, ines):
    row = entry(Met("A. Example", official=official("A. Example", shared_with="own")))
    client.force_login(ines)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "A. Example" in page and "/officials/" not in page.split("Who was met")[1].split("<aside")[0]
    assert "A. Example" not in client.get(f"{FILE}officials/").content.decode()


def test_a_name_typed_again_is_tied_to_the_official(client, official, mateo):
    row = official("Ána Example")
    client.force_login(mateo)
    client.post(f"{FILE}contacts/add/", {
        "stage": "held", "day": str(TODAY), "kind": "call", "office_kind": "labour", "met": "ana example, director",
    })  # fmt: skip
    assert [each.pk for each in queries.contacts_with(row, reader=mateo, as_of=TODAY, on=TODAY)] != []


def test_tags_find_states_officials_and_contacts(client, official, entry, mateo, nora):
    official("A. Example", tags=["study"])
    entry()
    client.force_login(mateo)
    sent = {"tag": "Third Session!", "owner": "beta", "shared_with": "alliance"}
    assert client.post(f"{FILE}tags/add/", sent).status_code == 302
    client.post(f"{FILE}tags/add/", sent)
    (tag,) = StateTag.objects.all()
    assert tag.tag == "third-session"
    client.force_login(nora)
    assert "Arcadia: Meeting" in client.get("/c/test-campaign/states/contacts/?tag=third-session").content.decode()
    assert "A. Example" in client.get(f"{FILE}officials/?tag=study").content.decode()
    assert "No official has this tag" in client.get(f"{FILE}officials/?tag=other").content.decode()
    client.force_login(mateo)
    client.post(f"{FILE}tags/{tag.key}/remove/")
    assert not StateTag.objects.exists()


# ------------------------------------------------------------------------------------------------ sources at risk
SECRET = "The night porter"


def test_the_page_of_a_source_is_its_owners_alone(client, entry, mateo, nora, officer, ines):
    row = entry()
    address = f"{row.get_absolute_url()}source/"
    client.force_login(mateo)
    assert client.post(address, {"name": SECRET, "note": "By the back door"}).status_code == 302
    assert SECRET in client.get(address).content.decode()
    assert "no-cache" in client.get(address)["Cache-Control"]
    for other in (nora, officer, ines):
        client.force_login(other)
        assert client.get(address).status_code == 404
        assert client.post(address, {"name": "x"}).status_code == 404
        assert client.post(f"{address}remove/").status_code == 404
        page = client.get(row.get_absolute_url()).content.decode()
        assert "/source/" not in page and "at risk" not in page
    assert ContactSource.objects.get().name == SECRET


def test_no_log_no_draft_and_no_removed_row_holds_a_word_of_it(client, entry, mateo, officer, campaign):
    row = entry()
    client.force_login(mateo)
    address = f"{row.get_absolute_url()}source/"
    client.post(address, {"name": "", "note": SECRET})
    client.post(address, {"name": SECRET, "note": ""})
    client.post(address, {"name": f"{SECRET}, again"})
    client.post(f"{address}remove/")

    assert not ContactSource.objects.exists() and not Draft.objects.exists() and not Removed.objects.exists()
    told = [f"{each.before}{each.after}{each.target_name}{each.why}" for each in LogEntry.objects.all()]
    assert not [text for text in told if "porter" in text]
    client.force_login(officer)
    assert "ource at risk" not in client.get(f"/c/{campaign.slug}/log/").content.decode()


def test_the_form_that_logs_has_no_field_for_a_source(client, arcadia, alliance, mateo):
    client.force_login(mateo)
    form = client.get(f"{FILE}contacts/add/").context["form"]
    assert not [name for name in form.fields if "source" in name]


def test_a_lost_key_is_said_in_words_and_what_is_written_anew_replaces_it(client, entry, mateo, settings):
    row = entry()
    sources.set_source(contact=row, name=SECRET, by=mateo, on=TODAY)
    settings.SEALING_KEYS = ["another key altogether " * 4]
    client.force_login(mateo)
    page = client.get(f"{row.get_absolute_url()}source/").content.decode()
    assert "The key that sealed it is missing" in page and "\N{REPLACEMENT CHARACTER}" not in page
    assert client.post(f"{row.get_absolute_url()}source/", {"name": "Anew"}).status_code == 302
    assert ContactSource.objects.get().name == "Anew"


def test_a_source_follows_its_entry_to_another_owner(entry, mateo, alpha, campaign):
    row = entry()
    mateo.grants.create(role="member", campaign=campaign.slug, organisation="alpha", from_date=date(2020, 1, 1))
    sources.set_source(contact=row, name=SECRET, by=mateo, on=TODAY)
    contact_actions.change_contact(contact=row, values={"owner": alpha}, by=mateo, on=TODAY)

    assert ContactSource.objects.get().owner == alpha
    assert reading_of(mateo, campaign.slug, on=TODAY).organisations == {"alpha", "beta"}
