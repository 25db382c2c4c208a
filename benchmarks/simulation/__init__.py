"""A year of a fictional service, played against the real core: see README.md."""
