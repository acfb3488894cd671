import {
  IconFile,
  IconFileMusic,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileWord,
  IconFileZip,
  IconMovie,
  IconPhoto,
  IconPresentation,
} from '@tabler/icons-react';
import type { DocumentKind } from '../../../shared/contract/documents.ts';

const SIGNS = {
  photo: IconPhoto,
  pdf: IconFileTypePdf,
  document: IconFileWord,
  sheet: IconFileSpreadsheet,
  slides: IconPresentation,
  video: IconMovie,
  audio: IconFileMusic,
  archive: IconFileZip,
  text: IconFileText,
  other: IconFile,
} as const satisfies Record<DocumentKind, unknown>;

/** The sign of a kind of file. Decorative: its name stands beside it. */
export function DocumentSign({ kind, size }: { readonly kind: DocumentKind; readonly size: number }) {
  const Sign = SIGNS[kind];
  return <Sign size={size} stroke={1.5} aria-hidden="true" />;
}
