"""What a page's worker holds: its heap and WebAssembly's memory, by Chromium's own debugging protocol."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

type Json = dict[str, Any]
PATIENCE = 30_000
# memories are no globals, and to ask the heap for them ends Chromium's worker: each is noted when its bytes are read
REMEMBER = """
globalThis.memories ??= new Set();
const { get } = Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, "buffer");
Object.defineProperty(WebAssembly.Memory.prototype, "buffer", {
  get() { globalThis.memories.add(this); return get.call(this); },
});
"""
SIZES = "[...globalThis.memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0)"


def held(usage: Json) -> float:
    """Bytes of a heap, and of the buffers that hang on it."""
    return float(usage["usedSize"] + usage["backingStorageSize"])


class WorkerEyes:
    """A debugger that is attached to every worker the page has."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.workers: list[str] = []
        self.replies: dict[int, Json] = {}
        self.sent = 0
        self.session.on("Target.attachedToTarget", self._attached)
        self.session.on("Target.detachedFromTarget", self._detached)
        self.session.on("Target.receivedMessageFromTarget", self._received)
        wish = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False}
        self.session.send("Target.setAutoAttach", wish)

    def _attached(self, event: Json) -> None:
        if event["targetInfo"]["type"] == "worker":
            self.workers.append(event["sessionId"])

    def _detached(self, event: Json) -> None:
        self.workers = [worker for worker in self.workers if worker != event["sessionId"]]

    def _received(self, event: Json) -> None:
        message = json.loads(event["message"])
        if "id" in message:
            self.replies[message["id"]] = message

    def _ask(self, worker: str, method: str, **params: object) -> Json:
        self.sent += 1
        text = json.dumps({"id": self.sent, "method": method, "params": params})
        self.session.send("Target.sendMessageToTarget", {"sessionId": worker, "message": text})
        for _ in range(PATIENCE // 20):
            if reply := self.replies.pop(self.sent, None):
                if "error" in reply:
                    raise RuntimeError(f"{method}: {reply['error']}")
                return reply["result"]
            self.page.wait_for_timeout(20)
        raise RuntimeError(f"The worker did not answer {method}.")

    def heap(self) -> float:
        """Bytes of JavaScript and of its buffers in all workers, after a collection."""
        for worker in self.workers:
            self._ask(worker, "HeapProfiler.collectGarbage")
        return sum(held(self._ask(worker, "Runtime.getHeapUsage")) for worker in self.workers)

    def wasm(self) -> float:
        """Bytes of all WebAssembly memories in all workers that watch() came in time for."""
        wish = {"expression": SIZES, "returnByValue": True}
        return sum(float(self._ask(worker, "Runtime.evaluate", **wish)["result"]["value"]) for worker in self.workers)

    def watch(self) -> None:
        """Wait for a worker, and have it remember its memories. Call it while Python still loads."""
        while not self.workers:
            self.page.wait_for_timeout(20)
        for worker in self.workers:
            self._ask(worker, "Runtime.evaluate", expression=REMEMBER)
