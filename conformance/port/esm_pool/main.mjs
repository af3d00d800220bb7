import { cpus } from 'os';
import createPool, { defaults } from './pool.mjs';
import * as tasks from './tasks.mjs';

const pool = createPool({ ...defaults, size: Math.min(2, cpus().length + 1) });

const jobs = Object.keys(tasks)
  .filter((name) => typeof tasks[name] === 'function')
  .sort()
  .flatMap((name) => [1, 2].map((n) => ({ name, n })));

for (const { name, n } of jobs) {
  pool.run(name, n).then(
    (value) => pool.log(`${name}(${n}) = ${value}`),
    (error) => pool.log(`${name}(${n}) failed: ${error}`),
  );
}

await pool.idle();
console.log(pool.lines.sort().join('\n'));
console.log(tasks.VERSION, pool.size, jobs.length);
