"""How fast the API answers beside stock Wagtail's, over the same articles, in the same run: ``make bench``."""
