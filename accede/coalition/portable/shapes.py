"""Which files and columns the coalition has in a campaign folder."""

from __future__ import annotations

from typing import Any

from accede.coalition.models import (
    Affiliation,
    Assessment,
    Audience,
    Element,
    Level,
    Membership,
    MembershipAct,
    Office,
    OfficeTerm,
    Organisation,
    OrganisationRelation,
    Person,
    Purpose,
    Secondment,
    Sector,
)

TOML = "campaign.toml"
SOURCE = "SOURCE.md"
DATED = ("start", "end", "attested")
OFFICE_RULE = ("decided_by", "turns", "window_days", "turnout_percent", "role")
WORTH = ("value", "currency")

FILES: dict[str, tuple[str, ...]] = {
    "purposes": ("key", "order", "text", "source"),
    "assessments": ("key", "year", "section", "order", "kind", "text", "source"),
    "organisations": (
        "key", "name", "acronym", "kind", "state", "countries", "sectors", "sectors_from", "website", "note", "source",
    ),
    "organisation-names": ("organisation", "language", "name", "acronym", "source"),
    "relations": ("key", "organisation", "kind", "other", "unnamed", *DATED, "source"),
    "people": ("key", "name", "form", "other_names", "email", "note", "source"),
    "affiliations": ("key", "person", "organisation", "title", *DATED, "source"),
    "memberships": ("key", "organisation", "kind", *DATED, "note", "source"),
    "membership-acts": (
        "key", "organisation", "membership", "kind", "place", "outcome", "day", "decided_by", "replaces", "struck",
        "note", "source",
    ),
    "offices": ("key", "name", "order", "rotates", "term_months", "nominated_among", *OFFICE_RULE, "source"),
    "office-terms": ("key", "office", "person", "organisation", *DATED, "source"),
    "secondments": (
        "key", "person", "organisation", "role", "duties", "share_percent", *WORTH, *DATED, "source",
    ),
}  # fmt: skip
# Columns that older folders do not have; they are always written.
OPTIONAL: dict[str, tuple[str, ...]] = {"offices": OFFICE_RULE, "secondments": WORTH}
MODELS: dict[str, Any] = {
    "purposes": Purpose,
    "assessments": Assessment,
    "organisations": Organisation,
    "relations": OrganisationRelation,
    "people": Person,
    "affiliations": Affiliation,
    "memberships": Membership,
    "membership-acts": MembershipAct,
    "offices": Office,
    "office-terms": OfficeTerm,
    "secondments": Secondment,
}
# Sections of campaign.toml and the fields of Campaign in them, in the order in which they are written.
TABLES: dict[str, tuple[str, ...]] = {
    "": ("slug", "name", "short_name", "treaty", "language", "shown_on_date", "shown_on_reason", "sample",
         "source"),
    "names": (),
    "alliance": ("alliance", "alliance_short", "convened", "sectors", "meets_regularly", "meeting_aims"),
    "rules": (
        "quorum", "quorum_number", "remote_counts", "proxies", "proxies_count", "passes", "silence_consents",
        "notice_days", "corrections_days", "time_zone", "rules_source",
    ),
    "how": (
        "goal", "ongoing", "activities_for", "levels", "aim", "alliance_gives", "carried_by", "elements",
        "audiences",
    ),
}  # fmt: skip
# The picture of each logo lies beside the table, under the organisation's key.
LOGOS = ("organisation", "sha256", "alt", "source")
MERGES = ("key", "kept", "gone_key", "gone_name", "why", "merged_date", "undone_date")
DISTINCTIONS = ("one", "other", "why")
CHOICES = {"sectors": Sector, "levels": Level, "elements": Element, "audiences": Audience}
