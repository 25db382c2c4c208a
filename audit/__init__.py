"""THE CORE: one audit and the programme around it. Pure: no Slack, no SQL, no Office."""
