// TextEncoderStream, TextDecoderStream, and a stream of bytes.
'use strict';
const { ReadableStream, TextEncoderStream, TextDecoderStream } = require('stream/web');

const log = console.log;
const say = (label) => (e) => log(label, e.name, e.code, e.message);

async function main() {
  { // text, bytes
    const out = []; for await (const x of ReadableStream.from(['h\u00e9', '\ud83d', '\ude00']).pipeThrough(new TextEncoderStream())) out.push(Buffer.from(x).toString('hex')); log(out);
    const t = []; for await (const x of ReadableStream.from([Buffer.from([0xe2]), Buffer.from([0x82, 0xac, 0x41])]).pipeThrough(new TextDecoderStream())) t.push(x); log(t);
    const bs = new ReadableStream({ type: 'bytes', start(c) { log(c.desiredSize, c.byobRequest); c.enqueue(new Uint8Array([97,98,99])); try { c.enqueue('x') } catch (e) { say('benq')(e) } try { c.enqueue(Buffer.alloc(0)) } catch (e) { say('bempty')(e) } }, pull(c) { const v = c.byobRequest; if (v) { v.view[0] = 65; v.respond(1); } else { c.close() } } });
    log(bs); const br = bs.getReader({ mode: 'byob' }); let x = await br.read(new Uint8Array(2)); log(x.done, Buffer.from(x.value).toString()); x = await br.read(new Uint8Array(2)); log(x.done, Buffer.from(x.value).toString()); x = await br.read(new Uint8Array(2)); log(x.done, Buffer.from(x.value).toString());
    br.releaseLock(); const r = bs.getReader(); x = await r.read(); log(x);
  }
}
main();
