"""The conversation about one audit, free of any transport: typed text in, screens out.

A *step* is one thing the conversation asks for (a fact, a question, a section's rating, feedback, actions,
the review). `steps` lists them, one module per kind of step asks and understands the answer, `engine` walks.
"""
