export const Level = { Debug: 0, Info: 1, Warn: 2, Error: 3 } as const;
export type Level = (typeof Level)[keyof typeof Level];

export interface LogRecord {
  level: Level;
  text: string;
  tags?: string[];
}

export function levelName(level: Level): string {
  for (const [name, value] of Object.entries(Level)) if (value === level) return name.toUpperCase();
  return 'UNKNOWN';
}
