"""The colours of charts, for workbooks and reports alike: each fill with the ink of the figures on it."""

# From best to worst: far enough apart in lightness to be told apart without colour; ink for figures on them.
SHADES = (("#12436D", "#FFFFFF"), ("#9CC9F0", "#000000"), ("#F5B668", "#000000"), ("#8C1C2B", "#FFFFFF"))
SPARE = (("#4D4D4D", "#FFFFFF"), ("#D0D0D0", "#000000"))


def shade(number: int) -> tuple[str, str]:
    """Fill and ink of the series of that number, from 0."""
    return SHADES[number] if number < len(SHADES) else SPARE[(number - len(SHADES)) % len(SPARE)]
