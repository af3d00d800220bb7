"""Functions with a `this` of their own, prototypes, proxies. Source: ECMA-262 10.1, 10.5; measured on Node 26."""

from __future__ import annotations

from nodecompat import js, undefined
from nodecompat.events import EventEmitter
from nodecompat.js import Array, Object, Proxy, Reflect


def test_a_function_knows_whom_it_was_read_from() -> None:
    """Of an object, an heir of it, and by `call`; taken away it knows nobody."""
    hello = js.method(lambda this, mark: f"{js.text(this.name)}{mark}")
    one = js.obj(name="one", hello=hello)
    heir = Object.create(one)
    heir.name = "heir"

    assert (one.hello("!"), heir.hello("?"), js.call(hello, "call", js.obj(name="other"), ".")) == (
        "one!",
        "heir?",
        "other.",
    )
    assert js.unbound(one.hello)("") == "undefined"
    assert Object.keys(heir) == ["name"]
    assert js.keys(heir) == ["name", "hello"]
    assert Object.getPrototypeOf(heir) is one


def test_this_of_a_listener_is_the_emitter() -> None:
    """Of one that is given to a decorator, of one that is called once; the same function takes it away."""
    seen: list[object] = []
    emitter = EventEmitter()

    listener = js.method(lambda this, value: seen.append((this is emitter, value)))

    emitter.on("a")(listener)
    emitter.once("a", listener)
    emitter.prependOnceListener("a", listener)
    emitter.emit("a", 1)
    emitter.off("a", listener)

    assert seen == [(True, 1)] * 3
    assert emitter.listenerCount("a") == 0


def test_what_is_described_is_hidden_and_kept() -> None:
    """Not enumerable, not writable, unless the description says so."""
    found = Object.defineProperty(js.obj(a=1), "b", js.obj(value=2))
    found.b = 3

    assert (found.b, dict(found)) == (2, {"a": 1})
    assert (js.keys(found), Object.hasOwn(found, "b")) == (["a"], True)


def test_the_prototype_of_a_class_is_one_value() -> None:
    """What is put into it all instances have; JavaScript's own classes too."""

    class Dog:
        pass

    js.prototype(Dog).bark = js.method(lambda this: this)
    js.prototype(Array).second_of_two = js.method(lambda this: this[1])
    dog = Dog()

    assert js.call(dog, "bark") is dog
    assert Object.getPrototypeOf(dog) is js.prototype(Dog)
    assert js.call([1, 2], "second_of_two") == 2
    assert js.tag_of([]) == "[object Array]"


def test_a_proxy_asks_its_handler() -> None:
    """Where it has a trap, and the target otherwise."""
    target = js.obj(a=1)
    proxy = Proxy(target, js.obj(get=lambda at, key: js.either(js.get(at, key), f"no {key}")))
    proxy.c = 3

    assert (proxy.a, proxy.b, js.get(proxy, "c"), target) == (1, "no b", 3, {"a": 1, "c": 3})
    assert Reflect.ownKeys(proxy) == ["a", "c"]
    assert js.get(js.obj(), "a") is undefined
