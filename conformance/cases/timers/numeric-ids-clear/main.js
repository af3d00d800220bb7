// A number or its text clears a timer, but only once the number was taken from the timer
const a = setTimeout(() => console.log('never a'), 1);
clearTimeout(+a);
const b = setTimeout(() => console.log('never b'), 1);
clearTimeout(String(+b));
const c = setInterval(() => console.log('never c'), 1);
clearInterval(+c);
const d = setTimeout(() => console.log('d'), 1);
console.log(typeof +d, +d > +a, a._destroyed, b._destroyed, c._destroyed, d._destroyed);
