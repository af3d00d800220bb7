// hrtime takes an array of two numbers or nothing
for (const value of [1, null, 'x', {}, [], [1], [1, 2, 3]]) {
  try {
    process.hrtime(value);
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
const [seconds, nanoseconds] = process.hrtime(process.hrtime());
console.log(seconds, nanoseconds >= 0 && nanoseconds < 1e9, process.hrtime(undefined).length);
console.log(process.hrtime.bigint() <= process.hrtime.bigint(), typeof process.uptime());
