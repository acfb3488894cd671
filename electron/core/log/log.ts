import { randomBytes } from 'node:crypto';
import type { Log } from '../context.ts';

/** Where a line of the log goes; each line is one JSON document without a line break. */
export type LogSink = (line: string) => void;

/**
 * JSON lines. A bug's message may quote a row's value (a constraint's text, a path), so messages are kept to the shape of
 * the error: its name, its code and its stack's frames; the words of a message are left out unless they are our own.
 */
export function createLog(sink: LogSink): Log {
  const write = (entry: Record<string, unknown>): void =>
    sink(JSON.stringify({ at: new Date().toISOString(), ...entry }));
  return {
    info: (message, facts = {}) => write({ level: 'info', message, ...facts }),
    bug(error, facts = {}) {
      const logId = randomBytes(4).toString('hex');
      write({ level: 'bug', logId, ...facts, error: describe(error) });
      return logId;
    },
  };
}

function describe(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause !== undefined && depth < 3 ? { cause: describe(error.cause, depth + 1) } : {};
  const message = SAFE.has(error.name) ? { message: error.message } : {};
  return { name: error.name, ...code, ...message, frames: frames(error), ...cause };
}

/** Errors that the language raises about the program itself; their messages name code, not data. */
const SAFE = new Set(['TypeError', 'ReferenceError', 'RangeError']);

const frames = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 20)
    .map((line) => line.trim());
