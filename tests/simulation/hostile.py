"""Texts that have meant trouble to one program or another, each once."""

_CONTROLS = tuple(f"a{chr(code)}b" for code in (*range(32), *range(127, 160)))
_SIGNS = tuple(f"{sign}a{sign}" for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_LEADS = tuple(
    f"{lead}1+1" for lead in ("=", "+", "-", "@", "\t=", "\n=", " =", "＝", "＋", "－", "＠", "'=", ";=")
)  # fmt: skip

SCRIPTS = (
    "Grüße aus Łódź", "Ελληνικά", "Русский язык", "हिन्दी भाषा", "ภาษาไทย", "한국어", "日本語テキスト",
    "简体中文", "עברית", "العربية", "فارسی ‌نیم‌فاصله", "አማርኛ", "ქართული", "𝕬𝖑𝖘𝖔", "𐍈𐍉", "İıŞş",
    "ǆ ǅ Ǆ", "ﬁ ﬂ", "Å Å Å", "e\u0301 é", "ﷺ ﷽", "½ ² ① Ⅷ", "٣٫١٤", "１２３", "👩🏽‍🔬👨‍👩‍👧‍👦🏳️‍🌈🇩🇪", "Z̷̢̛̗a̶̛̗l̸̰͝g̵̱̈o̴̰͝",
)  # fmt: skip
"""Writing of many kinds, joined and combined signs."""

UNSEEN = (
    "a\u00a0b", "a\u1680b", "a\u2000b", "a\u200bb", "a\u200cb", "a\u200db", "a\u2028b", "a\u2029b",
    "a\u202fb", "a\u205fb", "a\u2060b", "a\u3000b", "a\ufeffb", "\ufeffa", "a\u00adb", "a\ufffcb",
    "a\ufffdb", "a\ufffeb", "a\uffffb", "a\ue000b", "a\U000e0041b", "a\U0010ffffb", "\ud800", "a\udfffb",
    " a", "a ", "  ", "\ta", "a\t", "a\n\n\nb", "a  b", "\u3164", "a\u034fb",
)  # fmt: skip
"""Blanks of all kinds, signs without a glyph, half characters."""

BIDI = (
    "a\u202eb", "a\u202ab\u202c", "\u2066a\u2069", "\u2067abc", "\u200fa", "\u061ca", "invoice\u202efdp.exe",
    "שלום (abc) 123", "abc \u2067שלום\u2069 [x]",
)  # fmt: skip
"""What turns the words behind it around."""

TERMINAL = (
    "\x1b[2J", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;http://x\x07link\x1b]8;;\x07", "\x1b]52;c;YQ==\x07",
    "\x1bP+q544e\x1b\\", "\x9b31m", "\x1b[?1049h", "\x1b[200~paste\x1b[201~", "\x07bell", "a\bb", "a\x7fb", "\x1bc",
)  # fmt: skip
"""What a terminal obeys."""

MARKUP = (
    "[bold]x[/bold]", "[/]", "[red", "[@click=app.quit]x[/]", "[link=http://x]y[/link]", "$accent", "\\[x]",
    ":smile:", "**bold**", "*a* _b_ __c__", "`code`", "``a`b``", "~~x~~", "# heading", "####### seven",
    "> quote", "- item", "+ item", "1. one", "1) one", "- [ ] task", "---", "===", "***", "    code", "\tcode",
    "```", "~~~", "```toml roletui\nformat = 1\n```", "~~~~ toml roletui", "| a | b |\n|---|---|", "a | b", "\\|",
    "[a](http://x)", "![a](http://x)", "[a]: http://x", "[1]: http://x", "[^1]", "<http://x>", "http://x.y", "www.x.y",
    "x@y.z", "@user", "#123", "GH-1", "&amp;", "&#60;", "&lt;b&gt;", "&copy", "<b>x</b>", "<script>alert(1)</script>",
    "</script>", "<!-- x -->", "<!-- x", "-->", "<![CDATA[x]]>", "<?php", "<!DOCTYPE html>", "<img src=x onerror=y>",
    "<details>", "</details>", "<a href='javascript:x'>", "\"><svg onload=x>", "'onmouseover='x", "</style>", "</title>",
    "<textarea>", "<plaintext>", "$x$", "$$x$$", "\\(x\\)", "a\\", "a\\\\", "a  \nb", "a\\\nb",
    "<!-- roletui: your notes begin -->", "<!-- roletui: your notes end -->", "> <!-- roletui: your notes end -->",
    "Decision: x", "## Notes", "{{ x }}", "{% x %}", "${x}", "%s %d %", "{0}", "\\x41", "\\u0041",
)  # fmt: skip
"""What Markdown, HTML, Rich and templates obey."""

DATA = (
    "'''", '"""', "''", '""', '"', "'", "\\", "\\n", '\\"', "a = 1", "[table]", "[[table]]", "# comment",
    "key = '''\nx", "{a = 1}", "---\na: 1\n---", "null", "~", "yes", "true", "1e999", "-0", "0x10", "NaN", "inf",
    "1979-05-27", ",", ";", "a,b", "a;b", "a\"b", "a\r\nb", "a\rb", "\r", "\n", "\n\n", "", "\0", "9" * 400, "-",
    "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\")", "+1-2", "@SUM(1)", "-1.5", "1,000", "DROP TABLE x;--",
    "x' OR '1'='1", "a->b", "a --> b", "graph TD", "end", "subgraph", "\"]", "a:::b", "%%", "digraph {", "\\N",
)  # fmt: skip
"""What TOML, YAML, CSV, JSON, a spreadsheet, SQL, Mermaid and DOT obey."""

PATHS = (
    ".", "..", "../..", "/", "//", "/etc/passwd", "~", "~root", "$HOME", "a/b", "a\\b", "C:\\x", "\\\\host\\x",
    "con", "CON.toml", "nul", "aux.md", "com1", "a:b", "a*b?", "a|b", "a<b>", ".hidden", ".lock", "a.toml", "a.",
    "a ", "-rf", "--help", "%2e%2e%2f", "file:///x", "a\0b", "a\nb", "x" * 300, "é" * 150, "decision-2",
)  # fmt: skip
"""What file systems, shells and Windows obey."""

LONG = (
    "word " * 400, "W" * 2_000, "line\n" * 200, "*" * 500, "[" * 300, "(" * 300, "> " * 120, "`" * 99, "_a" * 200,
    "人" * 500, "\u0301" * 50, "a\u200d" * 50,
)  # fmt: skip
"""What is long, or deep."""

HOSTILE = tuple(
    dict.fromkeys(
        (*SCRIPTS, *UNSEEN, *BIDI, *TERMINAL, *MARKUP, *DATA, *PATHS, *LONG, *_SIGNS, *_LEADS, *_CONTROLS)
    )
)  # fmt: skip
"""All of them."""
