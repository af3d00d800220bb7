const { fork } = require('child_process');
const child = fork(__dirname + '/child.js', [], { serialization: 'advanced' });

const header = Buffer.alloc(4);
header.writeUInt32BE(0xcafe, 0);
const body = Buffer.from('héllo wörld', 'utf8');
const packet = Buffer.concat([header, body]);

console.log('sending', packet.length, 'bytes:', packet.toString('hex'));

child.send({ packet, numbers: new Uint8Array([1, 2, 253]) });

child.on('message', (reply) => {
  console.log(Buffer.isBuffer(reply.text), reply.text.toString());
  console.log('magic 0x' + reply.magic.toString(16), 'sum', reply.sum);
  console.log(Buffer.from(reply.base64, 'base64').toString('latin1').length, reply.base64);
  console.log(reply.text.equals(body), Buffer.compare(header, body) < 0);
  child.disconnect();
});
