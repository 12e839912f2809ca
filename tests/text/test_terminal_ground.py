"""What terminals say of their ground, and whether that is dark."""

import pytest

from roletui.text.terminal_ground import is_dark, is_dark_by


@pytest.mark.parametrize(
    ("said", "dark"),
    [
        ("11;rgb:0000/0000/0000", True),
        ("11;rgb:ffff/ffff/ffff", False),
        ("11;rgb:00/2b/36", True),  # Solarized
        ("11;rgb:fdf6/e3e3/E3E3", False),
        ("11;rgb:0/0/8", True),
        ("11;rgb:fff/fff/000", False),
        ("11;rgba:ffff/ffff/ffff/8000", False),
        ("11;#282828", True),
        ("11;#ffF", False),
        ("11;#ffffffff0000", False),
        ("11;rgb:7575/7575/7575", True),  # luminance 0.178
        ("11;rgb:7676/7676/7676", False),  # luminance 0.181
        ("11;rgb:ffff/0000/0000", False),  # 0.2126
        ("11;rgb:0000/0000/ffff", True),  # 0.0722
        ("10;rgb:ffff/ffff/ffff", None),
        ("11;?", None),
        ("11;white", None),
        ("11;rgb:ffff/ffff", None),
        ("11;rgb:fffff/0/0", None),
        ("11;#ffff", None),
        ("111;rgb:0/0/0", None),
        ("", None),
    ],
)
def test_a_ground_is_dark_where_white_is_read_better(said: str, dark: bool | None) -> None:
    """However many digits a colour has; what is no ground says nothing."""
    assert is_dark(said) is dark


@pytest.mark.parametrize(
    ("said", "dark"),
    [
        ("15;0", True),
        ("0;15", False),
        ("0;default;15", False),
        ("12;8", True),
        ("0;7", False),
        ("7;6", True),
        ("15;default", None),
        ("15;16", None),
        ("15;-1", None),
        ("15;", None),
        ("", None),
    ],
)
def test_the_environment_names_one_of_sixteen(said: str, dark: bool | None) -> None:
    """The last number counts; 7 and from 9 on they are light."""
    assert is_dark_by(said) is dark
