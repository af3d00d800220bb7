import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

interface ReadyMessage {
  type: 'ready';
  version: string;
}

interface ResultMessage {
  type: 'result';
  id: number;
  value: number | string;
}

type WorkerMessage = ReadyMessage | ResultMessage;

class Client {
  private ready: Promise<string>;
  private readonly callbacks: Record<number, (value: number | string) => void> = {};
  private seq = 0;

  private child: ChildProcess;

  constructor(child: ChildProcess) {
    this.child = child;
    this.ready = new Promise<string>((resolve) => {
      child.on('message', (message: WorkerMessage) => {
        if (message.type === 'ready') resolve(message.version);
        else this.settle(message as ResultMessage);
      });
    });
  }

  private settle({ id, value }: ResultMessage): void {
    const callback = this.callbacks[id];
    delete this.callbacks[id];
    callback?.(value);
  }

  async request(expression: string): Promise<number | string> {
    await this.ready;
    const id: number = ++this.seq;
    return new Promise((resolve) => {
      this.callbacks[id] = resolve;
      this.child.send({ type: 'request', id, expression });
    });
  }

  async version(): Promise<string> {
    return this.ready;
  }

  close(): void {
    this.child.disconnect();
  }
}

const client = new Client(fork(join(import.meta.dirname, 'calc.ts')));

async function main(): Promise<void> {
  console.log('version', await client.version());
  const expressions: string[] = ['1 + 2', '7 / 2', '2 * 3.5', '9 % 0'];
  for (const expression of expressions) {
    const value = await client.request(expression);
    console.log(`${expression} = ${value}`);
  }
  client.close();
}

void main();
