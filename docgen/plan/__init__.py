"""The SMART action plan: what each action answers, who does it, by when, how it is checked; and what is good.

findings.py   the finding an action answers, and findings that no action answers
strengths.py  what is worth sharing
document.py   the Word document
"""

from docgen.plan.document import write

__all__ = ["write"]
