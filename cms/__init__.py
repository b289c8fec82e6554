"""The site of this repository: it puts the rooms together and serves them."""
