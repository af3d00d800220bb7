const { fork } = require('child_process');

const stages = ['trim', 'double', 'label'];
const children = stages.map((stage) => fork('stage.js', [stage], { cwd: __dirname }));

// connect each stage to the next
children.forEach((child, i) => {
  const next = children[i + 1];
  child.on('message', (item) => {
    if (next) next.send(item);
    else sink(item);
  });
});

const received = [];
function sink(item) {
  if (item === null) {
    console.log(received.join('\n'));
    for (const c of children) c.disconnect();
    return;
  }
  received.push(item);
}

for (const item of ['  a ', 'b', ' c\t']) children[0].send(item);
children[0].send(null);
