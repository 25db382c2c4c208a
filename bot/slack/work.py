"""Work done after Slack was acknowledged: many people at once, each person's acts one after another."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

Task = Callable[[], None]
log = logging.getLogger(__name__)


class Work:
    """A pool of threads with a queue for each key, so that one person's acts stay in their order."""

    def __init__(self, threads: int = 6) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="work")
        self._lock = threading.Lock()
        self._queues: dict[str, deque[Task]] = {}
        self._idle = threading.Condition(self._lock)

    def do(self, key: str, task: Task) -> None:
        """Do that after everything given before under the same key. A task catches its own errors."""
        with self._lock:
            queue = self._queues.get(key)
            if queue is not None:
                queue.append(task)
                return
            self._queues[key] = deque([task])
        self._pool.submit(self._run, key)

    def wait(self, seconds: float) -> bool:
        """Wait until everything given is done; False where it takes longer."""
        with self._idle:
            return self._idle.wait_for(lambda: not self._queues, seconds)

    def stop(self) -> None:
        """Finish what was begun and take nothing more."""
        self._pool.shutdown(wait=True)

    def _run(self, key: str) -> None:
        while True:
            with self._lock:
                if not self._queues[key]:
                    del self._queues[key]
                    self._idle.notify_all()
                    return
                task = self._queues[key].popleft()
            try:
                task()
            except Exception as error:  # noqa: BLE001 - one person's fault must not stop another's work
                log.error("a task failed: %s", type(error).__name__)
