"""Look-up in the guidance: by number, by form question, by words.

`answers.look_up` answers whatever was typed; `searcher.Searcher` ranks words; `kinds` tells what was typed.
"""
