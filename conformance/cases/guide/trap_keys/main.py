from nodecompat import js
from nodecompat.js import *

# A key or an argument that is not there
message = js.obj(type='job', options=js.obj(retries=2))

console.log(message.timeout, message.options.delay, js.get(message.owner, 'name', optional=True))
console.log(message.timeout or 100, js.coalesce(message.options.retries, 3))
console.log(process.env.NO_SUCH_VARIABLE, process.argv[7])
try:
    console.log(message.owner.name)
except Exception as caught:
    error = js.caught(caught)
    console.log(error.name, error.message)
for key in js.keys(message):
    console.log(key)
