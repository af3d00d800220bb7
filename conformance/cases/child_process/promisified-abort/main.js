// A promisified exec() or execFile() is rejected by an abort, with the reason as its cause, and checks its signal
const { exec, execFile } = require('child_process');
const { promisify } = require('util');
const told = (err) => console.log(err.name, err.code, err.message, err.cause && (err.cause.name || err.cause));
(async () => {
  for (const run of [(o) => promisify(exec)('sleep 5', o), (o) => promisify(execFile)('sleep', ['5'], o)]) {
    for (const reason of [undefined, 'why', new TypeError('own')]) {
      const controller = new AbortController();
      const waiting = run({ signal: controller.signal });
      controller.abort(reason);
      await waiting.catch(told);
    }
    await run({ signal: AbortSignal.abort() }).catch(told);
    for (const signal of [{}, 'x', null]) {
      try { await run({ signal }); } catch (err) { console.log(err.name, err.code, err.message); }
    }
  }
})();
