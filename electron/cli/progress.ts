import type { Bilingual } from '../../shared/contract/base.ts';

/** Tells on standard error how far the work is: in place on a terminal, else one line a step. */
export function createProgress(stream: NodeJS.WriteStream) {
  let shown = '';
  return {
    progress(fraction: number | null, step?: Bilingual): void {
      const text = step?.th ?? shown.replace(/^\s*\d+ % /, '');
      if (!stream.isTTY) {
        if (text !== '' && text !== shown) stream.write(`${text}\n`);
        shown = text;
        return;
      }
      const line = `${fraction === null ? '' : `${String(Math.round(fraction * 100)).padStart(3)} % `}${text}`;
      if (line === shown) return;
      stream.write(`\r\u001b[K${line}`);
      shown = line;
    },
    /** Clears the line before the result is printed. */
    end(): void {
      if (stream.isTTY && shown !== '') stream.write('\r\u001b[K');
    },
  };
}
