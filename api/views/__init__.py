"""The calls of the API, one noun a file."""
