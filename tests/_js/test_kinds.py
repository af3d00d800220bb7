"""The rules every wire shares: what kind a value is of, what its fields are, how errors and dates travel."""

from __future__ import annotations

import array
import collections
import dataclasses
import datetime
import decimal
import enum
import functools
import io
import os
import pathlib
import re
import threading
import types
import uuid
from typing import Any

import pytest
from support import label

from nodecompat import Symbol, errors, structuredClone
from nodecompat._channel.protocol import Channel
from nodecompat._errors.rare import path_text
from nodecompat._errors.travelling import enumerable_fields, error_parts, make_error
from nodecompat._js.dates import date_at, make_date, microseconds
from nodecompat._js.fields import own_fields
from nodecompat._js.kinds import kind_of
from nodecompat._js.regexps import make_regexp, regexp_text
from nodecompat.values import Date, Map, RegExp, Set, undefined

UTC = datetime.UTC


class Colour(enum.Enum):
    RED = "red"


@dataclasses.dataclass
class Point:
    x: int
    y: int


class Slotted:
    __slots__ = ("__hidden", "a", "unset")

    def __init__(self) -> None:
        self.a = 1
        self.__hidden = 2


class Awaitable:
    def __await__(self) -> Any: ...


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("x", "text"),
        (True, "bool"),
        (1, "int"),
        (1.5, "float"),
        (b"", "bytes"),
        (bytearray(), "bytes"),
        ({}, "map"),
        (collections.OrderedDict(), "map"),
        (types.MappingProxyType({}), "map"),
        (collections.ChainMap({}), "map"),
        ([], "list"),
        ((), "list"),
        (collections.deque(), "list"),
        (range(3), "list"),
        (set(), "set"),
        (frozenset(), "set"),
        (Set(), "set"),
        (Map(), "Map"),
        (RegExp("x"), "regexp"),
        (re.compile("x"), "regexp"),
        (undefined, "undefined"),
        (datetime.datetime.now(UTC), "date"),
        (datetime.date.today(), "date"),
        (Date(), "date"),
        (Symbol("s"), "function"),
        (decimal.Decimal(1), "decimal"),
        (uuid.uuid4(), "uuid"),
        (array.array("d"), "typed"),
        (memoryview(b""), "typed"),
        (pathlib.Path("/x"), "path"),
        (Colour.RED, "enum"),
        (OSError(), "error"),
        (Point(1, 2), "fields"),
        (Slotted(), "fields"),
        (types.SimpleNamespace(a=1), "fields"),
        (print, "function"),
        (lambda: 1, "function"),
        (int, "function"),
        (functools.partial(print), "function"),
        (re, "refused"),
        (threading.Lock(), "refused"),
        (io.BytesIO(), "refused"),
        (iter([]), "refused"),
        (Awaitable(), "refused"),
        (object(), "refused"),
    ],
)
def test_each_type_is_of_one_kind(value: object, kind: str) -> None:
    """Data has a kind; what can be called, awaited, or stands for a resource of the system is refused."""
    assert kind_of(type(value)) == kind


def test_own_fields_include_slots() -> None:
    """Fields come in declaration order, unset slots and private ones are left out."""
    assert own_fields(Point(1, 2)) == {"x": 1, "y": 2}
    assert own_fields(Slotted()) == {"a": 1}


def test_path_text_names_the_way_in_javascript() -> None:
    """Names are joined by dots, what is no name stands in brackets."""
    assert path_text([]) == "message"
    assert path_text(["fn", 3, "jobs"]) == "message.jobs[3].fn"
    assert path_text(["a b", None]) == "message[NoneType]['a b']"


def test_dates_keep_their_microseconds() -> None:
    """An aware date keeps its moment, whatever its zone; a date is midnight UTC."""
    zone = datetime.timezone(datetime.timedelta(hours=2))

    assert microseconds(datetime.datetime(1970, 1, 1, 2, 0, 0, 7, zone)) == 7
    assert microseconds(datetime.date(1970, 1, 2)) == 86_400_000_000
    assert make_date(7) == datetime.datetime(1970, 1, 1, 0, 0, 0, 7, UTC)


def test_a_naive_datetime_is_local_time() -> None:
    """As `new Date(2020, 0, 31)` is."""
    naive = datetime.datetime(2020, 1, 31, 12)

    assert make_date(int(microseconds(naive))) == naive.astimezone()


def test_a_date_outside_of_python_years_is_refused() -> None:
    """JavaScript's years go to 275760, Python's to 9999."""
    with pytest.raises(ValueError, match="years 1 to 9999"):
        make_date(10**18)


def test_what_datetime_cannot_hold_is_an_inert_date() -> None:
    """The invalid date, and years beyond those of datetime, up to JavaScript's last."""
    assert date_at(7) == datetime.datetime(1970, 1, 1, 0, 0, 0, 7, UTC)
    assert date_at(float("nan")) == Date()
    assert date_at(253_402_300_800_000_000) == Date(253_402_300_800_000)
    assert date_at(-62_135_596_800_000_001) == Date(-62_135_596_800_001)
    assert date_at(8.64e21) == Date()
    assert microseconds(Date(253_402_300_800_000)) == 253_402_300_800_000_000
    assert str(microseconds(Date())) == "nan"


def test_regexps_travel_both_ways() -> None:
    """What `re` can say arrives as a pattern, anything else as inert text."""
    pattern = make_regexp("a+", "i")

    assert isinstance(pattern, re.Pattern)
    assert (pattern.pattern, pattern.flags & re.I) == ("a+", re.I)
    assert regexp_text(re.compile("x", re.I | re.S)) == ("x", "is")
    assert regexp_text(RegExp("x", "g")) == ("x", "g")
    assert regexp_text(re.compile(b"x")) is None
    assert make_regexp("(?<n>a)", "") == RegExp("(?<n>a)", "")
    assert make_regexp("a", "g") == RegExp("a", "g")
    assert make_regexp("a" * 1001, "") == RegExp("a" * 1001, "")


@pytest.mark.filterwarnings("error")
def test_a_doubtful_pattern_is_compiled_without_a_word() -> None:
    """Python warns of what may mean something else one day; the peer's pattern is no fault of this program."""
    pattern = make_regexp("[[a]", "")

    assert isinstance(pattern, re.Pattern)
    assert pattern.pattern == "[[a]"


def rebuilt(error: BaseException) -> BaseException:
    return make_error(*error_parts(error))


@pytest.mark.parametrize(
    "error", [ValueError("x"), TypeError(), KeyError("k"), Exception("plain"), ZeroDivisionError("d")], ids=label
)
def test_builtin_errors_keep_class_and_arguments(error: Exception) -> None:
    """Class, text and args survive."""
    made = rebuilt(error)

    assert type(made) is type(error)
    assert str(made) == str(error)


def test_a_system_error_keeps_its_number() -> None:
    """An OSError arrives as the subclass its number stands for."""
    made = rebuilt(FileNotFoundError(2, "No such file"))

    assert type(made) is FileNotFoundError
    assert made.errno == 2


@pytest.mark.parametrize(
    ("failing", "filename", "filename2"),
    [
        (lambda: os.stat("/no/such"), "/no/such", None),
        (lambda: os.stat(b"/no/such"), b"/no/such", None),
        (lambda: os.rename("/no/such", "/other"), "/no/such", "/other"),
    ],
    ids=["text", "bytes", "rename"],
)
def test_a_system_error_keeps_its_files(failing: Any, filename: Any, filename2: Any) -> None:
    """`args` holds number and text alone; a `code` of the program's stays."""
    with pytest.raises(FileNotFoundError) as caught:
        failing()
    caught.value.code = "E_MINE"  # type: ignore[attr-defined]
    made: Any
    for made in (rebuilt(caught.value), rebuilt(rebuilt(caught.value)), structuredClone(caught.value)):
        assert (type(made), str(made), made.args) == (FileNotFoundError, str(caught.value), caught.value.args)
        assert (made.errno, made.strerror) == (2, "No such file or directory")
        assert (made.filename, made.filename2, made.code) == (filename, filename2, "E_MINE")


def test_a_system_error_keeps_its_class_whatever_its_number() -> None:
    """And what the peer says of its files is looked at before it is used."""
    made = rebuilt(PermissionError(2, "text", "file"))
    assert (type(made), str(made)) == (PermissionError, "[Errno 2] text: 'file'")

    fields = {"args": [2, "text"], "filename": ["no", "name"]}
    odd = make_error("FileNotFoundError", "[Errno 2] text: ['no', 'name']", fields)
    assert (type(odd), str(odd)) == (errors.RemoteError, "[Errno 2] text: ['no', 'name']")


def test_node_errors_of_the_system_keep_their_number() -> None:
    """And are what Python calls such an error; a number that the system hasn't makes no class."""
    error = errors.system_error(2, "open", path="/a")
    made: Any
    for made in (rebuilt(error), structuredClone(error)):
        assert isinstance(made, FileNotFoundError)
        assert isinstance(made, errors.NodeSystemError)
        assert (made.errno, made.code, made.syscall, made.path, str(made)) == (
            -2,
            "ENOENT",
            "open",
            "/a",
            "open ENOENT",
        )
    odd: Any = make_error("NodeSystemError", "text", {"errno": -(10**9)})
    assert (type(odd), odd.errno) == (errors.NodeSystemError, -(10**9))


def test_masked_arrays_are_refused() -> None:
    """Their elements would arrive, and what is masked of them would not."""
    numpy = pytest.importorskip("numpy")
    masked = numpy.ma.array([1.5, 2.5], mask=[False, True])

    for wire in ("cbor", "advanced"):
        with pytest.raises(errors.DataCloneError, match="MaskedArray") as caught:
            Channel(wire).send({"a": masked})
        assert caught.value.path == "message.a"
    with pytest.raises(errors.DataCloneError, match="MaskedArray"):
        structuredClone([masked])
    assert kind_of(type(masked.data)) == "typed"


def test_our_errors_keep_their_code() -> None:
    """A class of this package is found again by its name."""
    made = rebuilt(errors.MissingArgsError("message"))

    assert type(made) is errors.MissingArgsError
    assert (made.code, str(made)) == ("ERR_MISSING_ARGS", 'The "message" argument must be specified')


def test_an_unknown_class_becomes_a_remote_error() -> None:
    """Its name, message, own properties, notes, cause and stack survive, on a second journey too."""

    class PaymentError(Exception):
        pass

    error = PaymentError("no funds")
    error.code = "E_FUNDS"  # type: ignore[attr-defined]
    error.add_note("try later")
    error.__cause__ = ValueError("inner")
    made = rebuilt(rebuilt(error))

    assert isinstance(made, errors.RemoteError)
    assert (made.name, str(made), made.code) == ("PaymentError", "no funds", "E_FUNDS")
    assert made.__notes__ == ["try later"]
    assert repr(made.__cause__) == repr(vars(made)["cause"]) == "ValueError('inner')"
    assert vars(made)["stack"] == "PaymentError: no funds"


def test_errors_have_name_and_message_whatever_their_class() -> None:
    """As JavaScript's errors have, so that `error.message` ports as it stands."""
    for error, name in [(TypeError("m"), "TypeError"), (NameError("m"), "ReferenceError"), (Exception("m"), "Error"),
                        (ImportError("m"), "ImportError"), (errors.NodeRangeError("m"), "RangeError")]:  # fmt: skip
        made: Any = rebuilt(error)
        assert (type(made), made.name, made.message) == (type(error), name, "m")


@pytest.mark.parametrize(
    ("error", "stack"),
    [
        (Exception("m"), "Error: m"),
        (NameError("m"), "ReferenceError: m"),
        (KeyError("k"), "KeyError: 'k'"),
        (TypeError(), "TypeError"),
        (errors.MissingArgsError("a"), 'TypeError [ERR_MISSING_ARGS]: The "a" argument must be specified'),
        (errors.RemoteError("m", name="PaymentError"), "PaymentError: m"),
    ],
    ids=label,
)
def test_the_stack_of_an_error_never_raised_is_its_heading(error: Exception, stack: str) -> None:
    """With the name JavaScript knows, and the code if it is one of Node's."""
    assert error_parts(error)[2]["stack"] == stack


def test_a_cause_may_be_any_value() -> None:
    """0 and '' are causes, None is none."""
    error: Any = ValueError("m")
    error.cause = 0
    assert error_parts(error)[2]["cause"] == 0
    error.cause = None
    assert "cause" not in error_parts(error)[2]


def test_stack_holds_the_traceback() -> None:
    """An error that was raised carries where."""
    try:
        raise ValueError("here")
    except ValueError as error:
        stack = error_parts(error)[2]["stack"]

    assert "test_kinds.py" in stack
    assert stack.endswith("ValueError: here")


def test_groups_keep_their_errors() -> None:
    """An ExceptionGroup arrives as one."""
    made = rebuilt(ExceptionGroup("several", [ValueError("a"), TypeError("b")]))

    assert isinstance(made, ExceptionGroup)
    assert (made.message, repr(made.exceptions)) == ("several", "(ValueError('a'), TypeError('b'))")


def test_a_failing_str_does_not_stop_an_error() -> None:
    """The report of a failure must not fail."""

    class Broken(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    assert error_parts(Broken())[1] == ""


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("SystemExit", {}),
        ("KeyboardInterrupt", {}),
        ("eval", {}),
        ("no such", {}),
        ("NodeError.__init__", {}),
        ("ExceptionGroup", {"errors": 5}),
        ("UnicodeDecodeError", {"args": ["a", "b"]}),
        ("RemoteError", {"args": [[[]]]}),
    ],
)
def test_hostile_errors_become_remote_errors(name: str, fields: dict[str, Any]) -> None:
    """Only classes derived from Exception are made, and only from scalars."""
    made = make_error(name, "text", fields)

    assert type(made) is errors.RemoteError
    assert str(made) == "text"


def test_hostile_properties_reach_no_special_name() -> None:
    """Names with two underscores stay behind."""
    made = make_error("ValueError", "m", {"__class__": 1, "__dict__": 2, "own": 3})

    assert vars(made) == {"name": "ValueError", "message": "m", "own": 3}


def test_enumerable_fields_are_those_of_json() -> None:
    """JSON.stringify(new Error('m')) is {}; codes are own properties."""
    plain = ValueError("m")
    plain.code = "E"  # type: ignore[attr-defined]

    assert enumerable_fields(plain) == {"code": "E"}
    assert enumerable_fields(errors.MissingArgsError("a")) == {"code": "ERR_MISSING_ARGS"}


def test_naive_datetimes_of_the_first_and_last_days_have_a_moment() -> None:
    """In whatever zone the machine is: what no datetime in UTC can hold is a `values.Date`."""
    offset = datetime.timedelta(days=1)
    last = microseconds(datetime.datetime.max) / 86_400e6
    first = microseconds(datetime.datetime.min) / 86_400e6

    assert abs(last - 2_932_897) <= offset.days
    assert abs(first + 719_162) <= offset.days


def test_a_subclass_of_datetime_without_a_moment_is_the_invalid_date() -> None:
    """As `pandas.NaT` is; one that is a real time is that time."""

    class NoTime(datetime.datetime):
        def timestamp(self) -> float:
            return float("nan")

    class Stamp(datetime.datetime):
        pass

    assert str(microseconds(NoTime(2024, 1, 1))) == "nan"
    assert microseconds(Stamp(1970, 1, 1, 0, 0, 1, 5, UTC)) == 1_000_005
    assert structuredClone([NoTime(2024, 1, 1)]) == [Date()]


class Zone(datetime.tzinfo):
    """One that knows no offset, or fails."""

    def __init__(self, fails: bool) -> None:
        self.fails = fails

    def utcoffset(self, moment: datetime.datetime | None) -> None:
        if self.fails:
            raise ValueError("no such place")

    def dst(self, moment: datetime.datetime | None) -> None:
        return None

    def tzname(self, moment: datetime.datetime | None) -> str:
        return "?"


def test_time_zones_without_an_offset() -> None:
    """To Python such a datetime is naive; where the zone itself fails it is the invalid date."""
    naive = datetime.datetime(2024, 1, 1, 12)

    assert microseconds(naive.replace(tzinfo=Zone(False))) == microseconds(naive)
    assert str(microseconds(naive.replace(tzinfo=Zone(True)))) == "nan"


def test_what_no_datetime_can_hold_is_cut_to_the_millisecond_below() -> None:
    """As `getTime()` is of what JavaScript reads; never rounded up to another second."""
    far = datetime.datetime.max.replace(tzinfo=datetime.timezone(-datetime.timedelta(hours=14)))
    near = datetime.datetime(1, 1, 1, 0, 0, 0, 1, datetime.timezone(datetime.timedelta(hours=14)))

    assert date_at(microseconds(far)) == Date(253_402_351_199_999)
    assert date_at(microseconds(near)) == Date(-62_135_647_200_000)


@pytest.mark.parametrize("name", ["Thrown", "RejectionError"])
def test_what_arrives_under_the_name_of_a_carrier_is_an_error_by_itself(name: str) -> None:
    """It carries no value, so that its handlers are given the error."""
    made: Any = make_error(name, "hello", {})

    assert (type(made).__name__, str(made), made.value) == (name, "hello", made)


def test_what_would_end_a_generator_arrives_as_a_remote_error() -> None:
    """A StopIteration raised in a coroutine is a RuntimeError."""
    made = make_error("StopIteration", "m", {})

    assert (type(made), made.name) == (errors.RemoteError, "StopIteration")  # type: ignore[attr-defined]
