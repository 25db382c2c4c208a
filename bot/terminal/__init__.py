"""The conversation in a terminal: screens as text, and the loop that reads lines."""
