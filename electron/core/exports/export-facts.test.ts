import { describe, expect, it } from 'vitest';
import { evidenceText } from '../../../shared/text/exports.ts';
import { exportFacts } from './export-facts.ts';

const message = (code: string, words: string) => ({ code, count: 1, message: words, messageEn: words });

describe('the evidence that goes with a file', () => {
  it('holds the answer as it was read out, and what was withheld in it, each once', () => {
    const evidence = {
      method: 'นับ',
      sentence: 'จาก 55 ตำบล มี 47 ตำบลที่มีครัวเรือน',
      leftOut: [message('suppressed-small', 'ปกปิด 6 ตำบล'), message('shapes-left-out', 'ไม่มีรูป')],
    };
    const facts = exportFacts(
      {
        ...{ name: 'a', title: 'ก', kind: 'result', register: null, geometry_type: 'None', version: 1 },
        ...{ label_field: null, source: null, as_of: null, fields: null, evidence: JSON.stringify(evidence) },
      },
      {
        ...{ rows: 55, of: 55, crs: 'EPSG:4326', now: '2026-03-01T00:00:00Z' },
        leftOut: [message('shapes-left-out', 'ไม่มีรูปในไฟล์')],
      },
    );
    const said = (label: string): string | undefined => facts.find((fact) => fact.label === label)?.value;
    expect(said(evidenceText.sentence.th)).toBe(evidence.sentence);
    expect(said(evidenceText.leftOut.th)).toBe('ปกปิด 6 ตำบล\nไม่มีรูปในไฟล์');
  });
});
