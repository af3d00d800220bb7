// A store follows what is started with it: ticks, promises, timers, immediates; and nobody else sees it.
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');

const storage = new AsyncLocalStorage();
const other = new AsyncLocalStorage({ defaultValue: 'none', name: 'other' });
const show = (where) => console.log(where, storage.getStore(), other.getStore());

show('outside');
console.log(storage.run('a', (x, y) => { show('inside'); return [x, y]; }, 1, 2), storage.getStore());
console.log(other.name, storage.name === '' || storage.name === undefined);
try {
  storage.run('thrown', () => { throw new Error('out of run'); });
} catch (error) {
  console.log(error.message, storage.getStore());
}
storage.run('nested', () => {
  storage.run('deeper', () => show('deeper'));
  storage.exit(() => show('exit'));
  other.run(5, () => show('both'));
  show('after');
});
const bound = storage.run('bound', () => AsyncLocalStorage.bind((x) => [storage.getStore(), x]));
const snapshot = storage.run('kept', () => AsyncLocalStorage.snapshot());
console.log(bound('x'), snapshot((a, b) => [storage.getStore(), a, b], 1, 2), storage.getStore());

const resource = storage.run('resource', () => new AsyncResource('THING'));
console.log(resource.runInAsyncScope((...args) => [storage.getStore(), ...args], null, 1, 2));

storage.run('later', () => {
  process.nextTick(() => show('tick'));
  Promise.resolve().then(() => show('then'));
  (async () => {
    await null;
    show('await');
  })();
});
setTimeout(() => {
  storage.run('timers', () => {
    setTimeout(() => show('timeout'), 1);
  });
  show('no store');
}, 1);
setTimeout(() => {
  storage.enterWith('entered');
  show('entered');
  setImmediate(() => {
    show('immediate');
    storage.disable();
    show('disabled');
  });
}, 50);
