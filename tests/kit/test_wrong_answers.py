"""Every form of the rooms is sent every kind of wrong answer: it answers 422, in words beside the field, keeps what was
typed and writes nothing.
"""

# ruff: noqa: E501 -- one line a form reads better than its pieces

from __future__ import annotations

from datetime import date
from html import unescape

import pytest

from accede.kit.models import LogEntry

C = "/c/test-campaign"
LONG = "x" * 20_001
DATED = [("end", "2003-05-31", "The last day lies before the first day."), ("attested", "2002-01-01", "before the first day"),
         ("start", "2003-02-30", "this month has no day 30"), ("start", "3/4/2003", "can be two days")]  # fmt: skip
SPAN = {"start": "2003-06-01"}
MISSING, LISTED, TOO_LONG = "is missing: fill it in", "is not in the list", "is too long"

FORMS = {
    f"{C}/coalition/change/": ({"short_name": "T", "name": "Test"}, [
        ("short_name", "", MISSING), ("name", "x" * 301, TOO_LONG), ("convened", "1998-00", "is not a date"),
        ("sectors", "nobility", LISTED), ("shown_on_date", "31/01/2004", "write it as 2004-01-31"), ("aim", LONG, TOO_LONG)]),
    f"{C}/coalition/organisations/add/": ({"name": "Union", "kind": "organisation"}, [
        ("name", "", "Enter the name of the organisation."), ("name", "x" * 301, TOO_LONG), ("kind", "club", LISTED),
        ("website", "no address", "is not a web address"), ("note", LONG, TOO_LONG), ("sectors", "nobility", LISTED)]),
    f"{C}/coalition/people/add/": ({"name": "Ada"}, [
        ("name", "", "Enter the name of the person."), ("email", "ada at home", "is not a mail address"),
        ("name", "x" * 201, TOO_LONG), ("note", LONG, TOO_LONG)]),
    f"{C}/coalition/organisations/wu/admit/": ({"kind": "member", **SPAN}, [("kind", "", "Choose what"), *DATED]),
    f"{C}/coalition/organisations/wu/relations/add/": ({"kind": "has_members", "unnamed": "others", **SPAN}, [
        ("kind", "owns", LISTED), ("other", "99", LISTED), *DATED]),
    f"{C}/coalition/people/ada/posts/add/": ({"title": "Head", **SPAN}, [("organisation", "99", LISTED), *DATED]),
    f"{C}/coalition/offices/terms/add/": ({"office": "convener", "organisation": "wu", **SPAN}, [
        ("office", "", "Choose the office."), ("person", "99", LISTED), *DATED]),
    f"{C}/coalition/offices/secondments/add/": ({"person": "ada", "organisation": "wu", **SPAN}, [
        ("person", "", "Choose the person who is seconded."), ("share_percent", "half", "is not a number"), *DATED]),
    f"{C}/coalition/purposes/add/": ({"text": "Promote", "order": "1"}, [
        ("text", "", "Enter the purpose."), ("order", "first", "is not a number"), ("text", "x" * 301, TOO_LONG)]),
    f"{C}/coalition/year/add/": ({"text": "Done", "year": "2003", "section": "status", "kind": "result", "order": "1"}, [
        ("text", "", "Write what the alliance says."), ("year", "later", "is not a number"), ("kind", "joy", LISTED),
        ("section", "poem", LISTED), ("text", LONG, TOO_LONG), ("year", "3003", "The year lies between 1900 and 2100.")]),
    f"{C}/materials/add/": ({"title": "Kit", "kind": "press_kit", "source": "L"}, [
        ("title", "", MISSING), ("kind", "balloon", LISTED), ("made", "31 February", "is not a date"), ("source", "", MISSING),
        ("content", LONG, TOO_LONG), ("series", "99", LISTED)]),
    f"{C}/materials/kit/credits/add/": ({"role": "producer"}, [("role", "muse", LISTED), ("organisation", "99", LISTED)]),
    f"{C}/materials/kit/editions/add/": ({"label": "2"}, [("label", "", MISSING), ("released", "2003-02-31", "no day 31")]),
    f"{C}/materials/kit/print-runs/add/": ({"source": "L"}, [
        ("copies", "many", "is not a number"), ("copies", "0", "at least one copy"), ("language", "xx", LISTED),
        ("printed", "1/2/2003", "can be two days"), ("source", "", MISSING)]),
    f"{C}/events/sessions/add/": ({"name": "59th", "body": "Commission", "starts": "2003-03-17", "source": "L"}, [
        ("name", "", MISSING), ("body", "", MISSING), ("ends", "2003-03-16", "The last day lies before"),
        ("notes", LONG, TOO_LONG)]),
    f"{C}/events/panel/programme/add/": ({"name": "Ada", "role": "speaker", "source": "L"}, [
        ("name", "", MISSING), ("role", "jester", LISTED), ("person", "99", LISTED), ("organisations", "99", "99"),
        ("said", LONG, TOO_LONG)]),
    f"{C}/events/panel/evaluation/write/": ({"verdict": "good", "source": "L"}, [
        ("verdict", "x" * 201, TOO_LONG), ("source", "", MISSING), ("why", LONG, TOO_LONG)]),
    f"{C}/events/panel/attendance/add/": ({"group": "press"}, [("group", "birds", LISTED), ("heads", "-3", "at least 0")]),
    f"{C}/events/panel/party/add/": ({"role": "host"}, [("role", "guest", LISTED), ("organisation", "99", LISTED)]),
    f"{C}/events/panel/link/add/": ({}, [("relation", "", MISSING), ("other", "99", LISTED)]),
    f"{C}/events/panel/handout/add/": ({}, [("item", "", MISSING), ("use", "eaten", LISTED)]),
    f"{C}/statements/add/": ({"title": "S", "kind": "oral_intervention", "voice": "alliance", "source": "L"}, [
        ("title", "", MISSING), ("kind", "song", LISTED), ("voice", "nobody", LISTED), ("url", "somewhere", "is not a web address"),
        ("delivered", "13/13/2003", "is not a date"), ("languages", "xx", LISTED), ("summary", LONG, TOO_LONG),
        ("event_link", "at", "Name the event and how"), ("kind", "joint_statement", "of several members together"),
        ("copies_for", "all", "Copies for somebody were made available")]),
    f"{C}/statements/s/asks/add/": ({"verb": "urged", "text": "to ratify"}, [
        ("verb", "begged", LISTED), ("text", "", MISSING), ("text", "x" * 301, TOO_LONG)]),
    f"{C}/statements/s/issuers/add/": ({"words": "others"}, [
        ("words", "", "Name an organisation, or say in words"), ("organisation", "99", LISTED)]),
    f"{C}/statements/s/quotations/add/": ({"text": "Words", "language": "en", "source": "L"}, [
        ("text", "x" * 301, TOO_LONG), ("language", "xx", LISTED), ("source", "", MISSING)]),
    f"{C}/funding/add/": ({"title": "Grant", "kind": "grant", "donor_words": "A friend", "source": "L"}, [
        ("title", "", MISSING), ("kind", "loan", LISTED), ("amount", "much", "number"), ("amount", "100", "Name the currency"),
        ("amount", "-5", "more than nothing"), ("currency", "fr1", "three letters"), ("donor_words", "", "Choose the donor"),
        ("value_in_kind", "10", "never both"), ("given", "2003-02-31", "no day 31"), ("note", LONG, TOO_LONG)]),
    f"{C}/funding/priorities/add/": ({"title": "P", "year": "2003", "state": "planned", "source": "L"}, [
        ("title", "", MISSING), ("year", "soon", "is not a number"), ("year", "1066", "between 1900 and 2100"),
        ("state", "done", "Say what became of it"), ("result", LONG, TOO_LONG)]),
    f"{C}/reports/start/": ({"title": "R", "year": "2004", "status_day": "2004-12-31", "language": "en"}, [
        ("year", "2003", "It has a report of this year already"), ("year", "1066", "between 1900 and 2100"), ("title", "", MISSING),
        ("status_day", "2004-02-30", "no day 30"), ("status_day", "5/6/2004", "can be two days"), ("language", "xx", LISTED)]),
    f"{C}/reports/2003/settings/": ({"title": "R", "status_day": "2004-01-30", "language": "en"}, [
        ("title", "x" * 201, TOO_LONG), ("status_day", "", "Enter the day.")]),
    f"{C}/reports/2003/boxes/add/": ({"place": "status|~", "text": "Words."}, [
        ("place", "", "Choose where the box stands."), ("text", "", MISSING), ("text", LONG, TOO_LONG)]),
    "/desk/record/acts/add/": ({"treaty": "test-treaty", "state": "Atlantis", "kind": "signature", "deposited": "2003-01-01",
                                "source": "L"}, [
        ("state", "Atlantis", "is no name on record"), ("deposited", "", "Enter the date"), ("deposited", "2999-01-01", "in the future"),
        ("kind", "wish", LISTED), ("source", "", "Name the source"), ("article", "x" * 41, TOO_LONG), ("note", LONG, TOO_LONG)]),
}  # fmt: skip
CASES = [(address, good, *wrong) for address, (good, wrongs) in FORMS.items() for wrong in wrongs]


@pytest.fixture
def house(db, officer):
    """A campaign with one of everything a form can hang on; what a form chooses from, by key."""
    from accede.coalition.models import Campaign, Office, Organisation, Person
    from accede.events.models import Event
    from accede.materials.models import Item
    from accede.record.models import Treaty
    from accede.reports.models import Report
    from accede.statements.models import Statement

    treaty = Treaty.objects.create(slug="test-treaty", titles={"en": "Test Treaty"}, source="Tests")
    facts = {"campaign": Campaign.objects.create(slug="test-campaign", name="T", short_name="T", treaty=treaty)}
    Item.objects.create(key="kit", title="Kit", kind="press_kit", source="R", **facts)
    Event.objects.create(key="panel", title="Panel", kind="panel", source="R", **facts)
    Statement.objects.create(key="s", title="S", kind="own_statement", voice="own", source="R", **facts)
    Report.objects.create(key="2003", year=2003, title="R", status_day=date(2004, 1, 30), **facts)
    return {
        "wu": Organisation.objects.create(key="wu", name="World Union", **facts).pk,
        "ada": Person.objects.create(key="ada", name="Ada", **facts).pk,
        "convener": Office.objects.create(key="convener", name="Convener", **facts).pk,
    }


@pytest.mark.parametrize(("address", "good", "name", "value", "words"), CASES)
def test_a_wrong_answer_is_told_in_words_and_nothing_is_written(
    client, officer, house, address, good, name, value, words
):
    client.force_login(officer)
    sent = {field: house.get(given, given) for field, given in good.items()} | {name: value}

    answer = client.post(address, sent)
    form = answer.context["form"]
    told = [str(line) for lines in form.errors.values() for line in lines]

    assert answer.status_code == 422
    assert any(words in line for line in told), told
    assert all(line in unescape(answer.content.decode()) for line in told)
    assert LogEntry.objects.count() == 0
    for field in good.keys() - {name}:
        assert str(form[field].value()) == str(sent[field])


@pytest.mark.parametrize("address", FORMS)
def test_an_observer_gets_no_form(client, ines, house, address):
    client.force_login(ines)

    assert client.get(address).status_code == 404
    assert client.post(address, {}).status_code == 403
