// cpuUsage checks the value it is to subtract
for (const value of [1, 'x', [], {}, { user: 1 }, { user: 'x', system: 1 }, { user: -1, system: 1 }, { user: 1, system: 2 ** 53 }]) {
  try {
    process.cpuUsage(value);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
console.log(typeof process.cpuUsage(null).user, typeof process.cpuUsage(undefined).system);
