// getActiveResourcesInfo names what keeps the loop alive, one entry each
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout' || name === 'Immediate').sort();
console.log(timers());
const t = setTimeout(() => {}, 1), u = setTimeout(() => {}, 1);
setImmediate(() => {});
console.log(timers());
u.unref();
clearTimeout(t);
console.log(timers());
