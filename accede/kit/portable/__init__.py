"""A campaign as a folder of plain text: each room writes and reads its part; export → load → export is byte-
identical.

registry (who owns which files), folder (TOML, CSV, text in and out), rows (a CSV row that reports what it
cannot read), campaigns (load and export of a whole folder).
"""

from accede.kit.portable.campaigns import Loaded, NotACampaignFolder, export, load
from accede.kit.portable.folder import Folder, Taken
from accede.kit.portable.registry import Part, part, parts
from accede.kit.portable.rows import Row

__all__ = ["Folder", "Loaded", "NotACampaignFolder", "Part", "Row", "Taken", "export", "load", "part", "parts"]
