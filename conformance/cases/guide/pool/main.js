// A pool: as many jobs at once as there are workers
const { fork } = require('child_process');

class Pool {
  constructor(size) {
    this.idle = [];
    this.waiting = [];
    this.workers = Array.from({ length: size }, () => fork('worker.js'));
    this.idle.push(...this.workers);
  }

  async run(job) {
    const worker = this.idle.pop() ?? (await new Promise((resolve) => this.waiting.push(resolve)));
    const result = await new Promise((resolve) => {
      worker.once('message', resolve);
      worker.send(job);
    });
    const next = this.waiting.shift();
    if (next) next(worker);
    else this.idle.push(worker);
    return result;
  }

  close() {
    this.workers.forEach((worker) => worker.disconnect());
  }
}

const pool = new Pool(2);
Promise.all([3, 1, 4, 1, 5].map((n) => pool.run({ n }))).then((results) => {
  console.log(results, pool.idle.length);
  pool.close();
});
