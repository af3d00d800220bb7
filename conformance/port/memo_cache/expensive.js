process.on('message', ({ k, input: { a, b = 10 } }) => {
  setTimeout(() => process.send({ k, result: a * b }), 2)
})
