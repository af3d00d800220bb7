// Restarts its child when asked, and keeps what the old one was still told.
const { fork } = require('child_process');

let generation = 0;
let current = null;
const backlog = [];

const boot = () => {
  generation += 1;
  const mine = generation;
  const child = fork(__dirname + '/app.js', { env: { ...process.env, GENERATION: mine } });
  child.on('message', (m) => {
    if (m.up) {
      current = child;
      while (backlog.length > 0) child.send(backlog.shift());
    } else if (m.restart) {
      current = null;
      child.once('exit', () => {
        console.log('generation', mine, 'ended');
        boot();
      });
      child.send('exit');
      send('after restart');
    } else if (m.echo) {
      console.log(`g${mine}: ${m.echo}`);
      if (m.echo === 'last') child.send('exit');
    }
  });
};

function send(message) {
  if (current?.connected) current.send(message);
  else backlog.push(message);
}

boot();
['one', 'two', 'restart', 'lost?'].forEach((m) => send(m));
const wait = setInterval(() => {
  if (generation === 2 && current) {
    clearInterval(wait);
    send('last');
  }
}, 5);
