// isReadable and its like
const { Readable } = require('stream');
const { isReadable, isErrored, isDisturbed } = require('stream');
const r = new Readable({ read() {} });
const ask = (s) => console.log(isReadable(s), isErrored(s), isDisturbed(s));
ask(r);
r.push('a');
r.read();
ask(r);
r.on('error', () => {});
r.destroy(new Error('x'));
ask(r);
ask(new Readable({ read() {} }).destroy());
