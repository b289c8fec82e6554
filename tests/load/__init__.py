"""How fast the API answers beside stock Wagtail's and beside bare views, over the same articles, in the same run.

``make bench`` runs it; docs/developers/speed.md tells what it measures.
"""
