const { fork } = require('child_process')
const path = require('path')

const compute = (n) => new Promise((resolve, reject) => {
  const worker = fork(path.resolve(__dirname, 'fib.js'), [n])
  worker.on('message', resolve)
  worker.on('error', reject)
  worker.on('exit', code => {
    if (code !== 0) reject(new Error('worker stopped with exit code ' + code))
  })
})

Promise.all([10, 20, 25].map(compute))
  .then(values => {
    values.forEach(v => console.log(v))
    return compute('abc')
  })
  .then(() => console.log('never'))
  .catch(err => console.log('caught:', err.message))
  .finally(() => console.log('bye'))
