'use strict';
const {Stream, Duplex, Readable, Writable, PassThrough, duplexPair, pipeline}=require('stream');
console.log(Duplex.from(['a']).writable, Duplex.from(['a']).readable);
for (const x of [5,{},()=>5]) try { Duplex.from(x) } catch(e){console.log(e.code)}
let d=Duplex.from(['a','b']); d.on('data',c=>console.log('items',c)); d.on('close',()=>console.log('items close'));
async function* gen(source) { for await (const c of source) yield String(c).toUpperCase() }
setTimeout(()=>{ const d=Duplex.from(gen); d.on('data',c=>console.log('gen',c)); d.on('end',()=>console.log('gen end')); d.on('finish',()=>console.log('gen finish')); d.on('close',()=>console.log('gen close')); d.write('x'); d.end('y') },10);
async function consume(source) { for await (const c of source) console.log('consume', c); console.log('consumed') }
setTimeout(()=>{ const d=Duplex.from(consume); console.log(d.readable,d.writable); d.on('finish',()=>console.log('finish')); d.on('close',()=>console.log('close')); d.write('x'); d.end('y') },30);
setTimeout(()=>{ let d=Duplex.from(Promise.resolve('pv')); d.on('data',c=>console.log('promise',c)); d.on('end',()=>console.log('end')); d=Duplex.from(Promise.reject(new Error('no'))); d.on('error',e=>console.log('err',e.message)) },50);
setTimeout(()=>{ const r=Readable.from(['1','2']), w=new Writable({write(c,e,cb){console.log('w',c);cb()}}); const d=Duplex.from({readable:r,writable:w}); d.on('data',c=>console.log('pair',c)); d.on('end',()=>console.log('pair end')); d.on('finish',()=>console.log('pair finish')); d.on('close',()=>console.log('pair close')); d.end('in') },70);
setTimeout(()=>{ const [a,b]=duplexPair(); a.on('data',c=>console.log('a',c)); b.on('data',c=>console.log('b',c)); a.write('one'); b.end('two'); a.on('end',()=>{console.log('a end'); a.end()}); b.on('end',()=>console.log('b end')); b.on('close',()=>console.log('b close')); a.on('close',()=>console.log('a close')) },90);
setTimeout(()=>{ const s=new Stream(); s.pause=()=>console.log('pause'); s.resume=()=>console.log('resume'); const r=Readable.wrap(s,{highWaterMark:1}); r.on('end',()=>console.log('wrap end')); s.emit('data','q'); s.emit('end'); console.log(r.readableObjectMode, r.read()); r.on('data',c=>console.log('data',c)) },110);
setTimeout(()=>{ let d=Duplex.from(gen); d.on('error',e=>console.log(e.message)); d.on('close',()=>console.log('close7')); d.write('x'); d.destroy(new Error('stop'));
 const d2=Duplex.from(new Readable({read(){}})); d2.on('error',e=>console.log(e.name)); d2.on('close',()=>console.log('close8',d2.writable)); d2.destroy();
 const w=new Writable({write(c,e,cb){cb(new Error('wfail'))}}); w.on('error',e=>console.log('w',e.message)); const d3=Duplex.from(w); d3.on('error',e=>console.log('d',e.message)); d3.write('x');
 const p=new PassThrough(); console.log(Duplex.from(p)===p);
 pipeline(Readable.from(['l','m']), Duplex.from(gen), gen, new Writable({objectMode:true, write(c,e,cb){console.log('pl',c);cb()}}), (e)=>console.log('pl done', e??null));
},130);
