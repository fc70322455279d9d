"""The command that reads recommendations: it asks for a campaign only where there are several."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command

from accede.coalition.models import Campaign
from accede.governments.models import Recommendation, ReviewFile
from tests.governments.test_upr_import import about, content

__all__ = ["about", "content"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path, content, arcadia, boeotia):
    path = tmp_path / "recommendations.csv"
    path.write_bytes(content)
    return str(path)


def test_a_dry_run_tells_what_would_come_and_keeps_nothing(file, campaign, capsys):
    call_command("import_promises", file, "--dry-run", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["rows"] > 0
    assert not ReviewFile.objects.exists()
    assert not Recommendation.objects.exists()


def test_the_training_campaign_is_never_meant_unless_it_is_named(file, campaign, about, capsys):
    Campaign.objects.create(slug="training", name="Training", short_name="Training", treaty=campaign.treaty)
    call_command("import_promises", file, "--dry-run", "--json")
    assert json.loads(capsys.readouterr().out)["rows"] > 0


def test_with_several_campaigns_one_is_named(file, campaign, about, capsys):
    Campaign.objects.create(slug="another", name="Another", short_name="Another", treaty=campaign.treaty)
    with pytest.raises(SystemExit) as ended:
        call_command("import_promises", file, "--dry-run", "--json")
    assert ended.value.code == 2
    told = json.loads(capsys.readouterr().out)
    assert told["problems"][0]["message"] == "Name the campaign with --campaign: another, test-campaign."
