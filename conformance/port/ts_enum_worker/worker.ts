import { Level } from './levels.ts';
import type { LogRecord } from './levels.ts';

const threshold = Number(process.env.LEVEL ?? Level.Info) as Level;

abstract class Logger<T extends LogRecord> {
  protected sent: number = 0;
  abstract write(record: T): void;

  log(level: Level, text: string, ...tags: string[]): void {
    if (level < threshold) return;
    const record = { level, text, ...(tags.length > 0 && { tags }) } as T;
    this.write(record);
    this.sent++;
  }
}

class IpcLogger extends Logger<LogRecord> {
  override write(record: LogRecord): void {
    process.send!(record);
  }

  get count(): number {
    return this.sent;
  }
}

const logger = new IpcLogger();
logger.log(Level.Debug, 'too quiet');
logger.log(Level.Warn, 'disk is nearly full', 'disk', 'ops');
logger.log(Level.Error, 'disk is full');
process.send!('plain' as const);
process.exitCode = logger.count;
