from __future__ import annotations

from datetime import date

from accede.kit import offers as kit_offers
from accede.record import offers

from .test_offers import ask


def test_dates_are_those_of_the_campaigns_own_treaty(shipped, nora):
    with kit_offers.only(treaty=[lambda *, subject, on, reader: ["icrmw"]]):
        found = ask(offers.coming, nora, subject="some-campaign")

    assert [thing.title for thing in found if "in force" in thing.title] == [
        "Migrant Workers Convention in force for Burkina Faso",
        "Migrant Workers Convention in force for Timor-Leste",
    ]
    reports = [(thing.day, thing.title.split(":")[0]) for thing in found if "report" in thing.title]
    assert (date(2004, 7, 1), "Egypt") in reports
    assert (date(2005, 1, 1), "Kyrgyzstan") in reports


def test_search_finds_states_by_every_name_they_had(shipped):
    found = ask(offers.documents, None)

    turkey = [one for one in found if one.key == "state:TUR" and one.language == "en"]
    assert len(turkey) == 1
    assert {"Turkey", "Türkiye"} <= set(turkey[0].text.replace(",", " ").split())
    assert len({(one.key, one.language) for one in found}) == len(found)
