"""What contains itself is numbered and referred to."""

from nodecompat.console import console
from nodecompat.util import inspect
from nodecompat.values import Map

list_ = [1]
list_.append(list_)
object_ = {"name": "x", "inner": {}}
object_["inner"]["outer"] = object_
object_["inner"]["self"] = object_["inner"]
console.log(inspect(list_), inspect(object_))
console.log(inspect(object_, {"compact": True}))
map_ = Map([("me", 1)])
map_.set("me", map_)
console.log(inspect(map_))
