// What cannot be written as JSON throws out of send(), and nothing is sent
const { fork } = require('child_process');
const child = fork(process.env.CHILD, [], { serialization: 'json' });
const value = {};
value.self = value;
try {
  child.send(value);
} catch (e) {
  console.log('thrown', e instanceof Error, child.connected);
}
child.send('after');
child.on('message', (m) => { console.log(m); child.disconnect(); });
child.on('exit', (code) => console.log('exit', code));
