// leaving the loop destroys the stream, unless told otherwise
const { Readable } = require('stream');
async function main() {
  const r = Readable.from([1, 2, 3]);
  r.on('error', (err) => console.log('error', err.name, err.code));
  r.on('close', () => console.log('close'));
  for await (const n of r) { console.log(n); break; }
  console.log(r.destroyed, r.readableAborted);
  const k = Readable.from([1, 2, 3]);
  for await (const n of k.iterator({ destroyOnReturn: false })) { console.log(n); break; }
  console.log(k.destroyed);
  for await (const n of k) console.log(n);
  const t = Readable.from([1, 2, 3]);
  try {
    for await (const n of t) throw new Error('mine ' + n);
  } catch (err) { console.log(err.message, t.destroyed); }
}
main();
