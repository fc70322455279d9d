"""Every page a person can open in the sample, for the accessibility walk and for the pictures."""

from __future__ import annotations

CAMPAIGN = "/c/migrant-workers-2003"

PUBLIC = {
    "home": "/",
    "status": "/en/status/icrmw/on/2004-01-30/",
    "states": "/en/status/icrmw/on/2004-01-30/states/",
    "state": "/en/states/MEX/",
    "treaties": "/en/status/",
    "matrix": "/en/matrix/on/2004-01-30/",
    "not-bound": "/en/status/icrmw/not-bound/?on=2004-01-30",
    "act": "/en/acts/icrmw/icrmw-0046/",
    "what-if": "/en/status/icrmw/what-if/?state=PAK,IND&on=2030-09-21",
    "periods": "/en/status/icrmw/periods/?from=1993&to=1998&from=1999&on=2004-01-30",
    "changes": "/en/status/icrmw/changes/?from=2003-01-01&to=2004-01-30",
    "states-list": "/en/states/",
    "state-then": "/en/states/TUR/on/2004-01-30/",
    "public-search": "/en/search/?q=Guatemala+2003",
    "counting": "/en/counting/",
    "sources": "/en/status/icrmw/sources/",
    "data": "/en/data/",
    "treaty-data": "/en/data/icrmw/",
    "embed-counter": "/en/embed/icrmw/counter/",
    "embed-map": "/en/embed/icrmw/map/?on=2004-01-30",
    "paris": "/en/status/paris/",
    "ctbt": "/en/status/ctbt/",
    "sign-in": "/accounts/login/",
    "sign-in-by-code": "/accounts/login/code/",
}

WORKSPACE = {
    "today": "/desk/",
    "search": "/desk/search/?q=Guatemala",
    "my-account": "/accounts/me/",
    "second-factors": "/accounts/2fa/",
    "log": "/desk/log/",
    "mail": "/desk/mail/",
    "record": "/desk/record/",
    "treaty": "/desk/record/treaties/icrmw/?on=2004-01-30",
    "desk-what-if": "/desk/record/treaties/icrmw/what-if/?state=PAK,IND&on=2030-09-21",
    "record-state": "/desk/record/states/MEX/",
    "acts": "/desk/record/acts/?treaty=icrmw",
    "act-form": "/desk/record/acts/add/",
    "to-verify": "/desk/record/acts/to-verify/",
    "record-sources": "/desk/record/sources/",
    "treaty-sources": "/desk/record/sources/icrmw/",
    "imports": "/desk/record/imports/",
    "import-form": "/desk/record/imports/add/",
    "coalition": f"{CAMPAIGN}/coalition/",
    "materials": f"{CAMPAIGN}/materials/",
    "events": f"{CAMPAIGN}/events/",
    "statements": f"{CAMPAIGN}/statements/",
    "funding": f"{CAMPAIGN}/funding/",
    "reports": f"{CAMPAIGN}/reports/",
}
