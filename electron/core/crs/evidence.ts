import type { Extent } from '../../../shared/contract/base.ts';
import type { DeclaredCrs } from '../formats/source.ts';
import type { AreaNames } from './area-names.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { PrjReading } from './prj.ts';

/** One feature of the file, by the middle of its box, in the file's own coordinates. */
export interface CrsSample {
  readonly x: number;
  readonly y: number;
  /** `[minX, minY, maxX, maxY]`; null for points; absent where only the middle is known. */
  readonly box?: readonly [number, number, number, number] | null;
  /** The area code in its attributes, digits only, or null. */
  readonly code: string | null;
  /** The names of areas in its attributes. */
  readonly names?: AreaNames | null;
}

/** An area whose place in WGS 84 is known for certain: it stands in the workspace. Villages are points. */
export interface KnownArea {
  readonly extent: Extent;
  readonly name?: string;
}

/** The boxes of the rows of one register, in WGS 84, four numbers each. */
export interface KnownRows {
  readonly register: string;
  readonly points: boolean;
  readonly boxes: Float64Array;
}

export interface CrsEvidence {
  readonly samples: readonly CrsSample[];
  /** What the file says of itself. */
  readonly declared?: DeclaredCrs | null;
  /** The same, read already. */
  readonly prj?: PrjReading | null;
  /** By area code. */
  readonly known: ReadonlyMap<string, KnownArea>;
  /** The rows of the registers, asked for only where codes and names do not decide. */
  readonly rows?: () => readonly KnownRows[];
  /** Where the workspace's province lies, or the one that the user names; empty when that is not known. */
  readonly province: readonly Extent[];
  readonly gazetteer: Gazetteer;
}
