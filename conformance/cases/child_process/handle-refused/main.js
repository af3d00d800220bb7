// What cannot be sent as a handle, and what is sent without one
const net = require('net');
const { fork } = require('child_process');
const child = fork(process.env.CHILD);
for (const handle of [{}, 5, 'text', [], true]) {
  try {
    child.send('x', handle);
    console.log('accepted');
  } catch (error) { console.log(error.name, error.code, error.message); }
}
child.send('null', null);
child.send('not listening', net.createServer(), (error) => console.log('callback', error));
child.send('not connected', new net.Socket());
child.send('last');
child.on('message', (m) => { console.log(m); if (m[0] === 'last') child.disconnect(); });
