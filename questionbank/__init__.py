"""WHAT is asked: the audit form as data, read from official documents or from the built-in content."""
