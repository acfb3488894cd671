import { codeListOf } from '../../../shared/domain/code-lists/index.ts';
import {
  REGISTERS,
  type RegisterDefinition,
  type RegisterField,
  registerOf,
} from '../../../shared/domain/registers/index.ts';
import { runRules } from '../../../shared/domain/rules/index.ts';
import { normaliseThai } from '../../../shared/domain/thai-text.ts';
import { checkDetail } from '../../../shared/text/checks.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Check, Finding } from './check.ts';
import { idOpen } from './id-checks.ts';
import { ownMissing, ownUnknown } from './own-field-checks.ts';
import {
  danglingIn,
  emptyIn,
  filledIn,
  hasColumn,
  isThere,
  repeatedIn,
  rowOf,
  valuesOf,
} from './rows.queries.ts';

/** The registers whose rows stand in the workspace. */
export const openRegisters = (): readonly RegisterDefinition[] =>
  REGISTERS.filter(({ store }) => store === 'workspace');

const fieldsWith = (
  wanted: (field: RegisterField) => boolean,
): { register: RegisterDefinition; field: RegisterField }[] =>
  openRegisters().flatMap((register) => register.fields.filter(wanted).map((field) => ({ register, field })));

const requiredMissing: Check = {
  key: 'required-missing',
  severity: 'error',
  *find({ workspace: { db } }) {
    for (const { register, field } of fieldsWith(({ required }) => required === true)) {
      const detail = checkDetail.missing(field);
      for (const { fid } of emptyIn(db, register.key, field.name)) yield { layer: register.key, fid, detail };
      yield undefined;
    }
    yield* ownMissing(db);
  },
};

const CODED = ['province', 'district', 'subdistrict', 'village', 'council_area', 'local_authority'];
const CODE_RULES: ReadonlySet<string> = new Set(['code-digits', 'code-parent']);
/** Rules of codes look at the row alone. */
const NOTHING_KNOWN = { today: '' };
const CODE_COLUMNS = ['code', 'province_code', 'district_code', 'subdistrict_code'];

function* wrongCodes(db: ReadableDb, register: RegisterDefinition): Generator<Finding> {
  const columns = register.fields.map(({ name }) => name).filter((name) => CODE_COLUMNS.includes(name));
  for (const row of valuesOf<Record<string, string | number | null>>(db, register.key, columns)) {
    const values = Object.fromEntries(columns.map((name) => [name, row[name] ?? null]));
    const wrong = runRules(register.key, values, NOTHING_KNOWN).find(({ key }) => CODE_RULES.has(key));
    const field = register.fields.find(({ name }) => name === wrong?.fields[0]);
    if (field)
      yield {
        layer: register.key,
        fid: Number(row.fid),
        detail: checkDetail.digits(field, String(values[field.name] ?? '')),
      };
  }
}

const codeInvalid: Check = {
  key: 'code-invalid',
  severity: 'error',
  *find({ workspace: { db } }) {
    for (const key of CODED) {
      const register = registerOf(key);
      if (register) yield* wrongCodes(db, register);
      yield undefined;
    }
  },
};

const codeDuplicate: Check = {
  key: 'code-duplicate',
  severity: 'error',
  *find({ workspace: { db } }) {
    for (const { key, codeField } of openRegisters()) {
      if (codeField === null) continue;
      for (const { fid, value } of repeatedIn(db, key, codeField))
        yield { layer: key, fid, detail: checkDetail.duplicate(String(value)) };
      yield undefined;
    }
  },
};

const listUnknown: Check = {
  key: 'list-unknown',
  severity: 'warning',
  *find({ workspace: { db } }) {
    for (const { register, field } of fieldsWith(({ codeList }) => codeList !== undefined)) {
      const list = codeListOf(field.codeList ?? '');
      if (!list || list.open || field.many) continue;
      const known = new Set(list.items.map(({ value }) => value));
      for (const { fid, value } of filledIn(db, register.key, field.name))
        if (!known.has(value as string | number))
          yield { layer: register.key, fid, detail: checkDetail.unknown(field, String(value)) };
      yield undefined;
    }
    yield* ownUnknown(db);
  },
};

/** Links within the workspace to one register; those into the restricted store are that store's to check. */
const links = () =>
  fieldsWith(({ reference }) => typeof reference?.register === 'string').flatMap(({ register, field }) => {
    const to = registerOf(String(field.reference?.register));
    const column = field.reference?.by === 'code' ? (to?.codeField ?? null) : 'id';
    return to?.store === 'workspace' && column !== null ? [{ register, field, to, column }] : [];
  });

const linkMissing: Check = {
  key: 'link-missing',
  severity: 'error',
  *find({ workspace: { db } }) {
    for (const { register, field, to, column } of links()) {
      const detail = checkDetail.dangling(field, to);
      for (const { fid } of danglingIn(db, register.key, field.name, { table: to.key, column }))
        yield { layer: register.key, fid, detail };
      yield undefined;
    }
  },
  fix(change, { layer, fid }) {
    const own = links().filter(({ register, field }) => register.key === layer && field.required !== true);
    const row =
      own.length === 0
        ? undefined
        : rowOf(
            change.db,
            layer,
            fid,
            own.map(({ field }) => field.name),
          );
    const dangling = own.filter(({ field, to, column }) => {
      const value = row?.[field.name] ?? null;
      return value !== null && value !== '' && !isThere(change.db, to.key, column, value);
    });
    if (dangling.length === 0) return false;
    change.update(layer, fid, Object.fromEntries(dangling.map(({ field }) => [field.name, null])));
    return true;
  },
};

const NAMES = ['name_th', 'name_en', 'short_name'];

const nameUntidy: Check = {
  key: 'name-untidy',
  severity: 'info',
  *find({ workspace: { db } }) {
    for (const { register, field } of fieldsWith(({ name }) => NAMES.includes(name))) {
      for (const { fid, value } of filledIn(db, register.key, field.name)) {
        const tidy = normaliseThai(String(value));
        if (tidy !== String(value)) yield { layer: register.key, fid, detail: checkDetail.untidy(tidy) };
      }
      yield undefined;
    }
  },
  fix(change, { layer, fid }) {
    const columns = NAMES.filter((name) => hasColumn(change.db, layer, name));
    const row = rowOf(change.db, layer, fid, columns);
    const tidy = columns.flatMap((name): [string, string][] => {
      const value = row?.[name];
      return typeof value === 'string' && normaliseThai(value) !== value
        ? [[name, normaliseThai(value)]]
        : [];
    });
    if (tidy.length === 0) return false;
    change.update(layer, fid, Object.fromEntries(tidy));
    return true;
  },
};

/** Rules that look at values and links alone. */
export const FIELD_CHECKS: readonly Check[] = [
  idOpen,
  requiredMissing,
  codeInvalid,
  codeDuplicate,
  listUnknown,
  linkMissing,
  nameUntidy,
];
