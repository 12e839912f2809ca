"""``roletui serve``: the app in a browser on this machine only.

Any page that the user has open can send requests to this machine, so every request is checked for
three things: the secret in its path, which only the printed address has; its ``Host``, which
differs if a page has made its own name point to this machine (DNS rebinding); and its ``Origin``,
the page that a browser sends it from. :mod:`roletui.cli.serving.tab` runs the app of a tab.
"""

import argparse
import asyncio
import contextlib
import os
import secrets
import socket
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from string import Template

from roletui.cli.errors import DONE, RequestError
from roletui.cli.inputs import loaded, read_once, talk

try:
    from aiohttp import web
    from aiohttp.typedefs import Handler, Middleware
    from textual_serve.server import Server

    from roletui.cli.serving.app import PATIENCE
    from roletui.cli.serving.tab import MESSAGE, SILENCE, Tab, fitting, warm_up
except ModuleNotFoundError as error:
    raise RequestError(
        "serve needs what comes with the extra of that name: pip install 'roletui[serve]'."
    ) from error

HOST = "127.0.0.1"
PAGE = files("roletui.cli.serving") / "page.html"
"""The page; textual-serve's own page loads fonts from another site."""
SCRIPT = files("roletui.cli.serving") / "page.js"
TABS = 64
"""Maximum number of apps at a time."""


def run(options: argparse.Namespace) -> int:
    """Serve until ctrl+c; print the address first."""
    if read_once(options.dataset):
        raise RequestError(
            "each tab reloads the dataset, which standard input and pipes do not allow; "
            "save it first."
        )
    loaded(options)
    with _listening(options.port) as listening:
        warm_up()
        origin = f"http://{HOST}:{listening.getsockname()[1]}"
        secret = secrets.token_urlsafe(24)
        print(f"{origin}/{secret}/", flush=True)
        talk("open this address in a browser of this machine and give it to nobody; ctrl+c ends.")
        with contextlib.redirect_stdout(sys.stderr):  # messages of the apps are not data
            web.run_app(
                application([*passed_on(options)], origin, secret),
                sock=listening,
                print=None,
                access_log=None,
                shutdown_timeout=2 * PATIENCE,
            )
    return DONE


def _listening(port: int) -> socket.socket:
    """Return a socket that accepts connections from this machine only."""
    listening = socket.socket()
    try:
        # Allows a port that was closed a moment ago; on Windows the option would let two programs
        # share the port.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(os.name == "posix"))
        listening.bind((HOST, port))
        listening.listen()  # from now on a browser waits; the address can be printed
    except OSError as error:
        listening.close()
        raise RequestError(
            f"port {port} cannot be used: {error.strerror}. Name another with --port; 0 finds one."
        ) from None
    return listening


def passed_on(options: argparse.Namespace) -> Iterator[str]:
    """Yield the options of the app in each tab."""
    if options.dataset is not None:
        yield f"--dataset={options.dataset}"
    if options.as_of is not None:
        yield f"--as-of={options.as_of}"
    if options.task is not None:
        yield f"--task={options.task}"
    if options.log is not None:
        yield f"--log={options.log}"
    yield from (f"--{name}" for name in ("fresh", "watch") if getattr(options, name))


def application(words: Sequence[str], origin: str, secret: str) -> web.Application:
    """Return the web application: page, static files and websocket, all below the secret.

    ``words`` are the arguments of the app that each tab starts.
    """
    running: set[asyncio.Task[object]] = set()
    address = f"{origin.replace('http', 'ws', 1)}/{secret}/ws"
    page = Template(PAGE.read_text(encoding="utf-8")).substitute(websocket=address)
    script = SCRIPT.read_text(encoding="utf-8")

    async def index(request: web.Request) -> web.Response:
        return web.Response(text=page, content_type="text/html")

    async def behaviour(request: web.Request) -> web.Response:
        return web.Response(text=script, content_type="text/javascript")

    async def websocket(request: web.Request) -> web.StreamResponse:
        if len(running) >= TABS:
            raise web.HTTPServiceUnavailable(text=f"{TABS} tabs are open; close one first.\n")
        task = asyncio.current_task()
        assert task is not None  # aiohttp runs each request in one
        running.add(task)
        socket = web.WebSocketResponse(heartbeat=SILENCE, max_msg_size=MESSAGE, timeout=PATIENCE)
        tab = Tab(words, socket, request.transport)
        try:
            await socket.prepare(request)
            await tab.start(*_size(request))
            await tab.talk()
        finally:
            await tab.stop()
            running.discard(task)
        return socket

    async def end(app: web.Application) -> None:
        """Have the app of each tab end."""
        for task in running:
            task.cancel()
        if running:
            await asyncio.wait(running, timeout=2 * PATIENCE)

    app = web.Application(middlewares=[_guard(origin, secret)])
    app.router.add_get(f"/{secret}/", index)
    app.router.add_get(f"/{secret}/ws", websocket)
    app.router.add_get(f"/{secret}/page.js", behaviour)
    app.router.add_static(f"/{secret}/static", Server("").statics_path)
    app.on_shutdown.append(end)
    return app


def _size(request: web.Request) -> tuple[int, int]:
    """Return the size of the terminal that a request names, or 80 columns and 24 rows."""
    given = [request.query.get(name, "") for name in ("width", "height")]
    if not all(word.isascii() and word.isdigit() and len(word) < 10 for word in given):
        return fitting(80, 24)
    return fitting(*map(int, given))


def _guard(origin: str, secret: str) -> Middleware:
    """Return the middleware that checks every request and adds security headers."""
    host = origin.partition("//")[2]
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        f"img-src 'self' data:; connect-src ws://{host}; frame-ancestors 'none'; base-uri 'none'"
    )

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not allowed(request, host, origin, secret):
            raise web.HTTPForbidden(text="This is not the address that roletui printed.\n")
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = policy
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Content-Type-Options"] = "nosniff"
            response.headers["Cache-Control"] = "no-store"
        return response

    return guard


def allowed(request: web.Request, host: str, origin: str, secret: str) -> bool:
    """Return whether a request has the secret, the right host and no foreign origin."""
    given = request.path.removeprefix("/").partition("/")[0]
    from_page = request.headers.get("Origin")
    websocket = "Upgrade" in request.headers
    return (
        secrets.compare_digest(given.encode(), secret.encode())
        and request.host == host
        and (from_page == origin or (from_page is None and not websocket))
    )
