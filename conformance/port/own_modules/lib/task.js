const { fork } = require('child_process');
const path = require('path');

const states = { NEW: 0, RUNNING: 1, DONE: 2 };

class Task {
  static count = 0;

  constructor(name, { sizes = [], nested: { deep } }) {
    Task.count++;
    this.name = name;
    this.sizes = sizes;
    this.flag = deep.flag;
    this.state = states.NEW;
  }

  setState(name) {
    this.state = states[name.toUpperCase()];
    return this;
  }
}

function runTask(task, callback) {
  const child = fork(path.join(__dirname, '..', 'worker.js'));
  child.send({ name: task.name, sizes: task.sizes, flag: task.flag });
  child.once('message', (m) => {
    task.setState('done');
    child.disconnect();
    callback(m.error ? new Error(m.error) : null, m.result);
  });
}

exports.Task = Task;
exports.runTask = runTask;
exports.states = states;
