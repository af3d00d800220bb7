from nodecompat import js
from nodecompat.js import *

limit = parseInt(process.argv[2], 10)
primes = []

n = 2
while n <= limit:
    prime = True
    i = 2
    while i * i <= n:
        if js.mod(n, i) == 0:
            prime = False
            break
        i += 1
    if prime:
        primes.append(n)
    if js.mod(n, limit / 4) == 0:
        process.send({'progress': js.div(n, limit)})
    n += 1
process.send({'primes': primes})
