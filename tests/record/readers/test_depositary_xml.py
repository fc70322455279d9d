"""The depositary's XML: what it says is read without loss, whatever its export did to it."""

from __future__ import annotations

from datetime import date

from accede.record.readers import Role

SIGNATURE = "Signature, Succession to signature(d)"
CONSENT = "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"


def acts_of(file, name):
    return [(str(act.deposited), act.kind.value) for act in file.acts if act.participant == name]


def test_the_header_gives_number_title_place_and_days(read):
    header = read("damaged.en.xml").header

    assert (header.number, header.chapter, header.chapter_name) == ("XL-7", "XL", "LAMPS")
    assert (header.title, header.place) == ("Convention on Lamps", "New York")
    assert (header.concluded, header.entry_date) == (date(1990, 12, 18), date(2003, 7, 1))
    assert (header.registered, header.registration_number) == (date(2003, 7, 1), "99999")
    assert (header.signatories, header.parties) == (4, 6)


def test_damaged_characters_are_put_back(read):
    file = read("damaged.en.xml")

    assert file.participants[0].name == "Côte d'Ivoire"
    assert "“… the said Convention” – on behalf of the King’s Government" in file.declarations
    assert [(note.index, note.text[:21]) for note in file.notes] == [("1", "The former Yugoslavia")]
    assert file.report.problems == []


def test_a_bare_ampersand_in_a_name_is_an_ampersand(read):
    assert "Trinidad & Tobago" in [row.name for row in read("damaged.en.xml").participants]


def test_footnotes_leave_names_dates_and_headers(read):
    file = read("damaged.en.xml")
    noted = {row.name: row.footnotes for row in file.participants if row.footnotes}

    assert noted == {"Côte d'Ivoire": ("5", "6"), "Denmark": ("4", "10"), "Netherlands": ("3",)}
    assert (file.columns[0].text, file.columns[0].footnotes) == ("Participant", ("1", "2"))
    assert next(act.footnotes for act in file.acts if act.suffix == "a" and act.participant == "Jamaica") == ("1",)


def test_a_tab_or_a_no_break_space_inside_a_date_is_a_blank(read):
    file = read("damaged.en.xml")

    assert acts_of(file, "Côte d'Ivoire") == [("2007-06-05", "accession")]
    assert acts_of(file, "Denmark")[0] == ("1975-10-03", "signature")


def test_suffixes_are_told_apart_by_case_and_by_column(read):
    file = read("damaged.en.xml")

    assert acts_of(file, "Netherlands") == [("2001-02-01", "signature"), ("2001-02-02", "acceptance")]
    assert acts_of(file, "Norway") == [("2001-02-03", "approval")]
    assert acts_of(file, "Montenegro") == [("2006-10-23", "succession_to_signature")]
    assert acts_of(file, "Serbia") == [("2001-03-12", "succession")]
    assert acts_of(file, "Trinidad & Tobago") == [("2001-03-01", "signature"), ("2002-09-15", "ratification")]


def test_bracketed_acts_are_kept_but_counted_no_longer(read):
    file = read("damaged.en.xml")

    assert [(act.participant, str(act.deposited), act.column) for act in file.withdrawn] == [
        ("Denmark", "1998-04-29", CONSENT),
        ("Jamaica", "1966-12-19", SIGNATURE),
    ]
    assert (len(file.participants), file.act_cells) == (8, 12)
    assert (file.signatories, file.parties) == (4, 6)


def test_columns_are_found_by_their_words_not_their_place(read):
    file = read("provisional.en.xml")

    assert [column.role for column in file.columns] == [
        Role.PARTICIPANT,
        Role.SIGNATURE,
        Role.PROVISIONAL,
        Role.CONSENT,
    ]
    assert acts_of(file, "Spain") == [("2013-06-03", "signature"), ("2014-04-02", "provisional_application")]
    assert (file.signatories, file.parties) == (2, 2)


def test_a_long_header_is_one_act_as_far_as_its_words_go_on(read):
    file = read("part_of_another.en.xml")

    assert [column.role for column in file.columns][2:] == [Role.PROVISIONAL, Role.OTHER, Role.CONSENT]
    assert acts_of(file, "Afghanistan") == [("1994-11-16", "provisional_application")]
    assert acts_of(file, "Bahamas")[-1] == ("1995-07-28", "simplified_procedure")
    assert acts_of(file, "Belize")[-1] == ("1994-10-21", "definitive_signature")
    assert acts_of(file, "European Union")[-1] == ("1998-04-01", "formal_confirmation")
    assert (file.signatories, file.parties) == (2, 4)


def test_provisional_and_definitive_entry_into_force_are_two_days(read):
    header = read("part_of_another.en.xml").header

    assert (header.number, header.provisional_entry_date) == ("XL-6-a", date(1994, 11, 16))
    assert header.entry_date == date(1996, 7, 28)


def test_a_formula_for_entry_into_force_gives_no_day(read):
    header = read("formula.en.xml").header

    assert header.entry_date is None
    assert header.entry_text.startswith("[see article XIV]. This Treaty will enter into force 180 days")


def test_a_subchapter_a_star_and_words_for_a_number_are_understood(read):
    header = read("custom_status.en.xml").header

    assert (header.number, header.title) == ("XL-A-7", "International Agreement on Olive Oil, 1956")
    assert (header.entry_date, header.concluded) == (None, date(1946, 10, 15))
    assert (header.parties, header.status_text) == (None, "States parties: 66.")


def test_a_denounced_treaty_an_amendment_and_a_day_of_effect_make_no_party(read):
    file = read("participation.en.xml")

    assert acts_of(file, "Afghanistan") == [("2015-02-19", "participation")]
    assert [column.role for column in file.columns][3:] == [Role.OTHER, Role.DENUNCIATION, Role.EFFECT]
    assert (file.act_cells, file.parties) == (9, 3)


def test_several_tables_are_read_and_said(read):
    file = read("two_tables.en.xml")

    assert [row.name for row in file.participants] == ["Norway", "Spain", "Chad"]
    assert [row.row for row in file.participants] == [1, 2, 3]
    assert (file.parties, [p.message for p in file.report.warnings]) == (
        3,
        ["The file holds 2 participant tables; all were read as one."],
    )


def test_a_table_inside_a_cell_loses_no_date(read):
    file = read("nested.en.xml")

    assert [row.name for row in file.participants] == ["Norway", "Spain"]
    assert [str(act.deposited) for act in file.acts] == ["2001-02-01", "2001-02-02"]


def test_tags_that_nobody_escaped_are_text(read):
    file = read("unescaped.en.xml")

    assert [(row.name, row.footnotes) for row in file.participants] == [("Norway", ("3",))]
    assert (file.act_cells, file.parties, file.ok) == (2, 1, True)


def test_a_list_of_the_leagues_time_is_not_read_and_said(read):
    file = read("league.en.xml")

    assert [p.message for p in file.report.warnings] == [
        "Beside the participants stands a list of 1 States from the League of Nations; it was not read."
    ]
    assert [row.name for row in file.participants] == ["Albania", "Algeria", "Ethiopia"]


def test_several_acts_without_a_suffix_bind_and_say_no_more(read):
    file = read("league.en.xml")

    assert acts_of(file, "Albania") == [("1947-06-23", "participation")]
    assert acts_of(file, "Ethiopia") == [("1947-09-09", "ratification")]
    assert file.parties == 3
