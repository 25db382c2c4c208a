"""One HTTP worker of several, each a process of its own; uvicorn calls `application`."""

import os
from pathlib import Path
from typing import Any

from bot.slack.http import Gate, Receive, Scope, Send
from bot.slack.serving import REHEARSAL, close, opened, quiet_logs, settings_for, tokens


class Worker:
    """The application of one worker: opens the record when it starts, and lets go of it when it ends."""

    def __init__(self) -> None:
        self._gate: Any = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or begin and end."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            await self._gate(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        quiet_logs()
        rehearsal = os.environ.get(REHEARSAL, "")
        settings = settings_for(Path(rehearsal) if rehearsal else None)
        workers = int(os.environ.get("CHECKBACK_WORKERS", "2"))
        door = opened(settings, tokens(), workers=workers, rehearsal=bool(rehearsal))
        self._gate = Gate(door.bolt)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        close(door)
        await send({"type": "lifespan.shutdown.complete"})


def application() -> Worker:
    """What uvicorn asks for in every worker."""
    return Worker()
