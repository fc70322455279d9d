"""By which rules the alliance meets and decides."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from accede.coalition.forms.fields import SOURCE_HELP
from accede.coalition.models import Campaign
from accede.kit.forms import ModelForm


class ProcedureForm(ModelForm):
    """Every rule may stay empty: not known."""

    class Meta:
        model = Campaign
        fields = [
            "quorum", "quorum_number", "remote_counts", "proxies", "proxies_count", "passes", "silence_consents",
            "notice_days", "corrections_days", "time_zone", "rules_source",
        ]  # fmt: skip
        help_texts = {
            "quorum": _("Only members in good standing on that day count; observers, partners and platforms never."),
            "quorum_number": _("Only for a fixed number."),
            "proxies": _("For how many absent members one member may stand in; 0 when there are no proxies."),
            "silence_consents": _("Whether a member who says nothing agrees."),
            "corrections_days": _("How long after minutes are sent round corrections are taken."),
            "time_zone": _("As Europe/Zurich. Times of meetings are said in it."),
            "rules_source": SOURCE_HELP,
        }

    def clean(self) -> dict[str, Any]:
        """A number without its rule would be a rule that nobody reads; a rule without a source is hearsay."""
        super().clean()
        data = self.cleaned_data
        if data.get("quorum") == "number" and not data.get("quorum_number"):
            self.add_error("quorum_number", _("A fixed quorum needs its number of members."))
        if data.get("quorum") != "number" and data.get("quorum_number"):
            self.add_error("quorum_number", _("Choose the fixed number as the quorum, or leave this empty."))
        if any(value not in (None, "") for value in data.values()) and not data.get("rules_source"):
            self.add_error("rules_source", _("Say where these rules stand: a document, or a decision."))
        return data
