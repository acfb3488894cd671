import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../crs/index.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { areaIndex, type HintedRow, matchAreas } from './index.ts';

const CODES = join(import.meta.dirname, '../../../../../shared/data/th/codes');
const gazetteer = loadGazetteer(join(import.meta.dirname, '../../../../resources'));

interface Listed {
  readonly code: string;
  readonly name: string;
}

/** Code and Thai name of a list of comma-separated columns, by the places of the two. */
const listOf = (file: string, code: number, name: number): Listed[] =>
  readFileSync(join(CODES, file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter((cells) => (cells.at(-1) ?? '').trim() === '')
    .map((cells) => ({ code: cells[code] ?? '', name: cells[name] ?? '' }));

describe.skipIf(!existsSync(CODES))('the lists of another maker (needs ../shared/data)', () => {
  let open: TestWorkspace;
  beforeAll(async () => {
    open = await aWorkspace();
  });
  afterAll(() => open.close());

  it('are matched by names alone to the codes that they have themselves (prints the shares)', () => {
    const provinces = new Map(gazetteerNames('province'));
    const districts = new Map(listOf('kongvut_districts.csv', 0, 1).map(({ code, name }) => [code, name]));
    const listed = listOf('kongvut_sub_districts.csv', 0, 2);
    const rows = listed.map(
      ({ code, name }, i): HintedRow => ({
        row: i + 1,
        at: null,
        hints: {
          ...{ code: null, village: null, council_area: null },
          province: `จ.${provinces.get(code.slice(0, 2)) ?? ''}`,
          district: districts.get(code.slice(0, 4)) ?? null,
          subdistrict: `ต.${name}`,
        },
      }),
    );
    const work = matchAreas('subdistrict', rows, areaIndex(open.workspace.db, gazetteer), {});
    let step = work.next();
    while (!step.done) step = work.next();
    const { report, areaOf } = step.value;
    const others = listed.flatMap((one, i) => {
      const found = areaOf(i + 1);
      return found && found.code !== one.code ? [{ ...one, found }] : [];
    });
    // The lists number a few new districts differently: there the name has to be the same, in the same province.
    const wrong = others.filter(
      ({ code, name: own, found }) => own !== found.name || code.slice(0, 2) !== found.code.slice(0, 2),
    );
    const { name, suggested, ambiguous, unmatched } = report;
    console.info(
      `${listed.length} sub-districts by names: ${name} matched, ${others.length} of them numbered otherwise by the two lists, ${wrong.length} wrong, ` +
        `${suggested} suggested, ${ambiguous} ambiguous, ${unmatched} unmatched`,
    );
    expect(name / listed.length).toBeGreaterThan(0.98);
    expect(wrong).toEqual([]);
  });
});

function gazetteerNames(level: string): [string, string][] {
  return [...gazetteer.areas()].filter((area) => area.level === level).map(({ code, name }) => [code, name]);
}
