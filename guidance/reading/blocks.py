"""The blocks of an opened document: what Word files and PDFs are made of, whatever reader opened them."""

from questionbank.reading.files import Block, Cell, Merge, Paragraph, Row, Source, Table

__all__ = ["Block", "Cell", "Merge", "Paragraph", "Row", "Source", "Table"]
