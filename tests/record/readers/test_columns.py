"""Headers in the many wordings that the depositary's chapters use."""

from __future__ import annotations

import pytest

from accede.record.readers import Role
from accede.record.readers.columns import meaning_of, read_headings, split_header


@pytest.mark.parametrize(
    ("header", "acts"),
    [
        ("Ratification, Acceptance(A), Accession(a)", ["Ratification", "Acceptance(A)", "Accession(a)"]),
        ("Ratification, acceptance (A), approval (AA)", ["Ratification", "acceptance (A)", "approval (AA)"]),
        ("Ratification or accession(a)", ["Ratification", "accession(a)"]),
        ("Ratifications or definitive accessions", ["Ratifications", "definitive accessions"]),
        ("Signature, Succession to signature(d)", ["Signature", "Succession to signature(d)"]),
        ("Provisional application by virtue of signature, adoption of the Agreement or accession thereto",
         ["Provisional application by virtue of signature, adoption of the Agreement or accession thereto"]),
    ],
)  # fmt: skip
def test_a_header_is_split_into_the_acts_it_names(header, acts):
    assert split_header(header) == acts


@pytest.mark.parametrize(
    ("words", "kind", "role", "suffix"),
    [
        ("Signature", "signature", Role.SIGNATURE, ""),
        ("Definitive signature(s)", "definitive_signature", Role.CONSENT, "s"),
        ("Formal confirmation(c)", "formal_confirmation", Role.CONSENT, "c"),
        ("Consent to be bound(P)", "consent_to_be_bound", Role.CONSENT, "P"),
        ("Simplified procedure(p)", "simplified_procedure", Role.CONSENT, "p"),
        ("Confirmation(C)", "confirmation", Role.CONSENT, "C"),
        ("Provisional application(n)", "provisional_application", Role.PROVISIONAL, "n"),
        ("Notification of provisional application", "provisional_application", Role.PROVISIONAL, ""),
        ("Denunciation", "denunciation", Role.DENUNCIATION, ""),
        ("Notification under article 3", "declaration", Role.OTHER, ""),
        ("Entry into force", "declaration", Role.EFFECT, ""),
        ("Application", "participation", Role.CONSENT, ""),
        ("Hat size", "declaration", Role.OTHER, ""),
    ],
)
def test_an_act_of_a_header_means_one_thing(words, kind, role, suffix):
    meaning = meaning_of(words)

    assert (meaning.kind.value, meaning.role, meaning.suffix) == (kind, role, suffix)


def test_the_participants_column_need_not_be_the_first():
    headings = read_headings(["Signature", "Participant<superscript>2</superscript>", "Ratification"])

    assert [heading.column.role for heading in headings] == [Role.SIGNATURE, Role.PARTICIPANT, Role.CONSENT]


def test_an_acceptance_of_an_annex_beside_a_ratification_binds_nobody():
    headings = read_headings(["Participant", "Ratification, Accession(a)", "Acceptance of Annex II"])

    assert headings[2].column.role is Role.OTHER
    assert [meaning.kind.value for meaning in headings[2].meanings] == ["declaration"]


def test_an_acceptance_of_an_amendment_binds_where_it_is_all_there_is():
    headings = read_headings(["Participant", "Acceptance of the amendment(A)"])

    assert headings[1].column.role is Role.CONSENT
