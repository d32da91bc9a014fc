"""A visitor without a browser: HTTP and the websocket, cookies kept, all that the server sends."""

import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

from tests.access.file_text import text_of, words_of_tables

_DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR)


@dataclass
class Answer:
    """One HTTP answer, not followed."""

    status: int
    headers: dict
    body: bytes


@dataclass
class Seen:
    """What one run of a page sent: everything as text, the pages it offers, its elements."""

    session_id: str = ""
    text: str = ""
    pages: set = field(default_factory=set)
    kinds: list = field(default_factory=list)
    downloads: list = field(default_factory=list)
    widgets: dict = field(default_factory=dict)
    addresses: list = field(default_factory=list)
    files: list = field(default_factory=list)
    buttons: list = field(default_factory=list)
    not_found: bool = False


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


@dataclass
class Visitor:
    """Somebody with a jar of cookies at the address of a server."""

    address: str
    cookies: dict = field(default_factory=dict)

    def request(self, path, *, method="GET", body=None, headers=None):
        """One request; the cookies of the answer are kept."""
        url = path if path.startswith("http") else self.address + path
        asked = urllib.request.Request(url, data=body, method=method, headers=headers or {})
        if self.cookies:
            asked.add_header("Cookie", self._jar())
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            answer = opener.open(asked, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            said = SimpleCookie()
            for line in answer.headers.get_all("Set-Cookie") or []:
                said.load(line)
            self.cookies |= {name: morsel.value for name, morsel in said.items()}
            return Answer(answer.status, dict(answer.headers), answer.read())

    def post(self, path, **fields):
        """Send a form as a browser does."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        body = urllib.parse.urlencode(fields).encode()
        return self.request(path, method="POST", body=body, headers=headers)

    def _jar(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def open(self, page="", *, query="", changes=None, take=False, meanwhile=None):
        """Run a page; `changes` gives widgets (by the address's name) other values and runs again.

        `take` also fetches every download, and adds what they hold to the text and to the files;
        `meanwhile` gets their addresses while the page is still open.
        """
        with self._socket() as socket:
            seen = self._run(socket, _rerun(page, query))
            if changes is not None:
                states = [change(seen.widgets) for change in changes]
                seen = self._run(socket, _rerun(page, query, states), seen.session_id)
            if take:
                for download in seen.downloads:
                    seen.addresses.append(self._address(socket, seen.session_id, download))
                    answer = self.request(seen.addresses[-1])
                    assert answer.status == 200, answer.status
                    seen.files.append(text_of(answer.body))
                    seen.text += seen.files[-1]
            if meanwhile is not None:
                meanwhile(seen.addresses)
        return seen

    @contextmanager
    def stays(self, page=""):
        """A page that stays open for as long as the block lasts."""
        with self._socket() as socket:
            yield self._run(socket, _rerun(page, ""))

    def press(self, page, *rounds):
        """Open a page and press buttons, whether it has them or not; each round sees the last."""
        with self._socket() as socket:
            seen = self._run(socket, _rerun(page, ""))
            for choose in rounds:
                states = [WidgetState(id=one, trigger_value=True) for one in choose(seen)]
                seen = self._run(socket, _rerun(page, "", states), seen.session_id)
            return seen

    def take_over(self, session_id, page=""):
        """Connect as if the session of that number were one's own."""
        with self._socket(session_id) as socket:
            return self._run(socket, _rerun(page, ""))

    def _socket(self, session_id=""):
        if "_streamlit_xsrf" not in self.cookies:
            self.request("/_stcore/health")
        return connect(
            self.address.replace("http", "ws", 1) + "/_stcore/stream",
            origin=self.address,
            subprotocols=[
                "streamlit",
                self.cookies.get("_streamlit_xsrf", ""),
                *filter(None, [session_id]),
            ],
            additional_headers={"Cookie": self._jar()} if self.cookies else {},
            max_size=None,
            open_timeout=60,
        )

    def _run(self, socket, message, session_id=""):
        socket.send(message)
        seen = Seen(session_id)
        while True:
            frame = socket.recv(timeout=60)
            said = ForwardMsg.FromString(frame)
            kind = said.WhichOneof("type")
            seen.text += frame.decode("utf-8", "ignore") + words_of_tables(said)
            if kind == "new_session":
                seen.session_id = said.new_session.initialize.session_id
            elif kind == "navigation":
                seen.pages = {page.url_pathname for page in said.navigation.app_pages}
            elif kind == "page_not_found":
                seen.not_found = True
            elif kind == "delta" and said.delta.HasField("new_element"):
                self._note(seen, said.delta.new_element)
            elif kind == "script_finished" and said.script_finished in _DONE:
                return seen

    def _note(self, seen, element):
        kind = element.WhichOneof("type")
        seen.kinds.append(kind)
        proto = getattr(element, kind)
        if kind == "download_button":
            seen.downloads.append(proto)
        if kind == "button":
            seen.buttons.append(proto.id)
        if getattr(proto, "query_param_key", ""):
            seen.widgets[proto.query_param_key] = proto.id

    def _address(self, socket, session_id, download):
        """Where a download lies; a file that is made on demand is made now."""
        if not download.deferred_file_id:
            return download.url
        asked = BackMsg()
        asked.backend_operation_request.request_id = "1"
        asked.backend_operation_request.session_id = session_id
        asked.backend_operation_request.deferred_file.file_id = download.deferred_file_id
        socket.send(asked.SerializeToString())
        said = ForwardMsg.FromString(socket.recv(timeout=60))
        while said.WhichOneof("type") != "backend_operation_response":
            said = ForwardMsg.FromString(socket.recv(timeout=60))
        return said.backend_operation_response.deferred_file.url


def _rerun(page, query, states=()):
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = query
    message.rerun_script.context_info.url = "http://127.0.0.1/"
    message.rerun_script.widget_states.widgets.extend(states)
    return message.SerializeToString()


def days_sent(first, last):
    """A change: the calendar of the filters says these days, whatever it offers."""

    def change(widgets):
        state = WidgetState(id=widgets["dates"])
        state.string_array_value.data.extend([first, last])
        return state

    return change
