// A timeout is alive inside its own callback and destroyed after it
const t = setTimeout(() => {
  console.log('inside', t.hasRef(), t._destroyed);
  process.nextTick(() => console.log('tick', t._destroyed));
  setImmediate(() => console.log('after', t.hasRef(), t._destroyed));
}, 1);
