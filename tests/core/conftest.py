"""Property tests of the rules: as many examples as the time allows, and the same ones on every run."""

import os

from hypothesis import settings

# No deadline: how long one example takes says more about the machine than about the rule.
settings.register_profile(
    "core",
    deadline=None,
    derandomize=os.environ.get("LONG") != "1",
    max_examples=2000 if os.environ.get("LONG") == "1" else 100,
    database=None,
)
settings.load_profile("core")
