// The properties of a child at each moment of its life
const { fork } = require('child_process');
const child = fork(process.env.CHILD, ['one']);
const show = (when) => console.log(when, child.connected, child.killed, child.exitCode, child.signalCode, typeof child.pid, child.channel && 'channel');
show('forked');
console.log(child.spawnfile === child.spawnargs[0], child.spawnargs.slice(-1), child.stdin, child.stdout, child.stderr);
console.log(child.stdio, typeof child.send, typeof child.disconnect, typeof child.channel.ref, typeof child.channel.unref);
child.on('spawn', () => show('spawn'));
child.on('message', () => { show('message'); child.disconnect(); show('disconnected'); });
child.on('disconnect', () => show('disconnect'));
child.on('exit', () => show('exit'));
