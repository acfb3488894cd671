import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from './log.ts';
import { createLogFile } from './log-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'changwat-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a bug is found by its number, with its place in the code and none of its words', () => {
  const log = createLog(createLogFile(join(folder, 'logs')));
  const cause = Object.assign(new Error('UNIQUE constraint failed: household.citizen_id = 1234567890123'), {
    code: 'SQLITE_CONSTRAINT',
  });
  const logId = log.bug(new Error('แถวของนางสมศรี', { cause }), { procedure: 'records.update' });
  const text = readFileSync(join(folder, 'logs', 'changwat.jsonl'), 'utf8');
  const entry = JSON.parse(text);
  expect(entry).toMatchObject({
    logId,
    level: 'bug',
    procedure: 'records.update',
    error: { cause: { code: 'SQLITE_CONSTRAINT' } },
  });
  expect(entry.error.frames[0]).toContain('log.integration.test');
  expect(text).not.toMatch(/สมศรี|1234567890123/);
});

test('a log that has grown is set aside once, and a new one begins', () => {
  const sink = createLogFile(folder, 100);
  for (let line = 0; line < 10; line += 1) sink('x'.repeat(60));
  const lines = (name: string) => readFileSync(join(folder, name), 'utf8').trim().split('\n').length;
  expect([lines('changwat.old.jsonl'), lines('changwat.jsonl')]).toEqual([2, 2]);
});

test('a log that can not be written stops nothing', () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  createLogFile(join(file, 'logs'))('line');
  expect(existsSync(join(file, 'logs'))).toBe(false);
});
