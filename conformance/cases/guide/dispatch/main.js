// Commands, told apart by a switch
const { fork } = require('child_process');

const store = fork('worker.js');

store.on('message', ({ id, result, error }) => {
  console.log(id, error === undefined ? result : 'error: ' + error);
  if (id === 5) store.send({ type: 'quit' });
});
store.on('exit', (code) => console.log('exit', code));

store.send({ id: 1, type: 'set', key: 'size', value: 3 });
store.send({ id: 2, type: 'add', key: 'size', value: 4 });
store.send({ id: 3, type: 'get', key: 'size' });
store.send({ id: 4, type: 'get', key: 'colour' });
store.send({ id: 5, type: 'fly' });
