import { describe, expect, it } from 'vitest';
import type { AreaGroup } from '../../../shared/contract/import-findings.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { firstSuggestions, groupLines } from './area-groups.ts';
import { arrange, cardsOf } from './arrange.ts';
import { closeView, offsetIsSmall, offsetOf } from './close-view.ts';
import { rivalOf, shownCandidates } from './crs-choices.ts';
import { hindrance } from './hindrances.ts';
import { type ReviewedSet, reviewOf, type Typed } from './import-store.ts';
import { mappingLines, survivesEncoding, withConversion, withTarget } from './mapping-choices.ts';
import { placingLines, samePlacing } from './placing-lines.ts';
import { profileNameOf } from './profile-name.ts';

/** A readable shapefile of areas, of which a test changes what it is about. */
const made = (more: Partial<ImportSet> = {}): ImportSet => ({
  key: 'a',
  name: 'ป่าชุมชน',
  format: 'shapefile',
  featureCount: 3,
  geometryType: 'Polygon',
  encoding: { name: 'windows-874', evidence: 'thai-bytes', candidates: [] },
  crs: { id: 'EPSG:32648', evidence: 'prj', operation: null, candidates: [] },
  extent: null,
  fields: [
    { name: 'NAME', type: 'text' },
    { name: 'RAI', type: 'integer' },
    { name: 'NGAN', type: 'integer' },
    { name: 'APV', type: 'text' },
  ],
  issues: [],
  parts: [],
  missing: [],
  sizeBytes: 1,
  readings: [],
  sample: [],
  suggestedTitle: 'ป่าชุมชน',
  saidAbove: { agency: null, asOf: null },
  suggestedRegister: null,
  compared: true,
  account: { read: 3, inserted: 3, updated: 0, unchanged: 0, skipped: 0, repaired: 0 },
  skippedRows: [],
  outlines: [],
  refusal: null,
  offered: true,
  mojibake: null,
  layout: null,
  placing: { kind: 'file' },
  placings: [],
  registers: [],
  register: null,
  mapping: null,
  areaMatch: null,
  rowMatch: null,
  profile: null,
  profileUsed: false,
  personal: [],
  shapeChanges: [],
  shapeConflicts: [],
  ...more,
});
const review = (set: ImportSet, typed: Partial<Typed> = {}): ReviewedSet => {
  const reviewed = reviewOf(set);
  return { ...reviewed, typed: { ...reviewed.typed, ...typed } };
};

describe('cards of the import page', () => {
  it('shows only what applies: no text card for a format in UTF-8, no map for a table', () => {
    const workbook = made({
      format: 'xlsx',
      geometryType: 'None',
      encoding: { name: 'utf-8', evidence: 'format', candidates: [] },
      layout: { headerRow: 3, delimiter: null, rows: [] },
    });
    expect(cardsOf(workbook)).toEqual(['table', 'fields', 'about', 'found']);
    expect(cardsOf(made())).toEqual(['text', 'crs', 'fields', 'about', 'found']);
  });

  it('keeps every card once and in order, two side by side in a narrow window', () => {
    const cards = cardsOf(
      made({
        register: 'household',
        mapping: { found: [], left: [], missing: [] },
        layout: { headerRow: 1, delimiter: ',', rows: [] },
      }),
    );
    for (const narrow of [false, true]) {
      const rows = arrange(cards, narrow);
      expect(rows.flatMap((row) => row.cards)).toEqual(cards);
      expect(Math.max(...rows.map((row) => row.cards.length))).toBeLessThanOrEqual(narrow ? 2 : 3);
    }
  });
});

describe('what keeps an import from starting', () => {
  it('asks a household list for its basis, then the document, then the store', () => {
    const set = made({ register: 'household' });
    const card = (typed: Partial<Typed>, store: 'none' | 'locked' | 'open') =>
      hindrance([review(set, typed)], store)?.words.th;
    expect(card({}, 'open')).toContain('ฐาน');
    expect(card({ basisKind: 'consent', basisNote: '  ' }, 'open')).toContain('เอกสาร');
    expect(card({ basisKind: 'consent', basisNote: 'แบบยินยอม' }, 'none')).toContain('ที่เก็บข้อมูล');
    expect(card({}, 'locked')).toContain('ที่เก็บข้อมูล');
    expect(card({ basisKind: 'consent', basisNote: 'แบบยินยอม' }, 'open')).toBeUndefined();
    expect(card({ basisKind: 'consent', basisNote: 'ก', keepUntil: '31/2/2570' }, 'open')).toContain('วันที่');
  });

  it('passes over sets that are left out or refused', () => {
    const undecided = made({ crs: { id: null, evidence: 'undecided', operation: null, candidates: [] } });
    expect(hindrance([review(undecided)], 'open')?.card).toBe('crs');
    expect(hindrance([review(undecided, { take: false })], 'open')).toBeNull();
    const refused = { ...undecided, refusal: { th: 'เสีย', en: 'broken' } };
    expect(hindrance([review(refused, { take: true })], 'open')).toBeNull();
  });

  it('names a required field only where no row comes in without it', () => {
    const mapping = { found: [], left: [], missing: ['name_th'] };
    const none = { read: 3, inserted: 0, updated: 0, unchanged: 0, skipped: 3, repaired: 0 };
    const set = made({ register: 'community_forest', mapping, account: none });
    const found = hindrance([review(set)], 'open');
    expect(found?.card).toBe('mapping');
    expect(found?.values.field).toMatchObject({ th: 'ชื่อป่าชุมชน' });
    expect(hindrance([review({ ...set, account: made().account })], 'open')).toBeNull();
  });
});

describe('columns to fields', () => {
  const name = { columns: ['NAME'], field: 'name_th', convert: 'text' } as const;
  const rai = { columns: ['RAI'], field: '@declared-area', convert: 'rai' } as const;
  const found = [
    { ...name, columns: ['NAME'] },
    { ...rai, columns: ['RAI'] },
  ];

  it('gives a target to its newest column, and takes columns together where a value is made of several', () => {
    const moved = withTarget(found, ['APV'], 'community_forest', 'name_th');
    expect(moved.filter(({ field }) => field === 'name_th')).toEqual([
      { columns: ['APV'], field: 'name_th', convert: 'text' },
    ]);
    const joined = withTarget(found, ['NGAN'], 'community_forest', '@declared-area');
    expect(joined).toContainEqual({
      columns: ['RAI', 'NGAN'],
      field: '@declared-area',
      convert: 'rai-ngan-wah',
    });
  });

  it('leaves columns out, and keeps the unit that was chosen', () => {
    expect(withTarget(found, ['RAI'], 'community_forest', null)).toEqual([found[0]]);
    const hectares = withConversion(found, '@declared-area', 'hectare');
    expect(withTarget(hectares, ['RAI'], 'community_forest', '@declared-area')).toContainEqual({
      columns: ['RAI'],
      field: '@declared-area',
      convert: 'hectare',
    });
  });

  it('keeps lines in the order of the file, and a mapping through another encoding only if its names stay', () => {
    const report = {
      found: [{ ...found[1], evidence: 'name', certain: true, examples: [], failed: 0, failedExamples: [] }],
      left: ['APV', 'NAME'],
      missing: [],
    } as unknown as Parameters<typeof mappingLines>[0];
    expect(mappingLines(report, ['NAME', 'RAI', 'APV']).map(({ columns }) => columns[0])).toEqual([
      'NAME',
      'RAI',
      'APV',
    ]);
    expect(survivesEncoding(found)).toBe(true);
    expect(survivesEncoding([{ columns: ['ชื่อ'], field: 'name_th', convert: 'text' }])).toBe(false);
  });
});

describe('areas that the user picks', () => {
  const group = (key: string, outcome: AreaGroup['outcome'], code: string | null): AreaGroup => ({
    key,
    text: key,
    rows: 1,
    outcome,
    note: null,
    area: null,
    suggestions:
      code === null ? [] : [{ code, name: 'ก', above: 'ข', score: 1, reason: { th: 'ค', en: 'c' } }],
  });

  it('never takes a name that several areas bear among the first suggestions', () => {
    const groups = [
      group('a', 'suggested', '270101'),
      group('b', 'ambiguous', '270102'),
      group('c', 'unmatched', null),
    ];
    expect(firstSuggestions(groupLines(groups, {}).open)).toEqual({ a: '270101' });
  });

  it('counts a name that is left unmatched as settled', () => {
    const { open, settled } = groupLines([group('a', 'unmatched', null), group('b', 'suggested', '27')], {
      a: '',
    });
    expect(open.map((line) => line.group.key)).toEqual(['b']);
    expect(settled.map((line) => line.pick)).toEqual(['']);
  });
});

describe('placing and systems', () => {
  it('offers each way once, with what the user set in the place of the offer', () => {
    const offer = { kind: 'coordinates', x: 'RAI', y: 'NGAN', notation: 'auto' } as const;
    const asked = { ...offer, notation: 'dms' } as const;
    const set = made({ placings: [{ placing: offer, share: 1, reason: { th: '', en: '' } }] });
    const lines = placingLines(set, asked);
    expect(lines.map(({ placing }) => placing.kind)).toEqual(['coordinates', 'none']);
    expect(lines[0]?.placing).toEqual(asked);
    expect(samePlacing(offer, asked)).toBe(false);
  });

  it('shows one system that lies outside at most, and compares with none that does', () => {
    const candidate = (id: string, inside: number) => ({ id, title: id, inside, metresOff: null });
    const candidates = [candidate('a', 1), candidate('x', 0), candidate('b', 1), candidate('y', 0)];
    const set = made({ crs: { id: 'a', evidence: 'areas', operation: null, candidates } });
    expect(shownCandidates(set).map(({ id }) => id)).toEqual(['a', 'b', 'x']);
    expect(rivalOf(set)?.id).toBe('b');
  });

  it('looks close where two readings would fall on one line', () => {
    const square = (lon: number, lat: number) => ({
      type: 'Polygon',
      coordinates: [
        [
          [lon, lat],
          [lon + 0.5, lat],
          [lon + 0.5, lat + 0.5],
          [lon, lat],
        ],
      ],
    });
    const [chosen, other] = [[square(102, 13)], [square(102.003, 12.997)]];
    const offset = offsetOf(chosen, other);
    expect(offset?.metres).toBeGreaterThan(400);
    expect(offset?.metres).toBeLessThan(520);
    expect(offsetIsSmall(chosen, other)).toBe(true);
    const view = closeView(chosen, offset as NonNullable<typeof offset>);
    expect(view[2] - view[0]).toBeLessThan(0.06);
    expect(view[0]).toBeLessThan(102);
    expect(view[2]).toBeGreaterThan(102.003);
  });
});

it('proposes a profile by the agency and the year of its data', () => {
  const named = review(made(), { source: ' กรมป่าไม้ ', asOf: '29 ก.พ. 2567' });
  expect(profileNameOf(named)).toBe('กรมป่าไม้ 2567');
  expect(profileNameOf(review(made(), { profileName: 'ของฉัน' }))).toBe('ของฉัน');
  expect(profileNameOf(review(made()))).toBe('ป่าชุมชน');
});
