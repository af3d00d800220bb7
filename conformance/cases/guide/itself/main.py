from nodecompat import js
from nodecompat.js import *

# One file that is parent and child
from nodecompat.child_process import fork

if process.argv[2] == 'child':
    limit = Number(process.env.LIMIT)
    sum = 0
    i = 1
    while i <= limit:
        sum += i
        i += 1
    process.send({'limit': limit, 'sum': sum})
else:
    results = []
    for limit in [10, 1000]:
        child = fork(__file__, ['child'], {'env': {**process.env, 'LIMIT': limit}})

        @child.on('message')
        def on_message(m):
            results.append(f'1 to {js.text(m.limit)}: {js.text(m.sum)}')
            if len(results) == 2:
                console.log('\n'.join(js.sort(results)))
