"""What this room tells those above it."""

from django.dispatch import Signal

# A page or snippet was written, children included, and the transaction is still open: a receiver that raises
# undoes the change. ``instance`` may hold unsaved draft edits in memory; read the database.
content_saved = Signal()

# Things of the class ``sender`` stand in another order, which was written without saving each of them; the
# transaction is still open.
reordered = Signal()
