"""Letters on paper from plain values: each a file of its own, the same bytes from the same letter.

model (what stands on the paper), pdf (with its template letter.typ), docx (an office's own letterhead with fields, or
letter.docx, which make_letterhead makes; letterheads reads one, with merge_fields; zipped packs it), sheets (labels,
envelopes, papers to sign and to carry along; sheets.typ), archive (exact files under their hash).
"""

from accede.kit.letters.docx import to_docx
from accede.kit.letters.letterheads import FIELDS, BadLetterhead, fields_of
from accede.kit.letters.model import Code, Paper
from accede.kit.letters.pdf import to_pdf

__all__ = ["FIELDS", "BadLetterhead", "Code", "Paper", "fields_of", "to_docx", "to_pdf"]
