"""The editors' guide of docs/editors: a page of the admin, and a file to take along."""
