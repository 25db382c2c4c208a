"""Content that ships with Checkback: guidance in our own words, and the ways people ask for it."""
