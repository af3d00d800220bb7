// setuid and setgid check the kind, the range and the name
for (const value of [undefined, null, {}, -1, 2 ** 32, 1.5, 'no such name here']) {
  for (const call of ['setuid', 'setgid']) {
    try {
      process[call](value);
    } catch (e) {
      console.log(call, e.name, e.code, e.message);
    }
  }
}
console.log(typeof process.getuid(), typeof process.geteuid(), typeof process.getgid(), Array.isArray(process.getgroups()));
