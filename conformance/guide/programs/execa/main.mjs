import { execa } from 'execa';

const worker = execa('python3', ['worker.py'], { ipc: true });
await worker.sendMessage('hello');
console.log(await worker.getOneMessage());
worker.disconnect();
await worker;
