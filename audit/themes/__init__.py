"""What many audits say together: the figures of the month's summary and of the board's report.

Pure: audits in, tables of figures out. Nothing here names a child or quotes a comment.
"""
