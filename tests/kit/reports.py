"""Reports as mail servers write them, with made-up names: Postfix's way, Exchange's way, a feedback loop's."""

from __future__ import annotations

HEAD = """From: MAILER-DAEMON@relay.example
To: campaign@accede.example
Subject: Undelivered Mail Returned to Sender
Date: Mon, 04 May 2026 10:00:00 +0200
Auto-Submitted: auto-replied
MIME-Version: 1.0
"""


def dsn(message_id, to="mission@state.example", action="failed", status="5.1.1", diagnostic="550 5.1.1 no such user"):
    return f"""{HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example
Arrival-Date: Mon, 4 May 2026 09:59:58 +0200

Final-Recipient: rfc822; {to}
Original-Recipient: rfc822;{to}
Action: {action}
Status: {status}
Remote-MTA: dns; mx.state.example
Diagnostic-Code: smtp; {diagnostic}

--b1
Content-Type: message/rfc822

From: campaign@accede.example
To: {to}
Subject: Invitation
Message-ID: {message_id}

Excellency

--b1--
""".encode()


def dsn_with_headers_alone(message_id, to="mission@state.example"):
    return f"""{HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary="b2"

--b2
Content-Type: text/plain

Delivery has failed to these recipients.
--b2
Content-Type: message/delivery-status

Reporting-MTA: dns;exchange.example

Final-Recipient: rfc822;{to}
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp;552 5.2.2 mailbox full
--b2
Content-Type: text/rfc822-headers

Received: from a by b
Message-ID:
 {message_id}
Subject: Invitation
--b2--
""".encode()


def complaint(message_id, to="reader@list.example", kind="abuse"):
    return f"""{HEAD}Content-Type: multipart/report; report-type=feedback-report; boundary="b3"

--b3
Content-Type: text/plain

This is an email abuse report.
--b3
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: Provider/1.0
Version: 1
Original-Rcpt-To: <{to}>
--b3
Content-Type: message/rfc822

From: campaign@accede.example
Message-ID: {message_id}
Subject: News

News
--b3--
""".encode()


def anymail_event(**facts):
    from anymail.signals import AnymailTrackingEvent

    return AnymailTrackingEvent(**facts)
