"""Personal values never stand in the log: every act that a loaded campaign makes, and every act of a person's life."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.conf import settings

from accede.accounts.models import User
from accede.accounts.queries import operator
from accede.kit import portable, privacy
from accede.kit.models import LogEntry

SLUG = "migrant-workers-2003"
TODAY = date(2004, 1, 30)


@pytest.fixture
def acts(shipped) -> list[LogEntry]:
    """What loading the 2003 campaign writes: the acts that add something, of every room."""
    loaded = portable.load(settings.ROOT / "campaigns" / SLUG, operator())
    assert loaded.report.ok, loaded.report.problems
    return list(LogEntry.objects.all())


def test_no_entry_of_a_whole_campaign_names_a_person(acts):
    from accede.coalition.models import Person

    names = {
        name for person in Person.objects.all() for name in (person.name, *person.other_names, person.email) if name
    }
    told = [
        f"{entry.act} {entry.target_name}"
        for entry in acts
        for name in names
        if name in f"{entry.target_name} {json.dumps([entry.before, entry.after], ensure_ascii=False)}"
    ]

    assert len(names) > 10
    assert sorted(set(told)) == []


def test_what_is_kept_of_a_change_is_masked_by_declaration_alone(acts):
    unmasked = []
    for entry in acts:
        model = next((each for each in privacy.models() if each._meta.label_lower == entry.target_type), None)
        for values in (entry.before, entry.after):
            shown = {
                name
                for name in privacy.personal(model) & (values or {}).keys()
                if values[name] not in ("•", "", None, [])
            }
            unmasked += [f"{entry.act}: {name}" for name in shown]

    assert unmasked == []


def test_the_acts_of_an_account_name_nobody(operator, nora):
    from accede.accounts import erasing, own, sign_ins

    User.objects.filter(pk=nora.pk).update(name="Nora Unmistakable", email="nora.unmistakable@accede.example")
    nora.refresh_from_db()
    own.change_account(user=nora, name="Nora Otherwise", language="fr", on=TODAY)
    sign_ins.end_others(user=nora, current=None, on=TODAY)
    erasing.erase_account(user=nora, by=operator, on=TODAY)

    told = json.dumps(list(LogEntry.objects.values("target_name", "before", "after")), default=str)
    assert "Unmistakable" not in told
    assert "Otherwise" not in told
    assert "@" not in told
