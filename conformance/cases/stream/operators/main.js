'use strict';
const { PassThrough, Readable } = require('stream');
const consumers = require('stream/consumers');
const timers = require('timers');

async function main() {
  console.log(await Readable.from([1, 2, 3]).map((x) => x * 2).toArray());
  console.log(await Readable.from([1, 2, 3, 4]).filter((x) => x % 2 == 0).toArray());
  async function slow(x, options) { await timers.promises.setTimeout(30 - x * 5); return x; }
  console.log(await Readable.from([1, 2, 3, 4]).map(slow, { concurrency: 3 }).toArray());
  console.log(await Readable.from([1, 2]).flatMap((x) => [x, x]).toArray());
  console.log(await Readable.from([1, 2, 3, 4]).take(2).toArray(), await Readable.from([1, 2, 3, 4]).drop(3).toArray());
  console.log(await Readable.from([1, 2, 3]).reduce((a, b) => a + b), await Readable.from([]).reduce((a, b) => a + b, 7));
  console.log(await Readable.from([1, 2]).some((x) => x > 1), await Readable.from([1, 2]).every((x) => x > 1), await Readable.from([1, 2]).find((x) => x > 1), await Readable.from([1]).find((x) => x > 1));
  const seen = [];
  console.log(await Readable.from([1, 2]).forEach((x) => seen.push(x)), seen);
  for (const attempt of [
    () => Readable.from([]).map(5),
    () => Readable.from([]).map((x) => x, { concurrency: 0 }),
    () => Readable.from([]).map((x) => x, 5),
    () => Readable.from([]).take(-1),
  ]) {
    try { attempt(); } catch (e) { console.log(e.code, e.message); }
  }
  for (const attempt of [
    () => Readable.from([]).reduce((a, b) => a),
    () => Readable.from([1]).forEach(5),
    () => Readable.from([1, 2]).map((x) => Promise.reject(new Error('bad'))).toArray(),
    () => Readable.from([1]).toArray({ signal: AbortSignal.abort() }),
  ]) {
    try { await attempt(); } catch (e) { console.log(e.code || e.name, e.message); }
  }
  const r = Readable.from([1, 2, 3]);
  await r.find((x) => x == 1);
  console.log(r.destroyed);
  console.log(await consumers.text(Readable.from([Buffer.from([0xe2, 0x82]), Buffer.from([0xac]), 'x'])), await consumers.json(Readable.from(['{"a":', '1}'])), await consumers.buffer(Readable.from(['a', Buffer.from('b')])));
}
main();
