"""Objects: the order of keys, what Object's functions give, accessors, freezing, and classes."""

from nodecompat import js
from nodecompat.js import *

object = js.obj({'b': 1, '2': 'two', 'a': 2, '1': 'one', Symbol('s'): 3})
console.log(Object.keys(object), Object.values(object), Object.entries(object), object)
for key in js.keys(object):
    console.log(key, js.get(object, key))
object.c = undefined
js.delete(object, 'b')
console.log(
    js.has(object, 'c'),
    js.has(object, 'b'),
    Object.hasOwn(object, 'a'),
    Object.hasOwn(object, 'toString'),
    object.nope,
    js.text(object),
    len(Object.keys(object)),
)
console.log(
    Object.assign(js.obj(a=1), js.obj(b=2), undefined),
    Object.fromEntries([['x', 1], ['y', 2]]),
    Object.fromEntries(Map([['m', 1]])),
    js.call(Object, 'is', NaN, NaN),
    js.call(Object, 'is', 0, -0.0),
    Object.entries('ab'),
    Object.keys([5, 6]),
)
frozen = Object.freeze(js.obj(a=1, deep=js.obj(b=2)))
frozen.a = 9
frozen.c = 1
js.delete(frozen, 'a')
frozen.deep.b = 3
console.log(
    frozen,
    Object.isFrozen(frozen),
    Object.isFrozen(frozen.deep),
    Object.isSealed(frozen),
    Object.isExtensible(frozen),
    Object.isFrozen('text'),
)
sealed = Object.seal(js.obj(a=1))
sealed.a = 2
sealed.b = 3
console.log(sealed, Object.isSealed(sealed), Object.isFrozen(sealed))


def get_fahrenheit():
    return temperature.celsius * 1.8 + 32


def set_fahrenheit(value):
    temperature.celsius = (value - 32) / 1.8


temperature = js.define(
    js.obj(celsius=20, describe=lambda: f'{js.text(temperature.celsius)} degrees'),
    'fahrenheit',
    get=get_fahrenheit,
    set=set_fahrenheit,
)
console.log(
    temperature.fahrenheit,
    js.set(temperature, 'fahrenheit', 212),
    temperature.celsius,
    temperature.describe(),
    Object.keys(temperature),
)


class Animal:
    count = 0

    def __init__(self, name):
        self.__secret = 'hidden'
        self.legs = 4
        self.name = name
        Animal.count = js.number(Animal.count) + 1

    @property
    def secret(self):
        return self.__secret

    @secret.setter
    def secret(self, value):
        self.__secret = js.toUpperCase(value)

    def speak(self):
        return f'{js.text(self.name)} makes a sound'

    def toString(self):
        return f'Animal({js.text(self.name)})'


class Dog(Animal):
    def __init__(self, *args):
        super().__init__(*args)
        self.legs = 3

    def speak(self):
        return f'{js.text(super().speak())}: woof'


dog = Dog('Rex')
dog.secret = 'bone'
console.log(
    dog.speak(),
    dog.secret,
    dog.legs,
    Animal.count,
    js.instanceof(dog, Animal),
    type(dog).__name__,
    f'{js.text(dog)}',
    Object.keys(dog),
    JSON.stringify(dog),
    js.has(dog, 'speak'),
    Object.hasOwn(dog, 'speak'),
)
console.log(Animal('cat'), typeof(Animal), Dog.__name__, [one.name for one in [dog]])
console.log(
    Object.getOwnPropertyNames(js.obj(a=1, b=2)),
    Object.getOwnPropertyDescriptor(js.obj(a=1), 'a'),
    Reflect.ownKeys(js.obj({'z': 1, '1': 2})),
    Reflect.has(js.obj(q=1), 'q'),
    Reflect.get(js.obj(q=5), 'q'),
    Object.getOwnPropertyDescriptor(js.obj(), 'a'),
)


def function():
    count = 0

    def up():
        nonlocal count
        return (count := count + 1)

    def get_value():
        return count
    return js.define(js.obj(up=up), 'value', get=get_value)


counter = function()
counter.up()
counter.up()
console.log(counter.value, Object.keys(counter), typeof(counter.up))
nested = js.obj(a=js.obj(b=js.obj(c=js.obj(d=1))), list=[[[['deep']]]])
console.log(
    nested,
    JSON.stringify(nested),
    {'undefined': undefined, 'null': None, 'NaN': NaN, 'quoted-key': 1, '3': 'number'},
)
same = js.obj()


class Class:
    pass


console.log(
    same is same,
    js.obj() is js.obj(),
    js.includes([same], js.obj()),
    typeof(None),
    typeof(undefined),
    typeof(lambda: 1),
    typeof(Class),
    undefined,
)
