/** Thai vowels and tone marks above and below a letter take no room of their own. */
const ZERO_WIDTH = /[\p{Mn}\p{Cf}]/gu;

const width = (text: string): number => [...text.replace(ZERO_WIDTH, '')].length;
const padded = (text: string, to: number): string => text + ' '.repeat(Math.max(0, to - width(text)));

/** A result for people: lists as tables, objects as lines of name and value, nested ones further in. */
export function asTable(value: unknown): string {
  return `${lines(value).join('\n')}\n`;
}

function lines(value: unknown): string[] {
  if (Array.isArray(value)) return value.every(isRecord) ? table(value) : value.map(cell);
  if (!isRecord(value)) return [cell(value)];
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const room = Math.max(0, ...entries.map(([name]) => width(name)));
  return entries.flatMap(([name, inner]) => {
    const isList = Array.isArray(inner) && inner.some(isRecord);
    if (!isList && !isRecord(inner)) return [`${padded(name, room)}  ${cell(inner)}`];
    return [name, ...lines(inner).map((line) => `  ${line}`)];
  });
}

function table(rows: readonly Record<string, unknown>[]): string[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [names, ...rows.map((row) => names.map((name) => cell(row[name])))];
  const rooms = names.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  return cells.map((row) =>
    row
      .map((text, column) => padded(text, rooms[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number')
    return Number.isInteger(value) ? value.toLocaleString('en-US') : String(value);
  if (Array.isArray(value))
    return value.every((item) => !isRecord(item)) ? value.map(cell).join(', ') : `${value.length}`;
  return isRecord(value) ? JSON.stringify(value) : String(value);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
