"""Which reader a file needs is seen from its content; its name is used in messages only."""

from __future__ import annotations

import re

from accede.kit.imports import Report
from accede.record.readers.csv_tables import read_csv
from accede.record.readers.text import Refusal, decode
from accede.record.readers.untc_xml import looks_like_xml, read_untc_xml
from accede.record.readers.values import DepositaryFile

_HTML = re.compile(r"^\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)


def read_depositary(data: bytes, *, filename: str) -> DepositaryFile:
    """Read a depositary's file of any known form.

    Never raises for what is in the file: a file that cannot be read without loss comes back `refused`, with
    the reason as an error in its report. Everything else that was odd stands in the report, with row and
    column.
    """
    report = Report()
    try:
        text = decode(data, filename=filename, report=report)
        return _read(text, filename=filename, report=report)
    except Refusal as reason:
        report.add(filename, str(reason))
        return DepositaryFile(filename, "unknown", report=report, refused=str(reason))


def _read(text: str, *, filename: str, report: Report) -> DepositaryFile:
    if _HTML.match(text.lstrip("\ufeff")):
        raise Refusal("This is a web page, not a depositary file: download the XML behind it.")
    if looks_like_xml(text):
        return read_untc_xml(text, filename=filename, report=report)
    return read_csv(text, filename=filename, report=report)
