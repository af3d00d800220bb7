// A program that tells its parent, if it has one
const { fork } = require('child_process');

function tell(text) {
  if (process.send) process.send({ text });
  else console.log(text);
}

tell('hello');
process.send?.({ text: 'and more' });

if (!process.connected) {
  const child = fork(__filename);
  child.on('message', (message) => console.log('from the child:', message.text));
} else {
  process.disconnect();
}
