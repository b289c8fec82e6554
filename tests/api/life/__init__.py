"""A newsroom at work: what its officers may do, what readers must then see, and how to look whether they do."""
