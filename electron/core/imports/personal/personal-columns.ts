import type { PersonalColumn } from '../../../../shared/contract/import-findings.ts';
import { idNumbersIn } from '../../../../shared/domain/id-numbers.ts';
import { cellText } from '../../formats/values/cells.ts';
import { readDate } from '../../formats/values/times.ts';
import type { ColumnSample } from '../code-columns.ts';
import { distinctShare, letterShare, probeOf, shareOf } from '../mapping/column-facts.ts';
import { type Concept, conceptsOf, headingKey } from '../mapping/headings.ts';
import {
  holdsMobiles,
  holdsNames,
  isTitledName,
  looksLikeMobile,
  looksLikeName,
} from '../mapping/personal-looks.ts';
import { PersonalWatch, type WatchedColumn } from './personal-watch.ts';

type Kind = PersonalColumn['kind'];

/** Headings that speak of a person whatever the table is about. */
const BY_HEADING: readonly (readonly [Concept, Kind])[] = [
  ['national_id', 'national-id'],
  ['birth_date', 'birth'],
  ['birth_year', 'birth'],
  ['disability', 'health'],
  ['vulnerable', 'health'],
];
const HEALTH = /พิการ|ผู้ป่วย|ติดเตียง|โรคประจำตัว|สุขภาพจิต|หมู่เลือด|disab|illness|diagnos|patient/i;
/** A count of disabled people in an area is no fact of a person. */
const COUNT = /^(จำนวน|ร้อยละ|รวม|num|count|total|no)/;
const HOUSE = /^\d{1,4}(?:\/\d{1,4})?(?:\s*(?:หมู่|ม\.)|$)/;
/** A kind that is written as a number is no count. */
const CODED = /^(ประเภท|รหัส|ลักษณะ)|type|code/;

interface Looked {
  readonly name: string;
  readonly concepts: ReadonlySet<Concept>;
  readonly filled: WatchedColumn['filled'];
  readonly probe: WatchedColumn['filled'];
  readonly hasIds: boolean;
  /** The cells of rows with an ID number. */
  readonly beside: { readonly filled: WatchedColumn['filled']; readonly probe: WatchedColumn['filled'] };
}

const looked = ({ name, filled, hasIds, besideIds }: WatchedColumn): Looked => ({
  ...{ name, filled, hasIds, concepts: conceptsOf(name), probe: probeOf(filled) },
  beside: { filled: besideIds, probe: probeOf(besideIds) },
});

const holdsId = (text: string): boolean => (idNumbersIn(text)?.ids ?? 0) > 0;

/** Where a file has no row of headings, its first row stands there. */
const isPersonsHeading = (name: string): boolean => holdsId(name) || isTitledName(cellText(name));

/** What a column is of a person by itself; null where only its neighbours could tell. */
function ownKind(column: Looked): Kind | null {
  if (column.hasIds || holdsId(column.name)) return 'national-id';
  const { beside } = column;
  if (looksLikeName(column) || looksLikeName(beside) || holdsNames(column) || holdsNames(beside))
    return 'name';
  if (isPersonsHeading(column.name)) return 'name';
  if (looksLikeMobile(column) || holdsMobiles(column) || looksLikeMobile(beside)) return 'phone';
  const named = BY_HEADING.find(([concept]) => column.concepts.has(concept));
  if (named?.[1] === 'national-id') return isIdHeading(column) ? 'national-id' : null;
  if (named) return named[1] === 'health' && isCount(column) ? null : named[1];
  return HEALTH.test(headingKey(column.name)) && !isCount(column) ? 'health' : null;
}

/** Said in Thai it is one; `PID` may be anyone's, and its cells must be as long. */
const isIdHeading = ({ name, probe }: Looked): boolean =>
  /[ก-๙]/.test(name) ||
  probe.length === 0 ||
  shareOf({ probe }, (value) => idNumbersIn(value) !== null) >= 0.5;

const isCount = ({ name, probe, concepts }: Looked): boolean => {
  const key = headingKey(name);
  if (COUNT.test(key)) return true;
  return (
    !CODED.test(key) &&
    !concepts.has('vulnerable') &&
    shareOf({ probe }, (value) => typeof value === 'number') === 1
  );
};

/** What a column is in a table of persons: the name of a forest is no person's, nor the address of a hospital. */
function kindAmongPersons({ name, concepts, probe }: Looked, splitNames: boolean): Kind | null {
  if (concepts.has('full_name') || concepts.has('family_name')) return 'name';
  if (splitNames && concepts.has('given_name')) return 'name';
  if (concepts.has('phone')) return 'phone';
  if (concepts.has('address') || concepts.has('hh_code')) return 'address';
  const key = headingKey(name);
  if ((concepts.has('disability') || HEALTH.test(key)) && !COUNT.test(key)) return 'health';
  const house = shareOf({ probe }, (value) => HOUSE.test(cellText(value)));
  return concepts.has('house_no') && house > 0 ? 'address' : null;
}

/** What may name anything, a person too. */
const ANYTHING: ReadonlySet<Concept> = new Set(['name', 'name_en', 'code', 'row_id', 'description']);
/** True where the heading says what the column is about, and that it is no one's name. */
const isKnown = ({ concepts }: Looked): boolean => [...concepts].some((concept) => !ANYTHING.has(concept));
const FEW = 10;
/** So many different ones among the cells: they tell rows apart. */
const DIFFERENT = 0.5;

/**
 * What a column may be in rows that bear ID numbers, where neither heading nor cells tell: words that differ from row to row
 * are of the person whose number stands beside them. What repeats, and what names areas, is not.
 */
function kindBesideIds(column: Looked): Kind | null {
  const { filled, probe, concepts } = column;
  if (filled.length === 0 || isKnown(column)) return null;
  if (
    concepts.size === 0 &&
    shareOf({ probe }, (value) => readDate(value).value !== null && /\D/.test(String(value))) >= 0.8
  )
    return 'birth';
  const facts = { ...column, values: filled, index: 0, type: 'text' as const };
  if (letterShare(facts) < DIFFERENT) return null;
  return filled.length < FEW || distinctShare(facts) >= DIFFERENT ? 'words' : null;
}

/** Family names, houses and names with their titles are found in tables of persons only. */
const OF_PERSONS: readonly Concept[] = ['family_name', 'full_name', 'income', 'welfare_card'];
const isAlone = ({ name, concepts }: Looked): boolean =>
  concepts.has('house_no') && /บ้าน|house|hno/.test(headingKey(name));

/**
 * The columns that hold facts of persons, by their cells and by their headings. Names, phones and addresses that an
 * office may have as well count where another column shows that the rows are persons or households.
 */
export function personalOf(watch: PersonalWatch): PersonalColumn[] {
  const columns = watch.columns().map(looked);
  const own = columns.map(ownKind);
  const numbered = own.includes('national-id');
  const persons =
    own.some((kind) => kind !== null && kind !== 'health') ||
    columns.some((column) => OF_PERSONS.some((concept) => column.concepts.has(concept)) || isAlone(column));
  // `ชื่อ` is a given name beside a family name or an ID number; alone it may be anything's.
  const splitNames = numbered || columns.some(({ concepts }) => concepts.has('family_name'));
  const found = columns.flatMap((column, i) => {
    const among = persons ? kindAmongPersons(column, splitNames) : null;
    const kind = own[i] ?? among ?? (numbered ? kindBesideIds(column) : null);
    return kind === null ? [] : [{ name: column.name, kind }];
  });
  return withheldAmong(found);
}

/**
 * What an open layer or register never takes: all that tells of persons where ID numbers stand or where several kinds
 * together make a list of persons, and health always. One kind alone, as the telephones of offices, is only pointed out.
 */
function withheldAmong(found: readonly Omit<PersonalColumn, 'withheld'>[]): PersonalColumn[] {
  const kinds = new Set(found.map(({ kind }) => kind));
  const isList = kinds.has('national-id') || kinds.size > 1;
  return found.map((column) => ({
    ...column,
    withheld: isList || column.kind === 'health' || isPersonsHeading(column.name),
  }));
}

/** The same for columns of which some values are known. */
export function personalColumns(samples: readonly ColumnSample[]): PersonalColumn[] {
  const watch = new PersonalWatch(samples.map(({ name }) => name));
  const rows = Math.max(0, ...samples.map(({ values }) => values.length));
  for (let row = 0; row < rows; row++) watch.take(samples.map(({ values }) => values[row] ?? null));
  return personalOf(watch);
}
