"""In which kind of file, and with which columns, a venue takes the guest list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.core.names import folded
from accede.events.models import Venue
from accede.events.queries.guest_files import COLUMNS, FORMATS, USUAL
from accede.kit.forms import Form

AT_MOST = 20  # columns; a page has room for no more


class VenueListForm(Form):
    """One column a line, in the order in which the house wants them."""

    form = forms.ChoiceField(label=_("Kind of file"), choices=list(FORMATS.items()))
    columns = forms.CharField(label=_("Columns"), widget=forms.Textarea(attrs={"rows": 8}))

    def __init__(self, *args: Any, venue: Venue, **kwargs: Any) -> None:
        names = [str(name) for name in venue.guest_list_columns] or list(USUAL)
        shown = "\n".join(str(COLUMNS[name][0]) if name in COLUMNS else name for name in names)
        form = venue.guest_list_format.casefold()
        kwargs.setdefault("initial", {"form": form if form in FORMATS else "xlsx", "columns": shown})
        super().__init__(*args, **kwargs)
        ours = ", ".join(str(label) for label, _cell in COLUMNS.values())
        self.fields["columns"].help_text = _(
            "One on each line, in order. We fill in: %(columns)s. Any other heading stands over empty cells."
        ) % {"columns": ours}

    def clean_columns(self) -> list[str]:
        """The names of our columns, and other headings as they were written."""
        known = {folded(str(label)): name for name, (label, _cell) in COLUMNS.items()} | {
            name: name for name in COLUMNS
        }
        lines = [" ".join(line.split())[:80] for line in self.cleaned_data["columns"].splitlines() if line.strip()]
        if len(lines) > AT_MOST:
            raise forms.ValidationError(_("A list has at most %(count)s columns.") % {"count": AT_MOST})
        return [known.get(folded(line), line) for line in lines]

    def values(self) -> dict[str, Any]:
        """Fields of Venue."""
        return {"guest_list_format": self.cleaned_data["form"], "guest_list_columns": self.cleaned_data["columns"]}
