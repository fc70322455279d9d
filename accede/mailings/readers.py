"""A Word file that somebody uploads as a letterhead, looked at before it is kept."""

from __future__ import annotations

import io
import re
import zipfile

from django.utils.translation import gettext as _

from accede.kit.letters import BadLetterhead, fields_of

_OUTSIDE = re.compile(rb'<Relationship\b[^>]*TargetMode="External"[^>]*>')


def letterhead_fields(content: bytes) -> list[str]:
    """The fields found in the file. Raises BadLetterhead for what is no Word file, is too large, unpacks to too much,
    holds macros, names unknown fields, has no place for the text, or loads something from elsewhere.
    """
    found = fields_of(content)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if name.endswith(".rels") and _reaches_out(packed.read(name)):
                raise BadLetterhead(
                    _("The file loads a template, a picture or a program from elsewhere. Save it without that link.")
                )
            if "/embeddings/" in name or "/activeX/" in name:
                raise BadLetterhead(_("The file holds an embedded object. Take it out, or put a picture in its place."))
    return found


def _reaches_out(relations: bytes) -> bool:
    """Whether it loads something when it is opened; a link that a person may follow is none of that."""
    outside = _OUTSIDE.findall(relations)
    return any(b'/hyperlink"' not in each for each in outside)
