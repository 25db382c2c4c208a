"""Screens as Slack messages and modals. Pure: values in, blocks out."""
