"""What rooms may hear of letters after they left, in the transaction in which it becomes known."""

from django.dispatch import Signal

# mail: OutgoingMail; at: the moment. It came back, or was not sent because its address is written to no more.
mail_came_back = Signal()
# report: MailReport (delivered, delayed, bounced, complained, unsubscribed); at: the moment.
mail_reported = Signal()
