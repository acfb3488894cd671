import { expect, it } from 'vitest';
import { canBeShown, mediaOf, safeEnding } from './media-type.ts';

const of = (bytes: string | Buffer) => {
  const head = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
  return mediaOf(head, head.length).type;
};

it.each([
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
  ['%PDF-1.7\n', 'application/pdf'],
  [
    'PK\x03\x04\x14\0\0\0word/document.xml',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['PK\x03\x04\x14\0\0\0photo.jpg', 'application/zip'],
  ['\0\0\0\x18ftypheic', 'image/heic'],
  ['\0\0\0\x18ftypmp42', 'video/mp4'],
  ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
  ['  <svg xmlns="x"><script>alert(1)</script></svg>', 'image/svg+xml'],
  ['<?xml version="1.0"?><svg onload="x"/>', 'image/svg+xml'],
  ['\xef\xbb\xbf<!DOCTYPE html><script>', 'text/html'],
  ['<?xml version="1.0"?><kml/>', 'application/xml'],
  ['MZ\x90\0', 'application/x-msdownload'],
  ['', 'application/x-empty'],
  ['BMX a word', 'text/plain'],
  ['\0\x01\x02', 'application/octet-stream'],
])('%j is %s whatever its name says', (bytes, type) => {
  expect(of(bytes)).toBe(type);
});

it('takes Thai in either encoding for text', () => {
  expect(of(Buffer.from('ระเบียบป่าชุมชน'))).toBe('text/plain');
  expect(of(Buffer.from([0xc3, 0xd0, 0xe0, 0xba, 0xd5, 0xc2, 0xba]))).toBe('text/plain');
});

it('shows nothing in which something could run, and opens no program by a click', () => {
  for (const type of ['image/svg+xml', 'text/html', 'application/xml', 'application/pdf', 'image/tiff'])
    expect(canBeShown(type)).toBe(false);
  for (const type of [
    'text/html',
    'image/svg+xml',
    'application/x-msdownload',
    'application/zip',
    'application/octet-stream',
  ])
    expect(safeEnding(type)).toBeNull();
});
