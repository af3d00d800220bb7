import * as tasks from './tasks.mjs';

process.on('message', async ([name, n]) => {
  try {
    process.send([true, await tasks[name](n)]);
  } catch (error) {
    process.send([false, error]);
  }
});
