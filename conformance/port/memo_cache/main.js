const { fork } = require('child_process')
const crypto = require('crypto')

const cache = new Map()
const hits = { hit: 0, miss: 0 }

const key = (value) => crypto.createHash('md5').update(JSON.stringify(value)).digest('hex').substr(0, 8)

const child = fork(__dirname + '/expensive.js')
const waiting = {}
child.on('message', ({ k, result }) => {
  cache.set(k, result)
  waiting[k].forEach((cb) => cb(result))
  delete waiting[k]
})

function compute(input, cb) {
  const k = key(input)
  if (cache.has(k)) {
    hits.hit++
    return setImmediate(cb, cache.get(k))
  }
  hits.miss++
  if (k in waiting) return waiting[k].push(cb)
  waiting[k] = [cb]
  child.send({ k, input })
}

const p = (input) => new Promise((resolve) => compute(input, resolve))

;(async () => {
  console.log(key({ a: 1 }), key([1, 2]))
  console.log(await Promise.all([p({ a: 2, b: 3 }), p({ a: 2, b: 3 }), p({ a: 4 })]))
  console.log(await p({ a: 2, b: 3 }), hits)
  const timer = setTimeout(() => console.log('never'), 1e6)
  const winner = await Promise.race([p({ a: 9, b: 9 }), new Promise((r) => setTimeout(r, 1e6, 'late').unref())])
  clearTimeout(timer)
  console.log('winner', winner, [...cache.keys()].length)
  child.disconnect()
})()
