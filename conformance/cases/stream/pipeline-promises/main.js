// stream/promises: pipeline with generators, finished
const { Readable, Writable } = require('stream');
const { pipeline, finished } = require('stream/promises');
async function main() {
  const value = await pipeline(
    ['a', 'b'],
    async function* (source) { for await (const c of source) yield c + c; },
    async (source) => { const all = []; for await (const c of source) all.push(String(c)); return all; },
  );
  console.log(value);
  const w = new Writable({ write(chunk, encoding, cb) { console.log(chunk); cb(); } });
  console.log(await pipeline(async function* () { yield 'x'; yield 'y'; }, w), w.writableFinished);
  try {
    await pipeline(async function* () { yield 'x'; throw new Error('source broke'); }, new Writable({ write(chunk, encoding, cb) { cb(); } }));
  } catch (err) { console.log(err.message); }
  const ac = new AbortController();
  setTimeout(() => ac.abort(), 10);
  try {
    await pipeline(new Readable({ read() {} }), new Writable({ write() {} }), { signal: ac.signal });
  } catch (err) { console.log(err.name, err.code); }
  const open = new Writable({ write(chunk, encoding, cb) { cb(); } });
  await pipeline(Readable.from(['z']), open, { end: false });
  console.log(open.writable);
  const r = new Readable({ read() {} });
  r.resume().push(null);
  console.log(await finished(r, { cleanup: true }));
  const bad = new Readable({ read() {} });
  bad.destroy(new Error('bad'));
  await finished(bad).catch((err) => console.log(err.message));
}
main();
