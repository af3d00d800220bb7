import * as path from 'path';
import { fork } from 'child_process';
import type { ChildProcess, ForkOptions } from 'child_process';
import { Level, levelName, type LogRecord } from './levels.ts';

const options: ForkOptions = { silent: false, env: { ...process.env, LEVEL: String(Level.Warn) } };
const child: ChildProcess = fork(path.join(import.meta.dirname, 'worker.ts'), [], options);

const records: Array<LogRecord> = [];

child.on('message', (record: unknown) => {
  if (isRecord(record)) {
    records.push(record);
  } else {
    console.log('not a record:', record);
  }
});

child.on('exit', (code: number | null) => {
  for (const { level, text, tags } of records) {
    console.log(`${levelName(level)}: ${text} [${tags?.join(',') ?? '-'}]`);
  }
  console.log(code as number, records.length);
});

function isRecord(value: unknown): value is LogRecord {
  return typeof value === 'object' && value !== null && 'level' in value;
}
