// Errors: names, messages, causes, classes of one's own, what finally does, and the head of a stack.
class AppError extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = 'AppError';
    this.code = 'E_APP';
  }
}
class Unnamed extends TypeError {}
const made = [new Error('plain'), new TypeError('type'), new RangeError(), new AppError('app', { cause: 'text' }), new Unnamed('u'), new SyntaxError('s'), new AggregateError([new Error('in')], 'many'), Error('called')];
for (const error of made) {
  console.log(error.name, '|', error.message, '|', String(error), '|', error.code, '|', error.cause, '|', error.stack.split('\n')[0]);
  console.log(error instanceof Error, error instanceof TypeError, error instanceof AppError, Object.keys(error), JSON.stringify(error), error.constructor.name);
}
console.log(made[6].errors.length, made[6].errors[0].message, Object.prototype.toString.call(made[0]), typeof made[0]);
const outer = new Error('outer', { cause: new Error('inner') });
console.log(outer.cause.message, 'cause' in outer, 'cause' in made[0], new Error(undefined).message === '', new Error(5).message, new Error(null).message);
function risky(what) {
  const log = [];
  try {
    log.push('try');
    if (what === 'return') return [...log, 'returned'];
    if (what === 'throw') throw new AppError('inside');
    if (what === 'text') throw 'just a text';
    if (what === 'object') throw { code: 42 };
    if (what === 'undefined') undefined.property;
    if (what === 'const') JSON.parse('{');
    log.push('end');
  } catch (error) {
    log.push(error instanceof Error ? error.name : typeof error, error?.message, error?.code);
  } finally {
    log.push('finally');
  }
  return log;
}
for (const what of ['nothing', 'return', 'throw', 'text', 'object', 'undefined', 'const']) console.log(what, risky(what));
function overriding() {
  try {
    throw new Error('lost');
  } finally {
    return 'finally wins';
  }
}
console.log(overriding());
try {
  try {
    throw new Error('first');
  } catch (error) {
    throw new Error('second', { cause: error });
  }
} catch (error) {
  console.log(error.message, error.cause.message);
}
const changed = new Error('before');
changed.message = 'after';
changed.extra = { a: 1 };
console.log(String(changed), changed.stack.split('\n')[0], Object.keys(changed));
const bare = {};
Error.captureStackTrace(bare);
console.log(typeof bare.stack, Error.stackTraceLimit);
Promise.reject(new AppError('rejected')).catch((error) => console.log('caught', error.name, error.code)).finally(() => console.log('done'));
Promise.allSettled([Promise.resolve(1), Promise.reject(new Error('no'))]).then((all) => console.log(all.map((one) => [one.status, one.value, one.reason?.message])));
Promise.any([Promise.reject(new Error('x'))]).catch((error) => console.log(error.name, error.message, error.errors.length));
