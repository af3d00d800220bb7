// Whatever is a key of an object in a message arrives as its text, on either wire
const { fork } = require('child_process');
const play = (serialization, then) => {
  const child = fork(process.env.CHILD, { serialization });
  child.on('message', (keys) => console.log(serialization, JSON.stringify(keys)));
  child.on('close', (code) => { console.log(code); then(); });
};
play('json', () => play('advanced', () => {}));
