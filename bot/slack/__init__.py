"""The Slack door: listeners take in, the conversation answers, views make blocks, the outbox sends.

`views` are pure builders (values in, blocks out); `listeners` register what people can do, by task; `door` is
the one place where a person is recognised; `outbox` and `sender` see to it that nothing said is lost.
"""
