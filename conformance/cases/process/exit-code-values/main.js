// What may be assigned to exitCode, what it reads back as, and what is refused
const values = [0, 7, '7', '0x10', ' 5 ', undefined, null, '', 'abc', true, {}, [], 1.5, '1.5', NaN, Infinity, 2 ** 53, 2 ** 31];
for (const value of values) {
  process.exitCode = 3;
  try {
    process.exitCode = value;
    console.log(typeof process.exitCode, process.exitCode);
  } catch (e) {
    console.log(e.name, e.code, e.message, process.exitCode);
  }
}
process.exitCode = 0;
