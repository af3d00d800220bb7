"""A symbol is neither the name nor the value of a variable."""

from conformance.lib import or_undefined, show
from nodecompat import Symbol, process

symbol = Symbol("sym")
show(or_undefined(process.env[symbol]), symbol in process.env)


def set_name():
    process.env[symbol] = 42


def set_value():
    process.env.foo = symbol


for set_one in [set_name, set_value]:
    try:
        set_one()
    except TypeError as err:
        show("TypeError", str(err))


def delete():
    del process.env[symbol]
    return True


show("foo" in process.env, delete())
