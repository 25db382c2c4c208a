"""The conversation and the doors to it: terminal, command line, Slack."""
