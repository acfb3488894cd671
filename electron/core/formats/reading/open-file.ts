import { Refusal } from '../../../../shared/domain/refusal.ts';
import { type ByteSource, openFile } from '../bytes.ts';

/** Opens a file for reading. Refuses `file-not-found`, or `file-unreadable` for what can't be opened. */
export function openForReading(path: string, name: string): ByteSource {
  try {
    return openFile(path);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new Refusal(missing ? 'file-not-found' : 'file-unreadable', { file: name });
  }
}
