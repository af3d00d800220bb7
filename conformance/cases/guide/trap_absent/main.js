// What is absent is undefined, and is not sent on json
const { fork } = require('child_process');

if (process.send) {
  process.on('message', (message) => {
    console.log('note' in message, message.note, message.empty, message.note === undefined);
    process.disconnect();
  });
} else {
  const message = { note: undefined, empty: null };
  console.log(Object.keys(message).length, JSON.stringify(message), `${message.note} ${message.empty}`);
  fork(__filename).send(message);
}
