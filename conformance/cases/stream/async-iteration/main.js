// for await gives the chunks and ends with the stream
const { Readable } = require('stream');
async function main() {
  const r = new Readable({ read() {}, encoding: 'utf8' });
  r.push('a');
  setTimeout(() => { r.push('b'); r.push(null); }, 10);
  r.on('close', () => console.log('close'));
  for await (const chunk of r) console.log(chunk);
  console.log('end', r.destroyed, r.readableEnded);
  for await (const n of Readable.from([1, 2, 3])) console.log(n);
  const all = [];
  for await (const c of Readable.from(['x', 'y']).iterator()) all.push(c);
  console.log(all);
}
main().then(() => console.log('done'));
