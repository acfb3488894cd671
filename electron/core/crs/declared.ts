import type { CrsDefinition } from './definitions.ts';
import { crsById } from './definitions.ts';
import type { CrsEvidence } from './evidence.ts';
import { readPrj } from './prj.ts';

/** What the file says of its coordinate system, understood or not. */
export interface DeclaredSystem {
  /** Null where it can't be read, or its number is not known here. */
  readonly definition: CrsDefinition | null;
  /** `prj` (well-known text), `declared` (an authority's number), `format` (by the rules of the format). */
  readonly evidence: 'prj' | 'declared' | 'format';
  /** As the file names it. */
  readonly name: string;
}

/** Reads what a file declares; null when it declares nothing. Numbers of 0 and below mean an undefined system. */
export function declaredSystem({ declared, prj }: CrsEvidence): DeclaredSystem | null {
  if (prj) return { definition: prj.definition, evidence: 'prj', name: prj.name };
  if (!declared) return null;
  switch (declared.kind) {
    case 'wkt': {
      if (declared.text.trim() === '') return null;
      const { definition, name } = readPrj(declared.text);
      return { definition, evidence: 'prj', name };
    }
    case 'epsg': {
      if (declared.code <= 0) return null;
      const name = `EPSG:${declared.code}`;
      return { definition: crsById(name), evidence: 'declared', name };
    }
    case 'format':
      return { definition: crsById('EPSG:4326'), evidence: 'format', name: 'WGS 84' };
  }
}
