// On the advanced wire errors arrive as errors of their class with their message
const { fork } = require('child_process');
const child = fork(process.env.CHILD, [], { serialization: 'advanced' });
child.on('message', (e) => {
  console.log(e instanceof Error, e instanceof TypeError, e.message);
  if (e instanceof TypeError) child.disconnect();
});
child.send(new Error('plain'));
child.send(new TypeError('typed'));
child.on('exit', (code) => console.log('exit', code));
