"""A staged file as lines: read, matched with a treaty, compared. Writes only the import itself."""

from __future__ import annotations

import zlib
from dataclasses import asdict
from typing import Any

from django.db.models import Max, Q
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.kit.imports import Report
from accede.kit.localdates import long_day
from accede.record.models import Act, Change, Decision, Import, ImportLine, ImportState, State, Treaty
from accede.record.queries.diff import Line, lines_of, resolved_names, unknown_names
from accede.record.queries.effects import other_days
from accede.record.queries.imports import counts_of, effect_of, entry_with
from accede.record.queries.proposals import proposals_of
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.territories import known_territories
from accede.record.queries.text_diff import text_lines
from accede.record.readers import DepositaryFile, read_depositary

NO_TREATY = gettext_lazy("The file does not say which treaty it is of. Choose the treaty.")


def compare(row: Import) -> None:
    """Fills the import from its bytes and makes its waiting lines anew; lines approved earlier stay."""
    file = read_depositary(zlib.decompress(bytes(row.content)), filename=row.filename)
    record = snapshot()
    row.treaty = row.treaty or _treaty_of(record, file)
    row.format, row.header, row.base_version = file.format, _header(file, row.treaty), record.token
    report = Report(list(file.report.problems))
    _check_treaty(row, file, report)
    _warn_of_the_future(row, file, report)
    row.counts = counts_of(file)
    # What was approved stays, and so does what was said of a proposal: it is not asked again.
    row.lines.exclude(_decided()).delete()
    if file.refused or not report.ok:
        row.state = ImportState.REFUSED
        row.refused = file.refused or " ".join(str(problem) for problem in report.errors[:20])
        row.problems = report.as_data()
        return
    begun = row.lines.filter(decision=Decision.APPROVED).exists()
    row.state = ImportState.PARTLY if begun else ImportState.STAGED
    _compare_acts(row, file, record, report)
    row.problems = report.as_data()


def _compare_acts(row: Import, file: DepositaryFile, record: Snapshot, report: Report) -> None:
    known = resolved_names(record, file)
    standing = list(Act.objects.current().filter(treaty=row.treaty).select_related("state")) if row.treaty else []
    lines = lines_of(file, standing, known, left_out=row.left_out)
    lines += _official(row, file)
    lines += _texts(row, file, record, standing, known, report)
    proposed = proposals_of(file, standing, lines, row.lines.all(), source=row.header["source"])
    if row.treaty and record.rules(row.treaty.slug).needs_signature:
        _warn_of_unsigned(row, lines, report)
    _warn_of_other_days(row, file, record, lines, report)
    unknown = [name for name in unknown_names(file, known) if name not in row.left_out]
    row.counts["unknown_names"] = unknown
    all_lines = lines + proposed
    row.counts["changes"] = {str(change): sum(line.change == change for line in all_lines) for change in Change}
    row.counts["effect"], classes = effect_of(record, row.treaty, lines, as_of=row.staged_date)
    if any(line.state for line in proposed):
        row.counts["entry_with_proposals"] = entry_with(record, row.treaty, all_lines, as_of=row.staged_date)
    _write_lines(row, all_lines, classes)


def _texts(
    row: Import, file: DepositaryFile, record: Snapshot, standing: list[Act], known: dict[str, str], report: Report
) -> list[Line]:
    """Texts and territories; what could not be compared stands in the report."""
    provisions = [one.article for one in record.rules(row.treaty.slug).provisions] if row.treaty else []
    extended = known_territories(row.treaty) if row.treaty else []
    found = text_lines(file, standing, known, provisions=provisions, territories=extended)
    for message in found.warnings:
        report.add(row.filename, message, severity="warning")
    return found.lines


def _write_lines(row: Import, lines: list[Line], classes: dict[str, dict[str, str]]) -> None:
    states = {state.code: state for state in State.objects.filter(code__in={line.state for line in lines})}
    start = row.lines.aggregate(last=Max("number"))["last"] or 0
    ImportLine.objects.bulk_create(
        ImportLine(
            import_file=row,
            number=start + number,
            row=line.row,
            column=line.column[:200],
            change=line.change,
            name=line.name[:300],
            state=states.get(line.state),
            kind=line.kind,
            deposited=line.deposited,  # type: ignore[misc]  # the field holds a Moment
            data=line.data,
            existing=line.existing,
            effect=classes.get(line.state, {}),
        )
        for number, line in enumerate(lines, 1)
    )


def _decided() -> Q:
    return Q(decision=Decision.APPROVED) | Q(decision=Decision.IGNORED, change=Change.PROPOSED)


def _treaty_of(record: Snapshot, file: DepositaryFile) -> Treaty | None:
    """By the depositary's number, else by the number under which the treaty is registered."""
    number, registered = file.header.number, file.header.registration_number
    treaties = record.treaties.values()
    found = next((treaty for treaty in treaties if number and treaty.number == number), None)
    if found or number:
        return found
    return next((treaty for treaty in treaties if registered and registered == treaty.facts.get("registration")), None)


def _check_treaty(row: Import, file: DepositaryFile, report: Report) -> None:
    number = file.header.number
    if row.treaty and number and row.treaty.number and row.treaty.number != number:
        report.add(
            row.filename,
            _("The file is of the treaty %(its)s (%(title)s), not of %(ours)s.")
            % {"its": number, "title": file.header.title, "ours": row.treaty.number},
        )
    _check_registration(row, file, report)
    if row.treaty is None and not (number or file.header.title) and not file.refused:
        # It can be read and compared; only approving it needs to know.
        report.add(row.filename, str(NO_TREATY), severity="warning")


def _check_registration(row: Import, file: DepositaryFile, report: Report) -> None:
    its, ours = file.header.registration_number, row.treaty.facts.get("registration") if row.treaty else None
    if its and ours and its != ours and not file.header.number:
        said = _("The file is of the treaty registered under No. %(its)s, not of the one under No. %(ours)s.")
        report.add(row.filename, said % {"its": its, "ours": ours})


def _warn_of_other_days(row: Import, file: DepositaryFile, record: Snapshot, lines: list[Line], report: Report) -> None:
    """Where the file prints another day of entry into force for a State than the clause gives. The list of the ILO was
    compared by its reader, without a treaty on record.
    """
    if row.treaty is None or file.format == "ilo-csv":
        return
    for other in other_days(record, row.treaty, lines, as_of=row.staged_date):
        words = {"name": other.line.name, "printed": long_day(other.printed), "ours": long_day(other.reckoned)}
        if other.succession:
            said = _("The file prints %(printed)s as the day of effect of the succession of %(name)s; on record it is "
                     "%(ours)s. A day of succession is entered by a person.")  # fmt: skip
        else:
            said = _("The file has the treaty in force for %(name)s from %(printed)s; the clause gives %(ours)s.")
        report.add(row.filename, said % words, row=other.line.row, severity="warning")


def _warn_of_the_future(row: Import, file: DepositaryFile, report: Report) -> None:
    for act in file.acts:
        if act.deposited.earliest and act.deposited.earliest > row.staged_date:
            message = _("“%(cell)s” lies in the future.") % {"cell": act.raw}
            report.add(row.filename, message, row=act.row, column=act.column, severity="warning")


def _official(row: Import, file: DepositaryFile) -> list[Line]:
    day = file.header.entry_date
    if row.treaty is None or day is None or row.treaty.official_entry_date == day:
        return []
    before = row.treaty.official_entry_date
    data = {
        "day": day.isoformat(),
        "before": before.isoformat() if before else None,
        "text": file.header.entry_text,
    }
    return [Line(Change.OFFICIAL, row.treaty.slug, data=data)]


def _header(file: DepositaryFile, treaty: Treaty | None) -> dict[str, Any]:
    """The header as JSON, with the source that a reader sees and the address that a new treaty would get."""
    plain = {
        key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in asdict(file.header).items()
    }
    newest = file.as_of or file.newest_act
    plain["newest_act"] = newest.isoformat() if newest else None
    plain["slug"] = slugify(file.header.number or file.header.title)[:80].strip("-") or None
    plain["source"] = _source(file, treaty)
    plain["remarks"] = list(file.remarks)
    plain["notes"] = [asdict(note) for note in file.notes]
    return plain


def _source(file: DepositaryFile, treaty: Treaty | None) -> str:
    number = file.header.number or (treaty.number if treaty else "")
    if file.format == "untc-registration":
        said = _("UN Treaty Collection, registration No. %(number)s, file %(file)s")
        return said % {"number": file.header.registration_number or "?", "file": file.filename}
    if file.format == "ilo-csv":
        return _("list of ratifications of the ILO, file %(file)s") % {"file": file.filename}
    if file.format.startswith("untc"):
        said = _("UN Treaty Collection, %(number)s, file %(file)s")
        return said % {"number": number or "?", "file": file.filename}
    return _("file %(file)s") % {"file": file.filename}


def _warn_of_unsigned(row: Import, lines: list[Line], report: Report) -> None:
    """The depositary has it so: a warning, where a person who enters the same is refused."""
    for line in lines:
        if line.data.get("no_signature") and line.change == Change.ADDED:
            message = _("%(name)s ratifies without a signature on record, which this treaty asks for.")
            report.add(
                row.filename,
                message % {"name": line.name},
                row=line.row,
                column=line.column,
                severity="warning",
            )
