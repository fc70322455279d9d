"""The depositary's XML in French says the same as the English one."""

from __future__ import annotations

from datetime import date

import pytest

from accede.record.readers import Role
from accede.record.readers.columns import read_headings
from accede.record.readers.untc_xml import entry_days


def test_the_french_header_gives_number_title_place_and_days(read):
    header = read("french.fr.xml").header

    assert (header.language, header.number, header.chapter) == ("fr", "XL-7", "XL")
    assert (header.title, header.place, header.concluded) == (
        "Convention sur les lampes",
        "New York",
        date(1990, 12, 18),
    )
    assert (header.entry_date, header.registered, header.registration_number) == (
        date(2003, 7, 1),
        date(2003, 7, 1),
        "99999",
    )
    assert "conformément au paragraphe 1" in header.entry_text


def test_french_months_suffixes_and_names_are_read_whole(read):
    file = read("french.fr.xml")
    acts = [(act.participant, act.kind.value, str(act.deposited)) for act in file.acts]

    assert acts == [
        ("Albanie", "accession", "2007-06-05"),
        ("Côte d'Ivoire", "accession", "2007-02-01"),
        ("Mexique", "signature", "1991-05-22"),
        ("Mexique", "ratification", "1999-03-08"),
        ("Pays-Bas (Royaume des)", "signature", "2004-09-27"),
        ("Pays-Bas (Royaume des)", "acceptance", "2005-01-30"),
        ("Japon", "signature", "2009-08-15"),
        ("Japon", "approval", "2010-04-02"),
        ("Monténégro", "succession_to_signature", "2006-10-23"),
        ("Serbie", "succession", "2001-12-12"),
        ("Union européenne", "formal_confirmation", "2010-07-23"),
        ("Égypte", "definitive_signature", "1993-11-19"),
    ]
    assert (file.signatories, file.parties, file.report.problems) == (4, 8, [])


def test_french_end_notes_tell_of_predecessors_too(read):
    told = [(act.name, act.kind.value, str(act.deposited), act.beside) for act in read("french.fr.xml").noted]

    assert told == [
        ("ex-Yougoslavie", "signature", "1991-12-11", ("Côte d'Ivoire",)),
        ("ex-Yougoslavie", "ratification", "1992-08-29", ("Côte d'Ivoire",)),
    ]


@pytest.mark.parametrize(
    ("text", "label", "days"),
    [
        ("à titre provisoire, le 16 mai 1994, et définitivement, le 28 juillet 1996", "", ("1996-07-28", "1994-05-16")),
        ("le 1er juillet 2003, conformément à l'article 87", "", ("2003-07-01", None)),
        ("[voir article XIV]. Le Traité entrera en vigueur 180 jours après le 1er mai 2000", "", (None, None)),
        ("24 septembre 1996", "Pas encore en vigueur", (None, None)),
    ],
)  # fmt: skip
def test_french_words_for_entry_into_force(text, label, days):
    assert tuple(str(day) if day else None for day in entry_days(text, label)) == days


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Application provisoire(n)", Role.PROVISIONAL),
        ("Dénonciation", Role.DENUNCIATION),
        ("Date d’effet", Role.EFFECT),
        ("Acceptation des amendements", Role.OTHER),
        ("Consentement à être lié(P)", Role.CONSENT),
    ],
)
def test_french_columns_are_known_by_their_words(header, role):
    assert read_headings(["Participant", "Ratification, Adhésion(a)", header])[2].column.role is role
