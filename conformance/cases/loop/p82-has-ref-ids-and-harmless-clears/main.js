// P82 hasRef, primitive ids and harmless clears
const t = setTimeout(() => { console.log('run'); clearTimeout(t); t.ref(); console.log(t.hasRef(), t._destroyed); }, 1);
t.unref(); console.log(t.hasRef()); t.ref(); console.log(t.hasRef());
console.log(typeof +t, clearTimeout(String(+setTimeout(() => console.log('never'), 1))), clearTimeout(undefined), clearTimeout(null), clearTimeout({}), clearTimeout(123456));
setImmediate(() => clearInterval(setTimeout(() => console.log('never2'), 1)));
