"""How each noun looks in the API. What comes out may hold marks (marks.py) where other items belong."""
