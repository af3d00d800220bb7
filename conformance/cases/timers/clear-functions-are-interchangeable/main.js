// clearTimeout and clearInterval are one function; clearImmediate is not
const a = setTimeout(() => console.log('never a'), 1);
clearInterval(a);
const b = setInterval(() => console.log('never b'), 1);
clearTimeout(b);
const c = setTimeout(() => console.log('c'), 1);
clearImmediate(c);
const d = setImmediate(() => setTimeout(() => console.log('d'), 20));
clearTimeout(d);
const e = setImmediate(() => console.log('never e'));
clearImmediate(e);
clearImmediate(e);
console.log(clearTimeout(a), clearInterval(b), clearImmediate(null), clearImmediate({}));
