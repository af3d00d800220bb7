"""What primary and workers say to each other, without any process."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from nodecompat import undefined
from nodecompat._cluster import acts


def test_messages_have_numbers_and_answers_find_who_asked() -> None:
    """The number is the last field; a question is answered once, by its number; all talks of a primary share numbers."""
    numbers = count()
    first, second = acts.Talk(numbers), acts.Talk(numbers)
    answered: list[Any] = []

    assert first.message({"act": "newconn"}, lambda *args: answered.append(args)) == {
        "cmd": "NODE_CLUSTER",
        "act": "newconn",
        "seq": 0,
    }
    assert [*second.message({"ack": 7, "accepted": True})] == ["cmd", "ack", "accepted", "seq"]
    assert first.message({})["seq"] == 2

    assert second.asker({"ack": 0}) is None
    asker = first.asker({"ack": 0.0})
    assert asker is not None
    asker({"accepted": True}, None)
    assert answered == [({"accepted": True}, None)]
    assert first.asker({"ack": 0}) is None


@pytest.mark.parametrize("ack", [None, undefined, "0", [], {}, True, -1, 0.5, float("nan")])
def test_what_is_no_number_answers_nothing(ack: object) -> None:
    """Whatever a peer says, it is no answer, and no error."""
    talk = acts.Talk()
    talk.message({}, lambda *_: None)

    assert talk.asker({"ack": ack}) is None


def test_who_waits_when_the_peer_goes() -> None:
    """They are given once."""
    talk = acts.Talk()
    talk.message({}, print)

    assert talk.forget() == [print]
    assert talk.forget() == []


@pytest.mark.parametrize(
    ("message", "key"),
    [
        ({"address": "127.0.0.1", "port": 0, "addressType": 4, "index": 1}, "127.0.0.1:0:4:undefined:1"),
        ({"address": "127.0.0.1", "port": 80, "addressType": 4, "index": 1}, "127.0.0.1:80:4:undefined"),
        ({"address": None, "port": None, "addressType": None, "fd": 0, "index": 0}, "null:null:null:0"),
        ({"address": "/s", "port": -1, "addressType": -1, "index": 0}, "/s:-1:-1:undefined"),
        ({"address": "0.0.0.0", "port": 5, "addressType": "udp4", "fd": -1}, "0.0.0.0:5:udp4:-1"),
    ],
)
def test_keys(message: dict[str, Any], key: str) -> None:
    """As Node 26 writes them: the index belongs to port 0 alone."""
    assert acts.shared_key(message) == key


def test_a_worker_counts_what_it_asks_for_with_the_same_words() -> None:
    """The first is 0; after the last one was given back the count begins anew."""
    indexes = acts.Indexes()
    words = ("127.0.0.1", 0, 4, None)

    assert [indexes.take(words), indexes.take(words), indexes.take(("::", 0, 6, None))] == [0, 1, 0]
    indexes.give_back(words, 0)
    assert indexes.take(words) == 2
    indexes.give_back(words, 1)
    indexes.give_back(words, 2)
    assert indexes.take(words) == 0


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"addressType": [], "port": 0},
        {"addressType": 4, "address": 5, "port": 0},
        {"addressType": 4, "address": None, "port": "80"},
        {"addressType": 4, "address": None, "port": 70000},
        {"addressType": 4, "address": None, "port": True},
    ],
)
def test_nobody_makes_a_socket_of_anything(message: dict[str, Any]) -> None:
    """What no worker of ours or of Node's would ask for is None, but for the question of nothing, a missing descriptor."""
    found = acts.wanted(message)

    assert found is None or (found["fd"], found["port"], found["address"]) == (None, None, None)


def test_what_is_asked_comes_out_as_net_has_it() -> None:
    """The flags of libuv, the backlog that may be false, a port that is not there."""
    found = acts.wanted(
        {"addressType": 6, "address": "::", "port": 0, "flags": 1, "backlog": False, "readableAll": undefined}
    )
    assert found is not None
    assert (found["ipv6Only"], found["backlog"], found["readableAll"], found["fd"]) == (True, 0, False, None)

    found = acts.wanted({"addressType": "udp4", "address": "0.0.0.0", "fd": -1, "flags": 4})
    assert found is not None
    assert (found["port"], found["fd"], found["flags"] & acts.REUSE_ADDRESS) == (0, None, 4)
