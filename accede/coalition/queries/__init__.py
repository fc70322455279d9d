"""Reads of the coalition. One module a noun; import from here."""

from accede.coalition.queries.campaigns import (
    NoSuchDay,
    assessments,
    assessments_by_year,
    campaign,
    campaigns_by_treaty,
    campaigns_for,
    free_slug,
    periods,
    purposes,
    shown_day,
)
from accede.coalition.queries.history import (
    parts_of_offices,
    parts_of_organisation,
    parts_of_person,
    parts_of_purposes,
    parts_of_year,
)
from accede.coalition.queries.memberships import Counted, Place, counted, members_on, membership, places
from accede.coalition.queries.offices import Held, Lent, OfficeOnADay, offices, secondments, term
from accede.coalition.queries.organisations import (
    OrganisationRecord,
    OrganisationRow,
    Post,
    all_organisations,
    organisation_record,
    organisations,
)
from accede.coalition.queries.people import PersonRecord, PersonRow, all_people, people, person_record
from accede.coalition.queries.public_face import name_of, public_campaigns, public_name
from accede.coalition.queries.words import answer_words, kind_plural, sector_words, tenure_words, when_words

__all__ = [
    "Counted",
    "Held",
    "Lent",
    "NoSuchDay",
    "OfficeOnADay",
    "OrganisationRecord",
    "OrganisationRow",
    "PersonRecord",
    "PersonRow",
    "Place",
    "Post",
    "all_organisations",
    "all_people",
    "answer_words",
    "assessments",
    "assessments_by_year",
    "campaign",
    "campaigns_by_treaty",
    "campaigns_for",
    "counted",
    "free_slug",
    "kind_plural",
    "members_on",
    "membership",
    "name_of",
    "offices",
    "organisation_record",
    "organisations",
    "parts_of_offices",
    "parts_of_organisation",
    "parts_of_person",
    "parts_of_purposes",
    "parts_of_year",
    "people",
    "periods",
    "person_record",
    "places",
    "public_campaigns",
    "public_name",
    "purposes",
    "secondments",
    "sector_words",
    "shown_day",
    "tenure_words",
    "term",
    "when_words",
]
