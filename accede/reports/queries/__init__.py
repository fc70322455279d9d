"""Reads of reports: quotes (figures in a text), drafts, documents, chart, files, reports (lists)."""

from accede.reports.queries.documents import document
from accede.reports.queries.drafts import LAST, Draft, Match, Part, Quote, codes, draft
from accede.reports.queries.files import (
    FORMATS,
    TYPES,
    File,
    Listed,
    NotKept,
    being_made,
    draft_file,
    draft_file_of,
    file_of_draft,
    file_of_version,
    files_of_version,
    version_of,
    written,
)
from accede.reports.queries.history import history_of
from accede.reports.queries.places import Place, places
from accede.reports.queries.quotes import typed_pairs
from accede.reports.queries.reports import (
    any_report,
    drafts_of,
    figures_of,
    fingerprint,
    is_as_published,
    newest_versions,
    report_of_year,
    reports,
    telling,
    versions,
)

__all__ = [
    "FORMATS",
    "LAST",
    "TYPES",
    "Draft",
    "File",
    "Listed",
    "Match",
    "NotKept",
    "Part",
    "Place",
    "Quote",
    "any_report",
    "being_made",
    "codes",
    "document",
    "draft",
    "draft_file",
    "draft_file_of",
    "drafts_of",
    "figures_of",
    "file_of_draft",
    "file_of_version",
    "files_of_version",
    "fingerprint",
    "history_of",
    "is_as_published",
    "newest_versions",
    "places",
    "report_of_year",
    "reports",
    "telling",
    "typed_pairs",
    "version_of",
    "versions",
    "written",
]
