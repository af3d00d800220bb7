// The child of main.js
process.on('message', (m) => {
  process.send({ heard: m.hello });
  process.send({ foo: 'bar', baz: null }, () => process.disconnect());
});
