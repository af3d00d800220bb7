const { fork } = require('child_process');

const child = fork(require.resolve('./server.js'));
const pending = new Map();
let nextId = 1;

const call = (method, ...params) =>
  new Promise((resolve, reject) => {
    const id = nextId++;
    pending.set(id, { resolve, reject });
    child.send({ id, method, params });
  });

child.on('message', (reply) => {
  const entry = pending.get(reply.id);
  if (!entry) return;
  pending.delete(reply.id);
  if (reply.error) {
    const err = new Error(reply.error.message);
    err.code = reply.error.code;
    entry.reject(err);
  } else {
    entry.resolve(reply.result);
  }
});

(async () => {
  const [sum, joined] = await Promise.all([call('add', 1, 2, 3.5), call('join', ['a', 'b'], '-')]);
  console.log(sum, joined);
  console.log(await call('stats', { list: [3, 1, 2] }));
  try {
    await call('divide', 1, 0);
  } catch (e) {
    console.log(e.code + ': ' + e.message);
  }
  try {
    await call('nope');
  } catch ({ code, message }) {
    console.log(`${code}: ${message}`);
  }
  console.log('pending', pending.size);
  child.disconnect();
})();
