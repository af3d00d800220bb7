process.on('message', ({ name, priority }) => {
  const stars = Array(priority + 1).join('*')
  process.nextTick(() => process.send(name[0].toUpperCase() + name.slice(1) + stars))
})
