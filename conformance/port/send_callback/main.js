const { fork } = require('child_process');
const child = fork(__dirname + '/sink.js');

let sent = 0;
let confirmed = 0;
const total = 20;

function sendNext() {
  if (sent >= total) return;
  const index = sent++;
  child.send({ index, payload: 'x'.repeat(index) }, (err) => {
    if (err) {
      console.error('send failed', err);
      return;
    }
    confirmed++;
    sendNext();
  });
}

child.on('message', ({ received, bytes }) => {
  console.log('child received', received, 'messages,', bytes, 'bytes');
  console.log('confirmed', confirmed, 'of', sent);
  child.disconnect();
  child.send('too late', (error) => {
    console.log(error.code, '-', error.message);
  });
});

child.on('exit', (code, signal) => console.log('exit', code, signal));

sendNext();
