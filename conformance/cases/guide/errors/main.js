// An error told in a message, and thrown again
const { fork } = require('child_process');

const child = fork('worker.js');
const tasks = ['{"answer": 42}', '{broken', 'null'];

child.on('message', (reply) => {
  if (reply.error) {
    const error = new Error(reply.error.message);
    error.name = reply.error.name;
    console.log(`failed: ${error.name}`, reply.error.code);
  } else {
    console.log('answer', reply.answer);
  }
  next();
});

function next() {
  if (tasks.length) child.send(tasks.shift());
  else child.disconnect();
}

next();
