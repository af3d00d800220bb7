// umask returns the mask before; it takes a number or an octal string
process.umask(0o22);
console.log(process.umask(), process.umask('77'), process.umask(0o1777), process.umask(undefined));
for (const value of ['999', 'abc', '', '0o22', null, {}, true, -1, 1.5, 2 ** 32]) {
  try {
    console.log(process.umask(value));
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
