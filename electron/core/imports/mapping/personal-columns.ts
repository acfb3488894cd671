import type { PersonalColumn } from '../../../../shared/contract/import-findings.ts';
import { cellText } from '../../formats/values/cells.ts';
import type { ColumnSample } from '../code-columns.ts';
import { probeOf, shareOf } from './column-facts.ts';
import { type Concept, conceptsOf, headingKey } from './headings.ts';
import { looksLikeMobile, looksLikeName, looksLikeNationalId } from './personal-looks.ts';

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

interface Looked {
  readonly name: string;
  readonly concepts: ReadonlySet<Concept>;
  readonly filled: ColumnSample['values'];
  readonly probe: ColumnSample['values'];
}

const looked = ({ name, values }: ColumnSample): Looked => {
  const filled = values.filter((value) => value !== null && String(value).trim() !== '');
  return { name, concepts: conceptsOf(name), filled, probe: probeOf(filled) };
};

/** What a column is of a person by itself; null where only its neighbours could tell. */
function ownKind(column: Looked): Kind | null {
  if (looksLikeNationalId(column)) return 'national-id';
  if (looksLikeName(column)) return 'name';
  if (looksLikeMobile(column)) return 'phone';
  const named = BY_HEADING.find(([concept]) => column.concepts.has(concept));
  if (named) return named[1];
  const key = headingKey(column.name);
  return HEALTH.test(key) && !COUNT.test(key) ? 'health' : null;
}

/** What a column is in a table of persons: the name of a forest is no person's, nor the address of a hospital. */
function kindAmongPersons({ concepts, probe }: Looked, splitNames: boolean): Kind | null {
  if (concepts.has('full_name') || concepts.has('family_name')) return 'name';
  if (splitNames && concepts.has('given_name')) return 'name';
  if (concepts.has('phone')) return 'phone';
  if (concepts.has('address') || concepts.has('hh_code')) return 'address';
  const house = shareOf({ probe }, (value) => HOUSE.test(cellText(value)));
  return concepts.has('house_no') && house > 0 ? 'address' : null;
}

/** Family names, houses and names with their titles are found in tables of persons only. */
const OF_PERSONS: readonly Concept[] = ['family_name', 'full_name', 'income', 'welfare_card'];
const isAlone = ({ name, concepts }: Looked): boolean =>
  concepts.has('house_no') && /บ้าน|house|hno/.test(headingKey(name));

/**
 * The columns that hold facts of persons, by their cells and by their headings. Names, phones and addresses that an
 * office may have as well count where another column shows that the rows are persons or households.
 */
export function personalColumns(samples: readonly ColumnSample[]): PersonalColumn[] {
  const columns = samples.map(looked);
  const own = columns.map(ownKind);
  const persons =
    own.some((kind) => kind !== null && kind !== 'health') ||
    columns.some((column) => OF_PERSONS.some((concept) => column.concepts.has(concept)) || isAlone(column));
  // `ชื่อ` is a given name beside a family name or an ID number; alone it may be anything's.
  const splitNames = columns.some(
    ({ concepts }) => concepts.has('family_name') || concepts.has('national_id'),
  );
  return columns.flatMap((column, i) => {
    const kind = own[i] ?? (persons ? kindAmongPersons(column, splitNames) : null);
    return kind === null ? [] : [{ name: column.name, kind }];
  });
}
