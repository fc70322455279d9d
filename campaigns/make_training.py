"""Makes `campaigns/training`, a campaign in which everything is invented, so that people can try how an alliance
governs itself.

    python campaigns/make_training.py [FOLDER]      without a folder: the one beside this script, written anew

Two years of an alliance are played in a throw-away installation with the shipped record: every row comes from an act of
a room (`actions`), done by a person who holds the right to it, on its own day; no table is written directly. What comes
of it is written by the portable export. Accounts, roles, letters and the log stay behind, as with every campaign.

The same bytes come out each time: the clock stands at the day of each act (`Stage.go`), names that the house draws by
chance are counted, and the folder says on which day it is shown. To change the campaign, change `training_parts/`, run
this, and look at the difference. `tests/coalition/test_training.py` holds that folder and script agree.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "training"


def write(folder: Path) -> list[str]:
    """Plays the campaign in the installation at hand, which has the shipped record, and writes its folder. Returns the
    names of the files.
    """
    from accede.kit import portable
    from campaigns.training_parts import play
    from campaigns.training_parts.stage import played

    with played() as stage:
        play(stage)
        return sorted(str(each) for each in portable.export(folder, stage.campaign.slug))


def main(folder: Path) -> None:
    sys.path.insert(0, str(HERE.parent))
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {"ACCEDE_DATA": data, "ACCEDE_MODE": "sample", "DJANGO_SETTINGS_MODULE": "accede.config.settings"}
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("record_load_shipped", verbosity=0)
        made = Path(data) / "made"
        names = write(made)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(made, folder)
    print(f"{len(names)} files written to {folder}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
