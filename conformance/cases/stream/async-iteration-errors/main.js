// an error of the stream is thrown in the loop
const { Readable } = require('stream');
async function main() {
  const r = new Readable({ read() {} });
  r.push('a');
  setTimeout(() => r.destroy(new Error('broken')), 10);
  try {
    for await (const chunk of r) console.log(chunk);
  } catch (err) { console.log(err.message); }
  const d = new Readable({ read() {} });
  setTimeout(() => d.destroy(), 10);
  try {
    for await (const chunk of d) console.log(chunk);
  } catch (err) { console.log(err.code, err.message); }
  try {
    for await (const chunk of d) console.log(chunk);
  } catch (err) { console.log(err.code, err.message); }
}
main();
