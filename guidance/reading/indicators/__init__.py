"""Guidance laid out as number, criterion, quality indicators and extended guidance.

scraps.py      footers and unreadable scraps left out, however they are spelt
codes.py       numbers told from codes of criteria, which look alike
strips.py      lines with their numbers and codes recognised
columns.py     which column of a table is which
formula.py     the one sentence that questions for reasons are answered with
gathering.py   strips gathered into records (flowing.py and labelling.py where a page is no table)
heads.py       tails of one question in the row of the next put back
numbering.py   lost numbers inferred, questions that share a row parted
repeats.py     what is printed twice kept once
kinds.py       the kind of each question, and its question sentence
reading.py     all of it in order, and the models
"""
