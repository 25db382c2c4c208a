"""The command line: a thin door. Each command parses, makes one call, prints, and says how it went."""
