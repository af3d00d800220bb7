"""Instances show their class and fields, classes their name and base."""

from nodecompat.console import console
from nodecompat.util import inspect
from nodecompat.values import Map


class Animal:
    def __init__(self, name):
        self.name = name
        self._kind = "x"
        self.__secret = 1

    @property
    def loud(self):
        return self.name.upper()


class Dog(Animal):
    def __init__(self):
        super().__init__("Rex")
        self.owner = {"name": "Ann"}


class Empty:
    pass


console.log(inspect(Animal("Tom")), inspect(Dog()), inspect(Empty()), inspect([Empty()]))
console.log(inspect(Animal), inspect(Dog), inspect([Empty]))


class List(list):
    pass


class Lookup(Map):
    pass


console.log(inspect(List([1, 2])), inspect(Lookup([(1, 2)])), inspect(Lookup()))
