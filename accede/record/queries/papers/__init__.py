"""Papers of the record, as documents that the kit writes in every format: a treaty's status on a day, a State's
acts, what a depositary file brought.
"""

from accede.record.queries.papers.imports import import_paper, import_paper_file, import_paper_version
from accede.record.queries.papers.state import state_paper
from accede.record.queries.papers.status import status_paper

__all__ = ["import_paper", "import_paper_file", "import_paper_version", "state_paper", "status_paper"]
