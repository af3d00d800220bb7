const stage = process.argv[2];
let n = 0;
const transform = {
  trim: (s) => s.trim(),
  double: (s) => s + s,
  label: (s) => `#${++n} ${s}`,
}[stage];

process.on('message', (item) => process.send(item === null ? null : transform(item)));
