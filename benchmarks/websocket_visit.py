"""A visit without a browser: the websocket that the page opens, until the script has drawn it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

_AGAIN = ForwardMsg.FINISHED_EARLY_FOR_RERUN
_DONE = ForwardMsg.FINISHED_SUCCESSFULLY


@dataclass(frozen=True)
class Drawn:
    """Seconds from the first byte to the whole page, its bytes, and its elements by kind."""

    seconds: float
    bytes_received: int
    elements: Counter[str]


@asynccontextmanager
async def visit(
    address: str, *, query: str = "", cookie: str = "", patience: float = 120
) -> AsyncIterator[Drawn]:
    """Open the page and stay until the block ends; RuntimeError when it ended badly.

    `address` is that of the server, `query` without its question mark.
    """
    started = time.perf_counter()
    stream = connect(
        f"ws{address.removeprefix('http')}/_stcore/stream",
        origin=address,
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": cookie} if cookie else {},
        max_size=None,
        open_timeout=patience,
    )
    async with stream as socket:
        wanted = BackMsg()
        wanted.rerun_script.query_string = query
        await socket.send(wanted.SerializeToString())
        elements: Counter[str] = Counter()
        size = 0
        async for frame in socket:
            size += len(frame)
            message = ForwardMsg.FromString(bytes(frame))
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.HasField("new_element"):
                elements[message.delta.new_element.WhichOneof("type")] += 1
            if kind == "script_finished" and message.script_finished == _DONE:
                break
            if kind == "script_finished" and message.script_finished != _AGAIN:
                raise RuntimeError(f"the script ended with {message.script_finished}")
        if elements["exception"]:
            raise RuntimeError("the page shows an exception")
        yield Drawn(time.perf_counter() - started, size, elements)
