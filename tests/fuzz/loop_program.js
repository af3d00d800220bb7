// Runs programs of ticks, microtasks, immediates, timers and throws, given as JSON: see test_fuzz_loop.py.
process.on('uncaughtException', (error) => console.log('caught', error.message));

const schedule = {
  tick: process.nextTick,
  microtask: queueMicrotask,
  immediate: setImmediate,
  timer: (callback) => setTimeout(callback, 1),
};

function busy(milliseconds) {
  const end = process.hrtime.bigint() + BigInt(milliseconds) * 1000000n;
  while (process.hrtime.bigint() < end);
}

let left = 0; // steps that are scheduled and have not run

function run(step) {
  left += step.steps.length - 1;
  if (left === 0) setTimeout(start, 20);
  console.log(step.name);
  for (const next of step.steps) schedule[next.kind](() => run(next));
  if (step.steps.some((next) => next.kind === 'timer')) busy(3);
  if (step.throws) throw new Error(step.name);
}

const programs = JSON.parse(process.argv[2]);

// One program after the other: two that are under way together would mix, as soon as the machine is slow.
function start() {
  const program = programs.shift();
  left = 1;
  if (program !== undefined) run(program);
}

setTimeout(start, 300);
