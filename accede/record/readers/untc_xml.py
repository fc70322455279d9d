"""The UN Treaty Collection's status file (MTDSG XML), one treaty each."""

from __future__ import annotations

import re
from datetime import date

from lxml import etree

from accede.kit.imports import Report
from accede.record.readers.columns import names_columns
from accede.record.readers.dates import find_dates, first_day, last_day
from accede.record.readers.declarations import read_statements
from accede.record.readers.endnotes import read_noted
from accede.record.readers.grids import grid, inner, joined
from accede.record.readers.tables import RawTable, read_tables
from accede.record.readers.text import Refusal, footnotes, one_line, plain, repair_xml
from accede.record.readers.values import DepositaryFile, Note, TreatyHeader

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DOCTYPE = re.compile(r"<!(DOCTYPE|ENTITY)", re.I)
# Inline tags that the export should have escaped, and a "<" that begins no tag at all.
_STRAY_TAG = re.compile(
    r"<(?=/?(?:i|b|u|a|br|p|em|strong|sup|sub|superscript|subscript|span|font|right|left|center|div)\b)"
    r"|<(?![/?!A-Za-z])"
)
_TEXT_PARTS = (
    "Declarations", "Objections", "DeclarationsUnderArticle", "Notifications", "TerritorialApplications",
)  # fmt: skip


def looks_like_xml(text: str) -> bool:
    """Whether a text begins as XML does, be it broken further on."""
    return text.lstrip("\ufeff \t\r\n").startswith("<")


def read_untc_xml(text: str, *, filename: str, report: Report) -> DepositaryFile:
    """A depositary file from its text.

    A file without a participant table comes back with `refused` set, and with its header.
    """
    file = DepositaryFile(filename, "untc-xml", report=report)
    root = _parse(_DECLARATION.sub("", text.lstrip("\ufeff \t\r\n"), count=1), filename=filename, report=report)
    treaties = root.findall("Treaty")
    if root.tag == "Document" and not treaties:
        raise Refusal("The file has a depositary's outer element but no treaty in it.")
    if root.tag != "Document":
        raise Refusal(f"This is XML but not a depositary status file: its first element is “{root.tag}”.")
    if len(treaties) > 1:
        raise Refusal(f"The file holds {len(treaties)} treaties; give one file for each.")
    treaty = treaties[0]
    file.header = read_header(treaty)
    file.notes = tuple(_note(note) for note in treaty.iterfind("EndNotes/Note"))
    read_statements(treaty, file)
    file.declarations = "\n".join(filter(None, (_raw(treaty.find(tag)) for tag in _TEXT_PARTS)))
    tables = [_raw_table(group, file) for group in _groups(treaty)]
    tables = [table for table in tables if table.rows]
    if not tables:
        file.refused = _why_no_table(treaty, file.header)
        report.add(filename, file.refused)
        return file
    _mention_other_lists(treaty, file)
    read_tables(tables, file)
    file.noted = read_noted(file)
    return file


def _parse(text: str, *, filename: str, report: Report) -> etree._Element:
    if _DOCTYPE.search(text):
        raise Refusal("The file declares a document type or entities; depositary files have none, so it is not read.")
    text = repair_xml(text, filename=filename, report=report)
    try:
        return _strict(text)
    except etree.XMLSyntaxError as error:
        first = error
    try:
        # Inline tags such as <i> that the export forgot to escape: the structure is whole without them.
        root = _strict(_STRAY_TAG.sub("&lt;", text))
    except etree.XMLSyntaxError:
        raise Refusal(_broken(text, first)) from None
    report.add(filename, "Tags inside texts were not escaped; they were read as text.", severity="warning")
    return root


def _strict(text: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=False)
    return etree.fromstring(text.encode("utf-8", "replace"), parser)


def _broken(text: str, error: etree.XMLSyntaxError) -> str:
    line = error.lineno or 0
    if not text.rstrip().endswith("</Document>"):
        return f"The file is cut off: it ends in line {text.count(chr(10)) + 1} without closing its elements."
    return f"The XML is broken in line {line}: {error.msg}."


# ---------------------------------------------------------------- header


def read_header(treaty: etree._Element) -> TreatyHeader:
    """The header of a treaty; what is absent stays empty or None."""
    head = treaty.find("Header")
    if head is None:
        return TreatyHeader()
    conclusion = plain(_text(head, "ExternalData/Conclusion"))
    entry = plain(_text(head, "ExternalData/EIF/Labeltext"))
    registration = plain(_text(head, "ExternalData/Registration/Labeltext"))
    heading = plain(_text(head, "Chapter/Header"))
    chapter = re.sub(r"(?i)^(chapter|chapitre)\s*", "", heading)
    official, provisional = entry_days(entry, plain(_text(head, "ExternalData/EIF/Label")))
    return TreatyHeader(
        number=_number(head, chapter),
        chapter=chapter,
        chapter_name=plain(_text(head, "Chapter/Name")),
        title=_title(head),
        conclusion=conclusion,
        place=_place(conclusion),
        concluded=last_day(conclusion.replace("-", " ").replace("'", "")),
        entry_text=entry,
        entry_date=official,
        provisional_entry_date=provisional,
        registration_text=registration,
        registration_number=_found(r"(?:No\.?|N[°º])\s*(\d+)", registration),
        registered=first_day(registration),
        signatories=_count(head, "Signatories"),
        parties=_count(head, "Parties"),
        status_text=plain(_text(head, "ExternalData/Status/CustomText")),
        text_reference=_join(head, "ExternalData/TreatyText/Text"),
        note=_join(head, "ExternalData/TreatyNote/Text"),
        language="fr" if _is_french(head, heading) else "en",
    )


def _is_french(head: etree._Element, heading: str) -> bool:
    """By the words that the depositary prints into every header: the labels, and "CHAPITRE"."""
    label = plain(_text(head, "ExternalData/EIF/Label")) + plain(_text(head, "ExternalData/Registration/Label"))
    return bool(re.search(r"(?i)chapitre|vigueur|enregistrement", f"{heading} {label}"))


def _number(head: etree._Element, chapter: str) -> str:
    parts = [chapter, _text(head, "SubChapter/Header")]
    parts += [_text(head, f"ExternalData/{tag}") for tag in ("Numsect", "Subnumsect", "Subsubnumsect")]
    return "-".join(one_line(plain(part)) for part in parts if part.strip())


def _title(head: etree._Element) -> str:
    title = plain(_text(head, "ExternalData/Subtitlesect")) or plain(_text(head, "ExternalData/Titlesect"))
    return title.rstrip("*").rstrip()


def _place(conclusion: str) -> str:
    days = list(find_dates(conclusion))
    return conclusion[: days[0].start].rstrip(" ,'") if days else ""


def entry_days(text: str, label: str = "") -> tuple[date | None, date | None]:
    """The official day of entry into force and the day of provisional application, from the header's words.

    A text that does not begin with the day itself is a formula or a story: it gives no day, however many
    days it names. "Not yet in force" gives none whatever follows. In English or in French.
    """
    if re.search(r"(?i)not yet|(pas|non) encore", label):
        return None, None
    provisional = re.match(r"(?i)\s*(?:provisionally|à titre provisoire|provisoirement),?\s+(?:(?:on|le)\s+)?", text)
    if provisional:
        definitely = r"(?:definitively|à titre définitif|définitivement)"
        definitive = re.search(rf"(?i){definitely},?\s+(?:(?:on|le)\s+)?(.{{0,40}})", text)
        return (_leading(definitive[1]) if definitive else None), _leading(text[provisional.end() :])
    words = re.match(r"(?i)\s*(?:(?:definitively|définitivement)\s+)?(?:(?:on|le)\s+)?", text)
    return _leading(text[words.end() if words else 0 :]), None


def _leading(text: str) -> date | None:
    for found in find_dates(text):
        moment = found.moment
        if found.start == 0 and moment is not None and moment.earliest == moment.latest:
            return moment.earliest
        break
    return None


def _count(head: etree._Element, tag: str) -> int | None:
    digits = _found(r"^\D*(\d+)", plain(_text(head, f"ExternalData/Status/{tag}")))
    return int(digits) if digits else None


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    return match[1] if match else ""


# ---------------------------------------------------------------- tables and texts


def _groups(treaty: etree._Element) -> list[etree._Element]:
    """The tables of participants, wherever under that element; a table inside a cell is none of them."""
    found = treaty.iterfind("Participants//TGroup")
    return [group for group in found if next(group.iterancestors("Entry"), None) is None]


def _raw_table(group: etree._Element, file: DepositaryFile) -> RawTable:
    heads = grid(group.findall("Thead/Row"))
    rows = [row for body in group.findall("Tbody") for row in (*body.findall("Rows/Row"), *body.findall("Row"))]
    if any(row.find(".//Table") is not None for row in rows):
        file.report.add(
            file.filename,
            "A table stands inside a cell; its text was read with the cell.",
            severity="warning",
        )
    cells = grid(rows)
    if not any(text.strip() for row in heads for text in row) and cells and names_columns(cells[0]):
        heads, cells = cells[:1], cells[1:]
    return RawTable(joined(heads), cells)


def _text(element: etree._Element, path: str) -> str:
    return inner(element.find(path))


def _join(element: etree._Element, path: str) -> str:
    return "\n".join(filter(None, (plain(inner(found)) for found in element.iterfind(path))))


def _raw(element: etree._Element | None) -> str:
    if element is None or not len(element):
        return ""
    return etree.tostring(element, encoding="unicode", with_tail=False)


def _note(note: etree._Element) -> Note:
    text = "\n".join(one_line(footnotes(inner(part))[0]) for part in note.iterfind("text"))
    return Note(one_line(_text(note, "index")), text.strip())


def _other_lists(treaty: etree._Element) -> str:
    """What else the file lists, in a form that is not the participant table's; empty when nothing."""
    special = len(treaty.findall("SpecialTables/Table/Rows/Row"))
    league = len(treaty.findall("LON//State.no.link"))
    found = [f"a special table of {special} rows"] if special else []
    found += [f"a list of {league} States from the League of Nations"] if league else []
    return " and ".join(found)


def _why_no_table(treaty: etree._Element, header: TreatyHeader) -> str:
    said = f" Its header counts {header.parties} parties." if header.parties is not None else ""
    if other := _other_lists(treaty):
        said += f" It has {other} in another form, which is not read."
    return f"The file has no participant table, so nobody's acts can be read from it.{said}"


def _mention_other_lists(treaty: etree._Element, file: DepositaryFile) -> None:
    if other := _other_lists(treaty):
        file.report.add(file.filename, f"Beside the participants stands {other}; it was not read.", severity="warning")
