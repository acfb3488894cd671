import type { CellValue, FieldType, GeometryType } from '../../contract/base.ts';
import type { CodeItem } from '../code-lists/definition.ts';
import type { SectionKey } from './sections.ts';

/** Who may see a column: `public` stands in `workspace.gpkg`; `contact` and `restricted` in the restricted store. */
export type ColumnClass = 'public' | 'contact' | 'restricted';

/** A link to a row of another register, by its id or by its official code. */
export interface FieldReference {
  /** The register, or the field of the same row that names it (for areas of any level). */
  readonly register: string | { readonly field: string };
  readonly by: 'id' | 'code';
}

/** When a field is asked for: another field of the row holds one of the values, or (`[]`) is empty. */
export interface FieldCondition {
  readonly field: string;
  readonly in: readonly CellValue[];
}

/** How a text or number is typed and shown beyond its type. */
export type FieldFormat = 'phone' | 'email' | 'national-id' | 'year-be' | 'color' | 'long-text';

export interface RegisterField {
  readonly name: string;
  readonly th: string;
  readonly en: string;
  readonly type: FieldType;
  readonly class: ColumnClass;
  readonly unit?: string;
  readonly codeList?: string;
  /** The words of a list that is the office's own. */
  readonly choices?: readonly CodeItem[];
  /** A JSON list of values of the code list. */
  readonly many?: boolean;
  readonly required?: boolean;
  readonly reference?: FieldReference;
  readonly when?: FieldCondition;
  readonly format?: FieldFormat;
  /** The heading under which a form shows it; `main` without. */
  readonly section?: SectionKey;
  /** Identifies a person: shown masked until it is opened with a reason. */
  readonly masked?: boolean;
  /**
   * Tells of health, disability or what the law sets beside them (PDPA s. 26), or lets it be guessed: masked, and not even
   * shown to be there.
   */
  readonly sensitive?: boolean;
}

export type RegisterGroup = 'area' | 'resource' | 'housing' | 'organisation' | 'people';

export interface RegisterDefinition {
  /** The table's name, and what `--register` takes. */
  readonly key: string;
  readonly th: string;
  readonly en: string;
  readonly geometryType: GeometryType;
  readonly group: RegisterGroup;
  readonly store: 'workspace' | 'restricted';
  readonly labelField: string;
  /** Fields that make a row's name together, where one is not enough. */
  readonly labelFields?: readonly string[];
  /** The human key, unique in the register where filled. */
  readonly codeField: string | null;
  /** False where rows are made in the program only, never taken from a file as they stand. */
  readonly fromFiles: boolean;
  readonly fields: readonly RegisterField[];
}

type More = Partial<RegisterField>;
type Builder = (name: string, th: string, en: string, more?: More) => RegisterField;

const builder =
  (type: FieldType): Builder =>
  (name, th, en, more = {}) => ({ name, th, en, type, class: 'public', ...more });

export const text = builder('text');
export const integer = builder('integer');
export const real = builder('real');
export const date = builder('date');
export const yesNo = builder('boolean');

/** An amount of money: stored in satang, shown in baht. */
export const money = (name: string, th: string, en: string, more: More = {}): RegisterField =>
  integer(name, th, en, { unit: 'satang', section: 'money', ...more });

/** A link to a row of another register by its id. */
export const link = (
  name: string,
  th: string,
  en: string,
  register: FieldReference['register'],
  more: More = {},
): RegisterField => text(name, th, en, { reference: { register, by: 'id' }, ...more });

/** A link to an area by its official code. */
export const areaCode = (
  name: string,
  th: string,
  en: string,
  register: string,
  more: More = {},
): RegisterField => text(name, th, en, { reference: { register, by: 'code' }, ...more });

/** An area of any level: its level, then its id. */
export const anyArea = (more: More = {}): RegisterField[] => [
  text('area_level', 'ระดับพื้นที่', 'Area level', { codeList: 'area-level', section: 'area', ...more }),
  link('area_id', 'พื้นที่', 'Area', { field: 'area_level' }, { section: 'area', ...more }),
];

/** From when to when a row is in force; history is kept, codes are never used again. */
export const validity = (): RegisterField[] => [
  date('valid_from', 'ใช้ตั้งแต่', 'Valid from', { section: 'validity' }),
  date('valid_to', 'ใช้ถึง', 'Valid to', { section: 'validity' }),
];

/** Every field given, in the class of the restricted store. */
export const inClass = (columnClass: ColumnClass, fields: readonly RegisterField[]): RegisterField[] =>
  fields.map((field) => ({ ...field, class: columnClass }));
