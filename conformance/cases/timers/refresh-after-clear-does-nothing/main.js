// A cleared timer stays cleared, whatever is called on it
const t = setTimeout(() => console.log('never'), 1);
clearTimeout(t);
console.log(t.refresh() === t, t.ref() === t, t.unref() === t, t._destroyed);
const u = setTimeout(() => console.log('never'), 1);
console.log(u.close() === u, u._destroyed);
setTimeout(() => console.log('end'), 20);
