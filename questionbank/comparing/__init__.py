"""The parts of comparing two editions of a form; `questionbank.differences` puts them together."""
