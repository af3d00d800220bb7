// args, options and env of the caller stay as they are; a short stdio list is filled up
const { spawn } = require('child_process');
const args = ['a'], env = { PATH: process.env.PATH, A: 1 }, stdio = ['ignore'], options = { env, stdio, argv0: 'x' };
spawn('true', args, options).on('close', () => {
  console.log(args, Object.keys(options), env.A, stdio.length);
});
