"""A Slack for the tests, on loopback: strict about what it is sent, and with people who press and type."""
