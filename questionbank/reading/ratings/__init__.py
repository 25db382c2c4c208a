"""The ratings of a form: words people rate with, lists of them found in a text, and the scale they make."""
