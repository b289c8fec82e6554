"""What this room tells those above it."""

from django.dispatch import Signal

# A page or snippet was written, children included, and the transaction is still open: a receiver that raises
# undoes the change. ``instance`` may hold unsaved draft edits in memory; read the database.
content_saved = Signal()

# Things of the class ``sender`` stand in another order, which was written without saving each of them; the
# transaction is still open.
reordered = Signal()

# The scheduler has looked what is due, as it does every few seconds. A receiver must return at once, and what it raises
# is only logged.
scheduler_looked = Signal()
