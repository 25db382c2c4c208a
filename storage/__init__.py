"""The record kept: tables, history, encryption, migrations."""
