"""The newsroom's listings, menus and forms in Wagtail's admin: one noun, one file."""
