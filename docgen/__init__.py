"""Office files out and in: Word form, action plan, contact texts, tracker workbook."""
