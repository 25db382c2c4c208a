"""What tracked changes took away, in a Word document."""

from questionbank.reading.files.parts import Node, W


def end_deleted(properties: Node | None) -> bool:
    """Whether a tracked change takes away the end of a paragraph, so that it runs on into the next."""
    if properties is None:
        return False
    return any(properties.find(f"{W}rPr/{W}{change}") is not None for change in ("del", "moveFrom"))


def row_deleted(row: Node) -> bool:
    """Whether a tracked change takes a row away."""
    return row.find(f"{W}trPr/{W}del") is not None
