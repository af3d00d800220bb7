// _destroyed says that a timer will not fire again; disposing of a timer clears it
const timeout = setTimeout(() => {}, 1), interval = setInterval(() => {}, 1), immediate = setImmediate(() => {});
console.log(timeout._destroyed, interval._destroyed, immediate._destroyed);
const cleared = [setTimeout(() => {}, 1), setInterval(() => {}, 1), setImmediate(() => {})];
clearTimeout(cleared[0]); clearInterval(cleared[1]); clearImmediate(cleared[2]);
console.log(...cleared.map((one) => one._destroyed));
const disposed = [setTimeout(() => console.log('never'), 1), setInterval(() => console.log('never'), 1), setImmediate(() => console.log('never'))];
for (const one of disposed) one[Symbol.dispose]();
console.log(...disposed.map((one) => one._destroyed));
setTimeout(() => {
  console.log(timeout._destroyed, interval._destroyed, immediate._destroyed);
  clearInterval(interval);
  console.log(interval._destroyed);
}, 20);
