"""The house's named tuples are those of ``typing`` in all that anybody can see."""

import copy
import pickle
import typing
from datetime import date

import pytest

from roletui.text.tuples import NamedTuple


class Ours(NamedTuple):
    """A pair and more."""

    one: int
    two: "str" = "b"
    more: tuple[int, ...] = ()

    @property
    def doubled(self) -> int:
        """Twice the first."""
        return 2 * self.one


class Theirs(typing.NamedTuple):
    """A pair and more."""

    one: int
    two: "str" = "b"
    more: tuple[int, ...] = ()


class Dated(NamedTuple):
    """A field may bear the name of its type."""

    date: date


class Below(Ours):
    """One with room for more attributes."""


def test_values_are_made_as_those_of_typing() -> None:
    """By place and by name, with defaults; as tuples that are equal, hashed and written alike."""
    for ours, theirs in (
        (Ours(1), Theirs(1)),
        (Ours(1, more=(2,)), Theirs(1, more=(2,))),
        (Ours(two="c", one=3), Theirs(two="c", one=3)),
        (Ours(1)._replace(two="x"), Theirs(1)._replace(two="x")),
        (Ours._make([1, "2", ()]), Theirs._make([1, "2", ()])),
    ):
        assert ours == theirs
        assert hash(ours) == hash(theirs)
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
        assert ours._asdict() == theirs._asdict()
        assert (ours.one, ours.two, ours.more) == (*theirs,)
        assert copy.deepcopy(ours) == ours == pickle.loads(pickle.dumps(ours))
        assert type(copy.copy(ours)) is Ours


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), ((1, 2, 3, 4), {}), ((1,), {"three": 3}), ((1,), {"one": 1})]
)
def test_what_typing_refuses_is_refused(
    values: tuple[int, ...], named: dict[str, typing.Any]
) -> None:
    """Too few, too many, unknown and double ones, in the same words."""
    said = []
    for kind in (Ours, Theirs):
        with pytest.raises(TypeError) as refused:
            kind(*values, **named)
        said.append(str(refused.value).replace("Theirs", "Ours"))
    assert said[0] == said[1]
    with pytest.raises(ValueError, match="three"):
        Ours(1)._replace(**{"three": 3})
    with pytest.raises(TypeError):
        Ours._make([1])


def test_classes_say_of_themselves_what_those_of_typing_say() -> None:
    """Fields, defaults, annotations and documentation are in the same places."""
    for name in ("_fields", "_field_defaults", "__match_args__", "__doc__"):
        assert getattr(Ours, name) == getattr(Theirs, name)
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    assert not hasattr(Ours(1), "__dict__")
    assert Ours(2).doubled == 4
    match Ours(5, "w"):
        case Ours(one, two):
            assert (one, two) == (5, "w")
    with pytest.raises(AttributeError):
        vars(Ours)["one"].__set__(Ours(1), 2)


def test_a_class_below_has_the_same_fields() -> None:
    """What is derived is made by the same constructor, also where it is made first."""
    below = Below(1, two="c")
    assert (type(below), below, below._fields) == (Below, Ours(1, "c"), Ours._fields)
    assert type(below._replace(one=2)) is Below
    assert vars(below) == {}


def test_a_class_may_have_no_fields() -> None:
    """Its values are empty tuples."""

    class Nothing(NamedTuple):
        """Nothing."""

    assert Nothing() == ()
    assert repr(Nothing()) == "Nothing()"


def test_a_field_may_be_called_as_its_type_is() -> None:
    """Its type is what the name meant where the class was written, under every Python."""
    assert typing.get_type_hints(Dated) == {"date": date}
    assert Dated(date(2027, 1, 11)).date == date(2027, 1, 11)
