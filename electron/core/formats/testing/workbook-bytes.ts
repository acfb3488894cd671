import { strToU8, zipSync } from 'fflate';

/** Parts of a workbook as XML, written as other programs write them. */
export interface WorkbookSpec {
  /** By name: what stands in `<worksheet>`. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly states?: Readonly<Record<string, string>>;
  /** `<si>` elements. */
  readonly strings?: string;
  readonly numberFormats?: Readonly<Record<number, string>>;
  /** The number format of each style. */
  readonly styles?: readonly number[];
  readonly workbookProperties?: string;
  /** Before the root of the first sheet. */
  readonly prolog?: string;
  readonly more?: Readonly<Record<string, string>>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An .xlsx of these parts. */
export function workbookBytes(spec: WorkbookSpec): Buffer {
  const names = Object.keys(spec.sheets);
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const formats = Object.entries(spec.numberFormats ?? {}).map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}">${relation('m', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${spec.workbookProperties ?? ''}<sheets>${names
      .map((name, i) => {
        const state = spec.states?.[name];
        return `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="s${i}"/>`;
      })
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}">${names
      .map((_, i) => relation(`s${i}`, 'worksheet', `worksheets/sheet${i}.xml`))
      .join(
        '',
      )}${relation('t', 'sharedStrings', 'sharedStrings.xml')}${relation('y', 'styles', '/xl/styles.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${formats.join('')}</numFmts><cellXfs>${(
      spec.styles ?? [0]
    )
      .map((id) => `<xf numFmtId="${id}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${spec.strings ?? ''}</sst>`,
    ...spec.more,
  };
  for (const [i, name] of names.entries())
    parts[`xl/worksheets/sheet${i}.xml`] =
      `${i === 0 ? (spec.prolog ?? '') : ''}<worksheet xmlns="${MAIN}">${spec.sheets[name]}</worksheet>`;
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]))),
  );
}

/** `<sheetData>` of rows of cells that are given as XML. */
export const sheetData = (...rows: readonly string[]): string =>
  `<sheetData>${rows.map((cells) => `<row>${cells}</row>`).join('')}</sheetData>`;
/** A cell with its text in itself. */
export const textCell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
