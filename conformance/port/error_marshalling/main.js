const { fork } = require('child_process');

function revive(data) {
  const types = { TypeError, RangeError, Error };
  const Type = types[data.name] || Error;
  const error = new Type(data.message);
  if (data.code !== undefined) error.code = data.code;
  return error;
}

function run(task) {
  return new Promise((resolve, reject) => {
    const child = fork(__dirname + '/task.js');
    child.on('message', (msg) => {
      if (msg.type === 'error') reject(revive(msg.error));
      else resolve(msg.value);
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code) reject(new Error(`exit code ${code}`));
    });
    child.send(task);
  });
}

const tasks = ['ok', 'type', 'range', 'custom', 'string', 'exit'];

(async function () {
  for (const task of tasks) {
    try {
      console.log(task, '=>', await run(task));
    } catch (err) {
      console.log(
        task, '!!', err.name, err.message, err.code, err instanceof TypeError, err instanceof Error
      );
    }
  }
})();
