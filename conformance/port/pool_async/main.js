const { fork } = require('child_process');
const { join } = require('path');

class WorkerPool {
  #free = [];
  #waiting = [];

  constructor(file, { size = 2 } = {}) {
    this.size = size;
    for (let i = 0; i < size; i++) this.#free.push(fork(file));
    this.all = [...this.#free];
  }

  async acquire() {
    if (this.#free.length > 0) return this.#free.pop();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  release(worker) {
    const next = this.#waiting.shift();
    if (next) next(worker);
    else this.#free.push(worker);
  }

  async exec(task) {
    const worker = await this.acquire();
    try {
      return await new Promise((resolve, reject) => {
        worker.once('message', ({ ok, value, reason }) => (ok ? resolve(value) : reject(new Error(reason))));
        worker.send(task);
      });
    } finally {
      this.release(worker);
    }
  }

  get idle() {
    return this.#free.length;
  }

  close() {
    for (const worker of this.all) worker.disconnect();
  }
}

async function main() {
  const pool = new WorkerPool(join(__dirname, 'task.js'), { size: 3 });
  const words = ['alpha', 'beta', 'gamma', '', 'delta', 'epsilon', 'zeta'];
  const results = await Promise.allSettled(words.map((word) => pool.exec({ op: 'reverse', word })));
  results.forEach((r, i) => {
    if (r.status === 'fulfilled') console.log(`${i}: ${words[i]} => ${r.value}`);
    else console.log(`${i}: failed: ${r.reason.message}`);
  });
  console.log(`idle ${pool.idle} of ${pool.size}`);
  pool.close();
}

main().catch((err) => {
  console.error(err);
  process.exit(1);
});
