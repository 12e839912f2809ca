"""``serve``: who gets the app, who does not, and what the page takes from where."""

import re
import socket
import sys
from collections.abc import AsyncIterator, Callable

import pytest
from aiohttp import WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer
from helpers import Ran

from roletui.cli.commands.serve import HOST, PAGE, SCRIPT, application, passed_on
from roletui.cli.parser import build

Cli = Callable[..., Ran]

SECRET = "s3cret"
ELSEWHERE = "http://elsewhere.example"


@pytest.fixture
async def client() -> AsyncIterator[TestClient]:
    """Return a client of a server; it knows the secret."""
    listening = socket.socket()
    listening.bind((HOST, 0))
    origin = f"http://{HOST}:{listening.getsockname()[1]}"
    server = TestServer(application([], origin, SECRET), socket_factory=lambda *_: listening)
    async with TestClient(server) as made:
        yield made


def origin_of(client: TestClient) -> str:
    """Return where the server says it is."""
    return f"http://{HOST}:{client.port}"


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        (f"/{SECRET}/", {}, 200),
        (f"/{SECRET}/", {"Origin": "own"}, 200),
        (f"/{SECRET}/static/js/textual.js", {}, 200),
        (f"/{SECRET}/page.js", {}, 200),
        (f"/{SECRET}/static/../../../pyproject.toml", {}, 403),
        (f"/{SECRET}/static/", {}, 403),
        (f"/{SECRET}/other", {}, 404),
        ("/", {}, 403),
        ("/other/", {}, 403),
        (f"/{SECRET}x/", {}, 403),
        ("/static/js/textual.js", {}, 403),
        ("/ws", {"Origin": "own", "Upgrade": "websocket"}, 403),
        (f"/{SECRET}/", {"Host": "elsewhere.example"}, 403),
        (f"/{SECRET}/", {"Host": "localhost"}, 403),
        (f"/{SECRET}/", {"Origin": ELSEWHERE}, 403),
        (f"/{SECRET}/", {"Origin": "null"}, 403),
    ],
)
async def test_who_gets_the_page(
    client: TestClient, path: str, headers: dict[str, str], status: int
) -> None:
    """The page goes to who knows its whole address; a name or a page from elsewhere gets 403."""
    if headers.get("Origin") == "own":
        headers = {**headers, "Origin": origin_of(client)}
    answer = await client.get(path, headers=headers)
    assert answer.status == status


@pytest.mark.parametrize(
    ("path", "origin", "host"),
    [
        (f"/{SECRET}/ws", ELSEWHERE, None),
        (f"/{SECRET}/ws", None, None),
        (f"/{SECRET}/ws", "own", "elsewhere.example"),
        ("/wrong/ws", "own", None),
    ],
)
async def test_who_does_not_get_the_app(
    client: TestClient, path: str, origin: str | None, host: str | None
) -> None:
    """No program is started for a page from elsewhere, a name from elsewhere or a wrong secret."""
    headers = {"Host": host} if host else {}
    with pytest.raises(WSServerHandshakeError) as refused:
        await client.ws_connect(
            path, origin=origin_of(client) if origin == "own" else origin, headers=headers
        )
    assert refused.value.status == 403


async def test_the_page_takes_nothing_from_elsewhere(client: TestClient) -> None:
    """What the page loads stands below its own address, and the browser is told to see to it."""
    answer = await client.get(f"/{SECRET}/")
    text = await answer.text()
    assert f'data-session-websocket-url="ws://{HOST}:{client.port}/{SECRET}/ws"' in text
    assert not re.search(r"https?://|//\w", text.replace(f"ws://{HOST}", ""))
    loaded = re.findall(r'(?:href|src)="([^"]+)"|url\("([^"]+)"\)', text)
    for path in {name for pair in loaded for name in pair if name.startswith(("static", "page"))}:
        async with client.get(f"/{SECRET}/{path}") as found:
            assert found.status == 200
            assert await found.read()
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert f"connect-src ws://{HOST}:{client.port};" in policy
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_the_page_is_what_ships() -> None:
    """The page and its script are files of the package."""
    assert PAGE.is_file()
    assert SCRIPT.is_file()


def test_options_are_passed_on() -> None:
    """Each tab gets the dataset, the day, and how to begin."""
    words = ["serve", "--dataset", "a b.toml", "--as-of", "2026-11-23", "--fresh", "--watch"]
    wanted = ["--dataset=a b.toml", "--as-of=2026-11-23", "--fresh", "--watch"]
    assert [*passed_on(build().parse_args(words))] == wanted
    assert [*passed_on(build().parse_args(["serve"]))] == []


def test_a_port_that_is_taken(cli: Cli) -> None:
    """A port that another program has is named, and what to do."""
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        ran = cli("serve", "--port", str(port))
    assert (ran.status, ran.out) == (2, "")
    assert re.fullmatch(
        rf"roletui: port {port} cannot be used: .+\. Name another with --port; 0 finds one\.\n",
        ran.err,
    )


@pytest.mark.parametrize("port", ["-1", "65536", "x", "½"])
def test_a_port_that_is_none(cli: Cli, port: str) -> None:
    """What is no port is refused with the limits."""
    ran = cli("serve", f"--port={port}")
    assert ran.status == 2
    assert ran.err.endswith(f"“{port}” is not a number from 0 to 65535\n")


def test_without_the_extra(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what it needs is not installed, one sentence says how to install it."""
    monkeypatch.delitem(sys.modules, "roletui.cli.commands.serve")
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    assert cli("serve") == Ran(
        2,
        "",
        "roletui: serve needs what comes with the extra of that name: "
        "pip install 'roletui[serve]'.\n",
    )
