// Times, memory, groups and features: their kinds and their shape
const cp = require('child_process');
const kind = (value) => typeof value;
console.log(kind(process.availableMemory()), kind(process.constrainedMemory()), process.uptime() > 0, process.uptime() <= process.uptime());
const start = process.hrtime(), diff = process.hrtime(start);
console.log(start.length, diff.length, diff[0] < 10, diff[1] < 1e9, process.hrtime([0, 0])[0] >= start[0], process.hrtime([start[0] + 100, 5])[0] < 0);
const big = process.hrtime.bigint();
console.log(process.hrtime.bigint() >= big);
const usage = process.threadCpuUsage();
console.log(Object.keys(usage).join(), process.threadCpuUsage(usage).user >= 0, process.threadCpuUsage().system >= usage.system);
for (const value of [123, [], { user: -1, system: 2 }, { user: 0 }, { user: 'x', system: 0 }, { user: 0, system: NaN }]) {
  try { console.log(Object.keys(process.threadCpuUsage(value))); } catch (err) { console.log(err.name, err.code, err.message); }
}
console.log(Array.isArray(process.getgroups()), process.getgroups().every(Number.isInteger));
console.log(Object.keys(process.config).sort().join(), Object.isFrozen(process.config));
for (const name of ['inspector', 'debug', 'ipv6', 'tls', 'cached_builtins']) console.log(name, kind(process.features[name]));
console.log(+cp.execSync('echo $PPID').toString().trim() === process.pid, process.ppid > 0);
console.log(kind(process.release.name), 'lts' in process.release, kind(process.versions.modules));
