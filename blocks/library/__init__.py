"""One block, one class, one file."""
