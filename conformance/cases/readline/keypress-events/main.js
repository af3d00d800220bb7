// The keys that a terminal sends, one by one and in sequences; what moves its cursor, written together.
const {PassThrough}=require('stream');const readline=require('readline');
const s=new PassThrough();readline.emitKeypressEvents(s);
s.on('keypress',(t,k)=>console.log(JSON.stringify(t),JSON.stringify(k)));
s.write('aB1 .\r\n\t\x7f\x03é😀');s.write('\x1b[A\x1b[1;5H\x1b[24;5~\x1bOP\x1b[3$\x1b[Z\x1b[[A\x1ba\x1b[200~\x1b[9~\x1b\x1b[B\x1b[a\x1bO5C');s.write(Buffer.from([0xe2,0x82]));s.write(Buffer.from([0xac]));s.write('\x1b');setTimeout(()=>{s.write('x');s.end()},700);
const {Readline}=require('readline/promises');const o=new PassThrough();o.on('data',d=>console.log(JSON.stringify(String(d))));const r=new Readline(o);r.clearLine(-1).cursorTo(1,2).moveCursor(-1,2).clearScreenDown();r.commit().then(()=>console.log('done'));r.cursorTo(1).rollback();
