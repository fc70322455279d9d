"""Second visits: who is warned of what, whose owner is told, and that nobody else can tell."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from accede.governments.actions import contacts as actions
from accede.governments.actions.settings import change_settings
from accede.governments.actions.visits import SecondVisit, take_note
from accede.governments.models import Contact, VisitNotice
from accede.governments.queries import visits as queries
from accede.kit import offers
from accede.kit.models import OutgoingMail

pytestmark = pytest.mark.django_db

TODAY = date.today()
ADD = "/c/test-campaign/states/AAA/contacts/add/"
LATELY = "The alliance has been in touch with this office lately."


@pytest.fixture
def visit(campaign, arcadia, alliance):
    """Logs a visit to the Ministry of Labour for an organisation, by its person."""

    def log(owner, by, day=TODAY, anyway=True, **values):
        facts = {"office_kind": "labour", "day": day, "owner": owner, "stage": "planned" if day > TODAY else "held"}
        return actions.log_contact(
            campaign=campaign, state=arcadia, values=facts | values, by=by, on=TODAY, anyway=anyway
        )

    return log


def _send(client, days=0, **more):
    day = TODAY + timedelta(days=days)
    stage = "planned" if days > 0 else "held"
    return client.post(ADD, {"stage": stage, "day": str(day), "kind": "visit", "office_kind": "labour", **more})


def test_an_entry_that_she_sees_warns_her_with_who_and_when(client, visit, beta, alpha, mateo, nora):
    visit(alpha, nora)
    client.force_login(mateo)

    answer = _send(client, days=5)

    page = answer.content.decode()
    assert answer.status_code == 422 and Contact.objects.count() == 1
    assert "Not logged yet: a second visit to this office" in page and "Organisation ALPHA" in page
    assert "Log it all the same" in page
    assert _send(client, days=5, anyway="yes").status_code == 302
    assert Contact.objects.count() == 2


@pytest.mark.parametrize(("days", "warned"), [(7, True), (8, False)])
def test_the_number_of_days_is_the_campaigns_own(visit, alpha, beta, nora, mateo, days, warned):
    visit(alpha, nora)
    if warned:
        with pytest.raises(SecondVisit):
            visit(beta, mateo, day=TODAY + timedelta(days=days), anyway=False)
    else:
        assert visit(beta, mateo, day=TODAY + timedelta(days=days), anyway=False).pk


def test_another_number_of_days_holds_once_it_is_chosen(client, campaign, visit, alpha, beta, nora, mateo, officer):
    visit(alpha, nora)
    client.force_login(mateo)
    assert client.get("/c/test-campaign/states/settings/").status_code in (403, 404)
    client.force_login(nora)
    sent = {"warn_days": "30", "stale_days": "180", "changed_days": "28"}
    assert client.post("/c/test-campaign/states/settings/", sent).status_code == 302
    with pytest.raises(SecondVisit):
        visit(beta, mateo, day=TODAY + timedelta(days=30), anyway=False)
    change_settings(campaign=campaign, values={"warn_days": 0}, by=officer, on=TODAY)
    assert visit(beta, mateo, day=TODAY + timedelta(days=1), anyway=False).pk


def test_what_was_called_off_and_another_office_warn_nobody(visit, alpha, beta, nora, mateo):
    row = visit(alpha, nora, day=TODAY + timedelta(days=1))
    actions.cancel_contact(contact=row, by=nora, on=TODAY)
    visit(alpha, nora, office_kind="foreign")

    assert visit(beta, mateo, anyway=False).pk


def test_a_hidden_entry_warns_its_owner_and_never_the_visitor(client, visit, alpha, beta, nora, mateo, campaign):
    hidden = visit(alpha, nora, shared_with="own", said="Nobody must know.")
    client.force_login(mateo)

    answer = _send(client, days=2)

    assert answer.status_code == 302
    (notice,) = VisitNotice.objects.all()
    assert (notice.contact, notice.owner, notice.planned, notice.shared_with) == (hidden, alpha, True, "own")
    lines = [each.title for each in offers.ask("work", subject=campaign.slug, on=TODAY, reader=nora)]
    assert "Somebody goes to an office that an entry of yours concerns" in lines
    assert lines != [each.title for each in offers.ask("work", subject=campaign.slug, on=TODAY, reader=mateo)]
    client.force_login(nora)
    page = client.get(hidden.get_absolute_url()).content.decode()
    assert "Somebody plans a visit at an office that this entry concerns." in page and "BETA" not in page
    client.post(f"{hidden.get_absolute_url()}noted/")
    assert not queries.notices(campaign, reader=nora, on=TODAY)


@pytest.mark.parametrize("hiding", [{"shared_with": "own"}, {"embargo_until": timezone.now() + timedelta(days=9)}])
def test_one_hidden_entry_does_not_find_out_another(visit, alpha, beta, nora, mateo, hiding):
    visit(alpha, nora, shared_with="own", office="")
    visit(beta, mateo, **{"embargo_zone": "UTC"} | hiding)

    assert not VisitNotice.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_the_letter_says_that_a_notice_waits_and_no_more(visit, alpha, beta, nora, mateo):
    visit(alpha, nora, shared_with="own", office="Secret desk", said="Nobody must know.")
    visit(beta, mateo)
    visit(beta, mateo)

    letters = list(OutgoingMail.objects.filter(template="governments/visit_notice"))
    assert [letter.to for letter in letters] == ["nora@accede.example"] * 2
    for word in ("Secret desk", "Mateo", "BETA", "Arcadia", "AAA", "labour", "Labour"):
        assert not [each for each in letters if word in each.subject + each.body]
    assert "/c/test-campaign/states/contacts/notices/" in letters[0].body
    # About the notice, which the owner's people alone see; never about the entry.
    assert {letter.about_type for letter in letters} == {"governments.visitnotice"}


def test_one_visit_is_told_once_however_often_it_is_changed(visit, alpha, beta, nora, mateo):
    visit(alpha, nora, shared_with="own")
    row = visit(beta, mateo)
    for said in ("One.", "Two."):
        actions.change_contact(contact=row, values={"said": said}, by=mateo, on=TODAY)

    assert VisitNotice.objects.count() == 1 and OutgoingMail.objects.count() == 1


def test_an_entry_of_the_alliance_itself_tells_secretariat_and_convener(visit, officer, nora, beta, mateo):
    visit(None, officer, shared_with="own")
    visit(beta, mateo)

    told = OutgoingMail.objects.values_list("to", flat=True)
    assert sorted(told) == ["nora@accede.example", "officer@accede.example"]


def _plain(answer):
    """The bytes without what is drawn anew for every page."""
    text = answer.content.decode()
    text = re.sub(r"/contacts/[a-z0-9]{10}/", "/contacts/KEY/", text)
    for name in ("csrfmiddlewaretoken", "_form", "form_key"):
        text = re.sub(rf'name="{name}" value="[^"]*"', name, text)
    return text


def test_with_and_without_a_hidden_entry_the_answers_are_the_same(client, visit, alpha, nora, mateo):
    client.force_login(mateo)
    asked = [
        lambda: client.get(ADD),
        lambda: _send(client, days=3, next_date="soon"),
        lambda: _send(client, days=3),
        lambda: client.get("/c/test-campaign/states/AAA/"),
    ]
    without = [_plain(ask()) for ask in asked]
    Contact.objects.all().delete()
    visit(alpha, nora, shared_with="own", day=TODAY + timedelta(days=3))
    visit(alpha, nora, embargo_until=timezone.now() + timedelta(days=1), embargo_zone="UTC")
    Contact.objects.filter(owner=alpha).update(shared_with="own")

    assert [_plain(ask()) for ask in asked] == without


@pytest.mark.parametrize("number", [1, 3])
def test_an_owner_may_let_it_warn_others_without_day_organisation_or_number(client, visit, alpha, nora, mateo, number):
    for back in range(number):
        visit(alpha, nora, day=TODAY - timedelta(days=back), shared_with="own", warns="lately")
    client.force_login(mateo)
    texts = []
    for days in (0, 3, 40):
        answer = _send(client, days=days)
        assert answer.status_code == 422
        (block,) = re.findall(r'<div class="notice notice--alarm.*?</div>', answer.content.decode(), re.DOTALL)
        texts.append(block)

    # The same words for every day that she tries, and however many entries there are.
    assert len(set(texts)) == 1 and LATELY in texts[0]
    assert "ALPHA" not in texts[0] and str(TODAY.year) not in texts[0]
    assert hash(texts[0]) == _first_seen.setdefault("lately", hash(texts[0]))


_first_seen: dict[str, int] = {}


def test_only_the_owner_takes_note(visit, alpha, beta, nora, mateo):
    from accede.coalition.rules import NotTheOwners

    visit(alpha, nora, shared_with="own")
    visit(beta, mateo)
    with pytest.raises(NotTheOwners):
        take_note(notice=VisitNotice.objects.get(), by=mateo, on=TODAY)
