// A delay is the Number() of what is given, and 1 where that is none
const delays = [
  '0x80', '1_000', '0b1000000', '0o600', ' 160\n', '19.2e1', [224], '0x_ff', 'Infinity', '-0x10', '\u0669', null, true, '', {},
  { valueOf: () => 256 }, '+288', '1e400', new Date(320), '\u2028352\ufeff', '0x', '12px', '.5e3',
];
let first = [];
setTimeout(() => {}, 'x'); // the first warning takes its time
setImmediate(() => { // so that all of them begin at the same moment
  delays.forEach((delay, at) => setTimeout(() => {
    if (first) first.push(at);
    else console.log(at);
  }, delay));
  setTimeout(() => {
    console.log(first.join());
    first = null;
  }, 16);
});
try { setTimeout(() => {}, Symbol('s')); } catch (error) { console.log(error.name, error.message); }
