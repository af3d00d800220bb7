import { fork } from 'node:child_process';
import { once } from 'node:events';

export const defaults = { size: 1, script: new URL('./child.mjs', import.meta.url) };

export default function createPool({ size, script }) {
  const children = Array.from({ length: size }, () => fork(script));
  const lines = [];
  let turn = 0;
  let chain = Promise.resolve();

  return {
    size,
    lines,
    log(line) {
      lines.push(line);
    },
    run(name, n) {
      const child = children[turn++ % size];
      const job = chain.then(async () => {
        child.send([name, n]);
        const [[ok, value]] = await once(child, 'message');
        if (!ok) throw value;
        return value;
      });
      chain = job.catch(() => {});
      return job;
    },
    async idle() {
      await chain;
      for (const child of children) child.disconnect();
    },
  };
}
