"""What upper rooms may hear of letters, in the transaction in which it happens."""

from django.dispatch import Signal

# run: Run; letters: list[Letter] that were frozen just now; by: who released; on: the day.
run_released = Signal()
# letter: Letter; on: the day. It came back and will not reach its reader by this channel.
letter_came_back = Signal()
