"""Mails to those who work at a text: of what was handed in or decided, of dates that come near, one by one or daily."""
