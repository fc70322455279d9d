"""Search across rooms in six languages, with the same words on both databases.

analyser (text to tokens), index (entries re-made from the rooms' offers of kind "search"), finding (a query
cut to its reader's rights), stores (the two databases' full-text SQL).
"""

from accede.kit.search.analyser import analyse
from accede.kit.search.finding import Hit, find
from accede.kit.search.index import again_at, hide, rebuild, soon

__all__ = ["Hit", "again_at", "analyse", "find", "hide", "rebuild", "soon"]
