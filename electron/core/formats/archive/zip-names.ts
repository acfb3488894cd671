import { isUtf8 } from 'node:buffer';
import { EncodingEvidence } from '../encoding/detect.ts';

const UTF8_FLAG = 0x800;
/** Info-ZIP's extra field with the name in UTF-8. */
const UNICODE_PATH = 0x7075;

export interface RawName {
  readonly bytes: Buffer;
  readonly flags: number;
  readonly extras: readonly { id: number; data: Buffer }[];
}

/** Names in the old code page of DOS, as the standard has it where nothing else is said; letters enough for a name. */
const dosText = (bytes: Buffer): string => new TextDecoder('ibm866').decode(bytes);

/**
 * The names of all members. A name is UTF-8 where its flag or its extra field says so, or where its bytes are; else
 * Windows-874 when the names of the archive together read as Thai (what Windows in Thai writes), else DOS.
 */
export function decodeNames(names: readonly RawName[]): string[] {
  const evidence = new EncodingEvidence();
  const plain = names.map((name) => {
    const known = unicodeName(name);
    if (known === null) evidence.add(name.bytes, 0, name.bytes.length);
    return known;
  });
  const encoding = evidence.decide({ cpg: null, ldid: null }).name;
  const decoder = encoding === 'windows-874' ? new TextDecoder('windows-874') : null;
  return names.map((name, i) => plain[i] ?? decoder?.decode(name.bytes) ?? dosText(name.bytes));
}

function unicodeName(name: RawName): string | null {
  const extra = name.extras.find((field) => field.id === UNICODE_PATH && field.data.length > 5);
  if (extra && isUtf8(extra.data.subarray(5))) return extra.data.toString('utf8', 5);
  return name.flags & UTF8_FLAG || isUtf8(name.bytes) ? name.bytes.toString('utf8') : null;
}
