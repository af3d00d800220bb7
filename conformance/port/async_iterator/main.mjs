import { fork } from 'node:child_process';
import { once, on } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const child = fork(new URL('ticker.mjs', import.meta.url), ['5']);

let total = 0;
const controller = new AbortController();
try {
  for await (const [message] of on(child, 'message', { signal: controller.signal })) {
    if (message === 'end') {
      controller.abort();
      continue;
    }
    total += message.tick;
    console.log('tick', message.tick, 'total', total);
    await sleep(1);
  }
} catch (error) {
  console.log(error.name, error.code);
}

child.send('stop');
const [code] = await once(child, 'exit');
console.log('exit', code);
