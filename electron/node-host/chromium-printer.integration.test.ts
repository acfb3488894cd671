import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createChromiumPrinter, findChromium } from './chromium-printer.ts';

let temp: string;
beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'changwat-print-'));
});
afterEach(() => rmSync(temp, { recursive: true, force: true }));

const never = new AbortController().signal;
const chromium = findChromium();
const why = chromium === null ? ' (skipped: no Chromium is installed)' : '';

describe.skipIf(chromium === null)(`a sheet printed by Chromium${why}`, () => {
  test('has the paper that the document asks for, and leaves nothing behind', async () => {
    const html = `<!doctype html><meta charset="utf-8"><style>@page{size:A4 landscape;margin:0}</style><p>น้ำปาด ป่าชุมชน ญี่ปุ่น</p>`;
    const pdf = Buffer.from(await createChromiumPrinter(chromium ?? '', temp).toPdf(html, never)).toString(
      'latin1',
    );
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
    expect(readdirSync(temp)).toEqual([]);
  });
});

describe('a browser that does not do as it should', () => {
  const script = (text: string): string => {
    const path = join(temp, 'browser.sh');
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  test('is a refusal when it fails or is not there', async () => {
    for (const browser of [script('exit 3'), join(temp, 'none')]) {
      const printed = createChromiumPrinter(browser, join(temp, 'work')).toPdf('<p>', never);
      await expect(printed).rejects.toMatchObject({ code: 'printer-unavailable' });
    }
  });

  test('is ended when the job is cancelled', async () => {
    const abort = new AbortController();
    const started = join(temp, 'started');
    const printed = createChromiumPrinter(
      script(`touch ${started}; exec sleep 1000`),
      join(temp, 'work'),
    ).toPdf('<p>', abort.signal);
    while (!existsSync(started)) await new Promise((resolve) => setTimeout(resolve, 5));
    abort.abort(new Error('cancelled'));
    await expect(printed).rejects.toThrow('cancelled');
    expect(readdirSync(join(temp, 'work'))).toEqual([]);
  });
});

test('an own browser goes before those installed, and a wrong one is not replaced', () => {
  expect(findChromium({ CHANGWAT_CHROMIUM: process.execPath, PATH: '/usr/bin' }, 'linux')).toBe(
    process.execPath,
  );
  expect(findChromium({ CHANGWAT_CHROMIUM: '/none', PATH: '/usr/bin' }, 'linux')).toBeNull();
  expect(findChromium({ PATH: '/nowhere' }, 'linux')).toBeNull();
});
