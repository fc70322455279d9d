"""The letter that every side sends: a newsletter of 2 kB with its HTML, the same words to each reader."""

SUBJECT = "News of the campaign: the treaty has a new party"
_PARAGRAPH = (
    "The State deposited its instrument of accession with the depositary this week; it enters into force for it after "
    "three months. The alliance wrote to all missions, and many of them answered. "
)
BODY = "Dear reader,\n\n" + "\n\n".join(_PARAGRAPH * 2 for _ in range(4)) + "\n\nThe secretariat\n"
HTML = (
    "<!doctype html><html><body><main>"
    + "".join(f"<p>{part}</p>" for part in BODY.split("\n\n"))
    + "</main></body></html>"
)


def address(number: int) -> str:
    return f"reader{number}@list{number % 7}.example"
