// What a message is after its way: types travel on some wires only
const { fork } = require('child_process');

if (process.argv[2]) {
  process.on('message', (message) => {
    const { when, bytes, seen, missing } = message;
    console.log(process.argv[2], typeof when, Array.isArray(bytes), seen instanceof Map, missing);
    process.disconnect();
  });
} else {
  const message = { when: new Date(0), bytes: Buffer.from('abc'), seen: new Map([['a', 1]]), missing: undefined };
  fork(__filename, ['json']).on('exit', () => {
    fork(__filename, ['advanced'], { serialization: 'advanced' }).send(message);
  }).send(message);
}
