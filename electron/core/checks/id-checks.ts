import { holdsIdNumber, idNumbersIn } from '../../../shared/domain/id-numbers.ts';
import { mayHoldIdNumber } from '../../../shared/domain/personal-fields.ts';
import { checkDetail } from '../../../shared/text/checks.ts';
import { listLayers } from '../layers/index.ts';
import type { Check } from './check.ts';
import { type FoundRow, longIn } from './rows.queries.ts';

const DIGITS = 13;

/** One code of thirteen digits in ten has the right check digit by chance: in a column of codes they say nothing. */
const idsAmong = (found: readonly FoundRow[]): FoundRow[] => {
  const cells = found.map((row) => ({
    row,
    value: typeof row.value === 'bigint' ? Number(row.value) : row.value,
  }));
  const plain = cells.flatMap(({ row, value }) => (value instanceof Uint8Array ? [] : [{ row, value }]));
  const numbers = plain.reduce((sum, { value }) => sum + (idNumbersIn(value)?.numbers ?? 0), 0);
  const ids = plain.filter(({ value }) => holdsIdNumber(value));
  const byChance = numbers / 10;
  const isNoChance = ids.length * 2 >= numbers || ids.length > byChance + 4 * Math.sqrt(byChance * 0.9);
  return isNoChance ? ids.map(({ row }) => row) : [];
};

/** ID numbers of persons that stand in open rows: written by another program, or before they were refused. */
export const idOpen: Check = {
  key: 'id-open',
  severity: 'error',
  *find({ workspace: { db } }) {
    for (const layer of listLayers(db).filter(({ zoneSchemeId }) => zoneSchemeId === null))
      for (const field of layer.fields.filter(mayHoldIdNumber)) {
        const detail = checkDetail.idOpen({ th: field.title, en: field.titleEn || field.title });
        for (const { fid } of idsAmong(longIn(db, layer.name, field.name, DIGITS)))
          yield { layer: layer.name, fid, detail };
        yield undefined;
      }
  },
};
