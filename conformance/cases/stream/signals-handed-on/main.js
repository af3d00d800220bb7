// functions among streams are handed an object with a signal, where nothing else is
const { Readable, pipeline, Duplex } = require('stream');
const say = (what, given) => console.log(what, given.signal.aborted, given.nope);
(async () => {
  await Readable.from([1]).map((value, given) => { say('map', given); return value; }).toArray();
  await Readable.from([1]).filter((value, given) => { say('filter', given); return true; }).toArray();
  await Readable.from([1]).forEach((value, given) => say('forEach', given));
  await Readable.from([1, 2]).reduce((sum, value, given) => { say('reduce', given); return sum + value; });
  const duplex = Duplex.from(async function* (source, given) { say('duplex', given); for await (const chunk of source) yield chunk; });
  duplex.resume().end('x');
  await new Promise((done) => duplex.on('close', done));
  pipeline(async function* (given) { say('source', given); yield 'x'; }, async function* (source, given) { say('through', given); yield* source; }, async (source, given) => { say('last', given); for await (const chunk of source); }, (error) => console.log('over', error));
})();
