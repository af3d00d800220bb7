import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import greet, { LIMIT, half as halve, words, tools } from './index.mjs';

console.log(greet('barrel'), LIMIT, halve(10), words.join('-'), Object.keys(tools).sort().join(' '));

const later = await import('./text.mjs');
console.log(later.shout('late'));
import('./missing.mjs').catch((error) => console.log(error.name, error.code));

const child = fork(fileURLToPath(new URL('./child.mjs', import.meta.url)));
child.on('message', (m) => console.log('child says', m));
child.send({ tool: 'shout', text: 'loaded when asked for' });
child.once('exit', (code) => console.log('exit', code));
