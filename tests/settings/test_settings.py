"""The settings file: what it may hold, what is told of one that is wrong, what it is good for."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import SMALL, Ran, context_of, shipped, small
from hypothesis import given
from hypothesis import strategies as st

from roletui.cost.settings import Display
from roletui.dataset.problems import RefusedError
from roletui.dataset.reading.diagnostics import diagnose
from roletui.records.autosave import Session, left_off
from roletui.records.last_visit import THEME, theme_of
from roletui.settings.commands import COMMANDS, FIXED, commands_in, key_of, use_keys
from roletui.settings.load import read_settings, settings_or_trouble
from roletui.settings.places import needs
from roletui.settings.reading import parse
from roletui.settings.settings import AS_SHIPPED, NO_KEYS, THEMES, Settings, StartSize
from roletui.settings.starter import commented
from roletui.state.beginning import is_new, new_state, not_shown
from roletui.state.context import Context
from roletui.state.state import State, answer

Cli = Callable[..., Ran]
WHOLE = """\
theme = "light"
currency = "eur"
[exchange]
usd = 0.92
[start]
people = 2
hours = 37.5
[keys]
undo = ["ctrl+u", "F9", "u"]
"compare.show_all" = "f2"
datasets = "\\\\"
"""


@pytest.fixture(autouse=True)
def own_keys_again() -> object:
    """Give the commands their own keys again after each test."""
    yield
    use_keys({})


def wrong(text: str) -> list[str]:
    """Return what is told of a file, each with its line and column."""
    with pytest.raises(RefusedError) as refused:
        parse(text.encode(), "s.toml")
    return [found.headline.removeprefix("s.toml:") for found in diagnose(refused.value)]


def write(text: str) -> Path:
    """Write the settings of this test's user."""
    file = Path(os.environ["XDG_CONFIG_HOME"], "roletui", "settings.toml")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_what_a_file_sets() -> None:
    """Theme, currency, sizes and keys are read, each as it may be written."""
    write(WHOLE)
    assert read_settings() == Settings(
        "roletui-light",
        "EUR",
        {"USD": Decimal("0.92")},
        StartSize(Decimal(2), Decimal("37.5")),
        {"undo": "ctrl+u,f9,u", "compare.show_all": "f2", "datasets": "backslash"},
    )


def test_no_file_and_an_empty_one_set_nothing() -> None:
    """Everything is as the program and the dataset have it."""
    assert read_settings() is AS_SHIPPED
    write("")
    assert read_settings() == AS_SHIPPED


def test_nothing_is_imported_where_there_is_no_file(cli: Cli) -> None:
    """The reader of the file is loaded only if there is one."""
    probe = (
        "import sys; from roletui.settings.load import read_settings; read_settings();"
        "print([n for n in sys.modules if n in ('tomli', 'roletui.settings.reading')])"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('theme = "drak"', "1:9: error: theme must be one of “terminal”, “dark”, “light”, "
         "“own-dark”, “own-light”, not “drak”. Did you mean “dark”?"),
        ("theme = 1", "1:9: error: theme must be text in quotes, not a whole number."),
        ('colours = "dark"', "1:1: error: colours is not a known key."),
        ('currency = "ERU"', "1:12: error: currency “ERU” is no currency; write its code, such as "
         "EUR. Did you mean “EUR”?"),
        ('currency = ""', "1:12: error: currency “” is no currency; write its code, such as EUR."),
        ("[exchange]\nusd = 0.92\nUSD = 0.9", "3:1: error: exchange.USD is the same currency as "
         "“usd”; remove one of the two."),
        ("[keys]\n'wizard.restart' = 'pagedown'", "2:20: error: keys.wizard.restart cannot be "
         "“pagedown”, which has another use in the wizard (“Scroll, where not all fits.”)."),
        ("[start]\nweeks = 0", "2:9: error: start.weeks must be above 0."),
        ("[start]\nday = 1", "2:1: error: start.day is not a known key."),
        ("keys = 1", "1:8: error: keys must be a table, not a whole number."),
        ("[keys]\nuno = 'x'", "2:1: error: keys.uno is no command; roletui keys lists them. Did "
         "you mean “undo”?"),
        ("[keys]\nleave = 'x'", "2:1: error: keys.leave always has its own key; remove this line."),
        ("[keys]\nundo = 5", "2:8: error: keys.undo must be text in quotes or a list, not a whole "
         "number."),
        ("[keys]\nundo = []", "2:8: error: keys.undo must have a key; without this line it "
         "has its own."),
        ("[keys]\nundo = ['F9', 'ctrl+shift+u']", "2:15: error: keys.undo cannot be "
         "“ctrl+shift+u”, which is no key that every terminal passes on."),
        ("[keys]\nundo = 'backspce'", "2:8: error: keys.undo cannot be “backspce”, which is no "
         "key that every terminal passes on. Did you mean “backspace”?"),
        ("[keys]\nundo = 'shift+x'", "2:8: error: keys.undo cannot be “shift+x”: a terminal sends "
         "“X” for it: write that."),
        ("[keys]\nundo = 'ctrl+i'", "2:8: error: keys.undo cannot be “ctrl+i”: terminals send tab "
         "for it."),
        ("[keys]\nundo = 'ctrl+c'", "2:8: error: keys.undo cannot be “ctrl+c”: it leaves, stops "
         "or copies everywhere."),
        ("[keys]\nundo = 'q'", "2:8: error: keys.undo cannot be “q”, the key of “quit” (quit); "
         "give that another one, too."),
        ("[keys]\nundo = 'd'", "2:8: error: keys.undo cannot be “d”, the key of "
         "“compare.differences” (differences) in the comparison; give that another one, too."),
        ("[keys]\n'budget.add' = 's'", "2:16: error: keys.budget.add cannot be “s”, the key "
         "of “budget.start” (start date) in the cost screen; give that another one, too."),
        ("[keys]\nundo = 'f9'\nredo = 'F9'", "3:8: error: keys.redo and “undo” cannot both have "
         "the key “f9”."),
        ("[keys]\nundo = 'k'", "2:8: error: keys.undo cannot be “k”, which has another use in the "
         "wizard (“Move up.”)."),
        ("[keys]\n'budget.add' = '5'", "2:16: error: keys.budget.add cannot be “5”, which has "
         "another use everywhere (“Answer, or type a value.”)."),
        ("[keys]\n'other-side' = 'j'", "2:16: error: keys.other-side cannot be “j”, which has "
         "another use in the wizard (“Move down.”)."),
        ("[keys]\ncompare.sort = 'f2'", "2:1: error: keys.compare must be written with quotes: "
         "\"compare.sort\"."),
        ("[keys.undo]\nkey = 'x'", "1:2: error: keys.undo must be text in quotes or a list, not a "
         "table."),
        ("[exchange]\nUDS = 1", "2:1: error: exchange.UDS is no currency; write its code, such as "
         "USD. Did you mean “USD”?"),
        ("[exchange]\nUSD = 0", "2:7: error: exchange.USD must be from 0.000001 to 1,000,000."),
        ("theme = ", "1:9: error: the file is not valid TOML: what follows is not a value; a text "
         "is written in quotes, true and false in lower case."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(text: str, told: str) -> None:
    """Line, column, a sentence that says what to do, and a near name where there is one."""
    assert wrong(text) == [told]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    """Each mistake of a file has a line of its own, in the order of the file."""
    found = wrong("theme = 1\ncurrency = 2\n[start]\npeople = -1\n[keys]\nundo = 'q'\nx = 'y'")
    assert [line.partition(":")[0] for line in found] == ["1", "2", "4", "6", "7"]


def test_a_key_that_its_command_gave_up_is_free() -> None:
    """Two commands can change keys, and one may take a key that another no longer has."""
    text = "[keys]\nundo = 'U'\nredo = 'u'\nquit = 'ctrl+x'\nhelp = 'q'"
    keys = parse(text.encode(), "s.toml").keys
    assert keys == {"undo": "U", "redo": "u", "quit": "ctrl+x", "help": "q"}


def test_commands_of_different_places_can_share_a_key() -> None:
    """As with the keys they have by themselves."""
    keys = parse(b"[keys]\n'budget.add' = 'f9'\n'compare.hide' = 'f9'", "s.toml").keys
    assert keys == {"budget.add": "f9", "compare.hide": "f9"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfet\0h\0", "1:1: error: the file is UTF-16 text; save it as UTF-8."),
        (b"a = '\0'", "1:6: error: the file holds a NUL byte, which no text has; remove it."),
    ],
)
def test_what_is_no_text(content: bytes, told: str) -> None:
    """A file in another encoding is told as a dataset is."""
    with pytest.raises(RefusedError) as refused:
        parse(content, "s.toml")
    assert [found.headline.removeprefix("s.toml:") for found in diagnose(refused.value)] == [told]


def test_a_folder_in_its_place() -> None:
    """What cannot be read is said, and the settings are those that ship."""
    file = write("")
    file.unlink()
    file.mkdir()
    settings, trouble = settings_or_trouble()
    assert settings is AS_SHIPPED
    assert trouble.startswith(f"Your settings are not used: {file}: error: the file cannot be read")


def test_the_trouble_is_one_line() -> None:
    """The first mistake with its place, and how many more there are."""
    file = write("theme = 1\ncurrency = 2\n")
    assert settings_or_trouble() == (
        AS_SHIPPED,
        f"Your settings are not used: {file}:1:9: error: theme must be text in quotes, not a "
        "whole number. (and 1 more: roletui keys tells them all)",
    )


@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_settings_or_refused(content: bytes) -> None:
    """Whatever a file holds, it is read or refused, and what is told has a place and a sentence."""
    told: list[str] = []
    try:
        parse(content, "s.toml")
    except RefusedError as error:
        told = [found.headline for found in diagnose(error)]
    assert all(headline.startswith("s.toml:") for headline in told)


IDS = [command.id for command in COMMANDS if command.id not in FIXED]
FREE = ["f2", "f3", "ctrl+a", "ctrl+g", "ctrl+home", "X", "quotation_mark", "backslash", "é"]
SETTINGS = st.builds(
    Settings,
    st.sampled_from([*THEMES.values()]),
    st.sampled_from(["", "EUR", "JPY"]),
    st.dictionaries(st.sampled_from(["USD", "GBP"]), st.decimals("0.01", 99, places=2)),
    st.builds(
        StartSize,
        *(st.none() | st.decimals(Decimal("0.1"), 99, places=1, allow_nan=False) for _ in range(3)),
    ),
    st.dictionaries(st.sampled_from(IDS), st.sampled_from(FREE), max_size=5),
)


@given(settings=SETTINGS)
def test_the_commented_file_sets_what_is_set(settings: Settings) -> None:
    """Read again, what is printed is the same settings, unless two of them share a key."""
    if len({*settings.keys.values()}) < len(settings.keys) or "ctrl+home" in settings.keys.values():
        settings = settings._replace(keys=NO_KEYS)
    use_keys(settings.keys)
    try:
        assert parse(commented(settings).encode(), "s.toml") == settings
    finally:
        use_keys({})


def test_the_commented_file_with_every_line_in_use() -> None:
    """Whoever removes every mark of a comment sets everything as it is anyway."""
    setting = re.compile(r'# ("[a-z._-]+"|[a-zA-Z-]+) = ')
    lines = [line[2 * bool(setting.match(line)) :] for line in commented(AS_SHIPPED).splitlines()]
    found = parse("\n".join(lines).encode(), "s.toml")
    own = {command.id: command.keys for command in COMMANDS if command.id not in FIXED}
    assert found.keys == own
    assert found.start == StartSize(Decimal(1), Decimal(40), Decimal(12))


def test_keys_as_they_are_has_no_clash() -> None:
    """No command's own key is one that a control of its place needs, but where both were meant."""
    shared = {
        (command.id, key)
        for command in COMMANDS
        for key in command.keys.split(",")
        if key in needs(command.where)
    }
    assert shared == {
        ("wizard.keep", "enter"), ("leave", "escape"),
        ("wizard.back", "left"), ("wizard.back", "backspace"),
    } & shared  # fmt: skip


def test_help_names_the_keys_in_use() -> None:
    """A command's own sentence that names a key names the one that is set."""
    use_keys({"pack": "f7"})
    pack = next(command for command in commands_in("everywhere") if command.id == "pack")
    assert pack.help.endswith("f7 again records them.")
    assert key_of("pack") == "f7"


def test_a_theme_that_was_chosen_wins() -> None:
    """The settings give the theme until one is chosen; to follow the terminal is a choice, too."""
    settings = AS_SHIPPED._replace(theme="ansi-dark")
    assert theme_of(settings) == "ansi-dark"
    THEME.keep("roletui-light")
    assert theme_of(settings) == "roletui-light"
    THEME.keep("")
    assert theme_of(settings) == ""


def begins(settings: Settings) -> Context:
    """Return the shipped dataset as somebody with settings has it."""
    return shipped()._replace(settings=settings)


def test_a_new_decision_begins_with_what_is_set() -> None:
    """Sizes within the dataset's limits, and the currency where there is a rate for it."""
    size = StartSize(Decimal(2), Decimal("1000"), None)
    rates = {"USD": Decimal("0.92")}
    context = begins(AS_SHIPPED._replace(currency="EUR", exchange=rates, start=size))
    state = new_state(context)
    (draft,) = state.plan
    assert (draft.people, draft.hours, draft.weeks) == (
        2,
        context.dataset.budget.hours.maximum,
        None,
    )
    assert state.cost_settings.display == Display("EUR", Decimal("0.92"))
    assert is_new(context, state)
    assert is_new(context, State())
    assert not is_new(context, answer(state, "result", "words"))


def test_a_currency_without_a_rate() -> None:
    """The dataset's own is shown, and a sentence says why."""
    context = begins(AS_SHIPPED._replace(currency="XOF"))
    assert new_state(context) == State()
    assert not_shown(context) == (
        "There is no exchange rate from USD to XOF, so amounts are in USD."
    )
    assert not_shown(begins(AS_SHIPPED._replace(currency="USD"))) == ""
    euros = AS_SHIPPED._replace(currency="EUR", exchange={"USD": Decimal("0.92")})
    assert not_shown(begins(euros)) == ""


def test_what_was_saved_keeps_its_own() -> None:
    """A session with something said is as it was; one in which nothing was begins as set."""
    settings = AS_SHIPPED._replace(start=StartSize(Decimal(3)))
    context = context_of(small())._replace(settings=settings)
    session = Session.begin(context)
    assert [draft.people for draft in session.state.plan] == [3]
    session.save(answer(State(), "fault", "yes"))
    session.close()
    again = Session.begin(context)
    assert (again.state.plan, again.resumed) == ((), True)
    again.save(State(task="Chain"))
    again.close()
    assert left_off(context)[0] == new_state(context)._replace(task="Chain")


def test_the_command_lists_the_keys_in_use(cli: Cli) -> None:
    """Keys by place, with their commands; those that are set in place of the own."""
    write("[keys]\nbudget = 'B'\n'compare.sort' = ['f2', '|']\n")
    ran = cli("keys")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert "  B                budget                See what it costs." in lines
    assert not [line for line in lines if line.startswith("  b ")]
    screens = ("the wizard", "the comparison", "the cost screen", "the record")
    places = ["everywhere", *(f"of {screen}" for screen in screens)]
    assert [line for line in lines if line and line[0] != " "] == [f"Keys {p}" for p in places]
    assert "| `f2, \\|` | Order the roles by this factor" in cli("keys", "--format", "md").out
    assert '"keys": [\n            "B"' in cli("keys", "--format", "json").out
    assert '\nbudget = "B"  # Cost\n' in cli("keys", "--format", "toml").out


def test_the_command_tells_what_is_wrong(cli: Cli) -> None:
    """A file that cannot be used is told like a dataset, and the status is 2."""
    file = write("[keys]\nbudgett = 'B'\n")
    ran = cli("keys")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"{file}:2:1: error: keys.budgett is no command; roletui keys lists them. Did you mean "
        "“budget”?\n     2 | budgett = 'B'\n       | ^^^^^^^\n"
        f"roletui: {file} cannot be used: 1 problem\n"
    )


@pytest.mark.parametrize("words", [["decide"], ["cost", "-l", "ai-engineer=1x40x12"], ["compare"]])
def test_other_commands_do_not_read_it(cli: Cli, words: list[str]) -> None:
    """What they print depends on the command line alone, whatever stands in the file."""
    before = cli(*words)
    write("currency = 'EUR'\n[start]\npeople = 5\n")
    assert cli(*words) == before
    write("theme = \n")
    assert cli(*words) == before


def test_the_interview_goes_on_without_a_broken_file(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so in a line and asks as ever."""
    found = []
    for text in ("", "theme = \n"):
        file = write(text)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        found.append(cli("ask", "--dataset", str(SMALL)))
    before, ran = found
    assert f"Your settings are not used: {file}:1:9: error: " in " ".join(ran.err.split())
    assert (ran.status, ran.out) == (before.status, before.out)
    assert file.read_text(encoding="utf-8") == "theme = \n"


def test_the_interview_begins_with_what_is_set(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its record holds the sizes and the currency of the file."""
    write("currency = 'EUR'\n[exchange]\nUSD = 0.5\n[start]\nhours = 30\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    given = ["-a", "result=words", "-a", "engine=nothing", "-a", "hands=open"]
    ran = cli("ask", "--fresh", *given, "-o", "record.md")
    assert ran.status == 0, ran.err
    record = Path("record.md").read_text(encoding="utf-8")
    assert "hours = 30" in record
    assert 'currency = "EUR"' in record
    assert "€" in record
