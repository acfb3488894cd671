export { safeFileName } from './file-names.ts';
export {
  type CopyControl,
  copyThrough,
  filesPathOf,
  incomingPath,
  type StoredFile,
  storedPath,
  storeFile,
} from './file-store.ts';
export { hashOf } from './hash-of.ts';
