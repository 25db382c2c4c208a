"""What can go wrong with the Word files we start from.

TemplateFault   a base document or template lacks something that has to be in it
"""


class TemplateFault(Exception):
    """A base document or template lacks something; the sentence says what, where, and how to mend it."""

    code = "template_fault"
