"""What goes wrong while a packed file (a zip: .xlsx, .ods, .docx) is opened and its parts are read."""

from __future__ import annotations

import lzma
import zipfile
import zlib

# One list for every reader: a reader that forgets a kind answers a damaged file with an error page. A password and a
# way of packing that is not known are RuntimeErrors.
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, RuntimeError)
