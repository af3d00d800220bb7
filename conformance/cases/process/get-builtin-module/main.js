// getBuiltinModule() gives what require() gives, undefined for what is none, and checks its argument
for (const name of ['events', 'node:events', 'child_process', 'timers', 'timers/promises', 'util', 'process', 'stream']) {
  console.log(name, process.getBuiltinModule(name) === require(name));
}
for (const name of ['invalid', 'test', 'internal/util', '', './events']) console.log(process.getBuiltinModule(name));
for (const value of [1, undefined, null, false, [], {}]) {
  try { process.getBuiltinModule(value); } catch (err) { console.log(err.name, err.code, err.message); }
}
