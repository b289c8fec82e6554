"""Configuration of the site in this repository. Only these files, and each app's conf.py, read configuration."""
