const n = parseInt(process.argv[2], 10)

function fib(x) {
  return x < 2 ? x : fib(x - 1) + fib(x - 2)
}

if (isNaN(n)) {
  process.exit(2)
} else {
  process.send(`fib(${n}) = ${fib(n)}`)
}
