import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type CliCommand, cliOutput } from '../../shared/contract/cli.ts';
import { Refusal } from '../../shared/domain/refusal.ts';

interface CommandSpec {
  /** What stands after the command's name, without the options that every command has. */
  readonly usage: string;
  /** Names of arguments without a dash, all needed. */
  readonly positionals: readonly string[];
  /** Options with a value. */
  readonly values: readonly string[];
  readonly flags: readonly string[];
  /** Options with a value that may be given several times. */
  readonly lists: readonly string[];
  /** Options that must be there. */
  readonly needed: readonly string[];
}

const spec = (
  usage: string,
  positionals: string[],
  needed: string[],
  optional: string[] = [],
  flags: string[] = [],
  lists: string[] = [],
) => ({ usage, positionals, values: [...needed, ...optional], flags, lists, needed }) satisfies CommandSpec;

export const COMMANDS: Record<CliCommand, CommandSpec> = {
  sample: spec('--workspace DIR [--passphrase-env VAR]', [], ['workspace'], ['passphrase-env']),
  init: spec('--workspace DIR [--province NN] [--title TEXT]', [], ['workspace'], ['province', 'title']),
  inspect: spec(
    'PATH [--workspace DIR | --province NN] [--quick]',
    ['PATH'],
    [],
    ['workspace', 'province'],
    ['quick'],
  ),
  import: spec(
    'PATH --workspace DIR [--into NAME] [--register KEY] [--encoding E] [--crs EPSG:n] [--profile NAME] [--dry-run] [--passphrase-env VAR] [--province NN] [--placing x=COL,y=COL|areas:LEVEL|none] [--header-row N] [--repair-text] [--basis KIND:NOTE [--keep-until DATE]] [--agency NAME] [--as-of DATE] [--save-profile NAME] [--skipped FILE.xlsx]',
    ['PATH'],
    ['workspace'],
    [
      ...['into', 'register', 'encoding', 'crs', 'profile', 'passphrase-env', 'province', 'placing'],
      ...['header-row', 'basis', 'keep-until', 'agency', 'as-of', 'save-profile', 'skipped'],
    ],
    ['dry-run', 'repair-text'],
  ),
  layers: spec('--workspace DIR', [], ['workspace']),
  registers: spec('', [], []),
  analyse: spec(
    'RECIPE.json --workspace DIR [--set NAME=VALUE]… [--into NAME] [--out FILE] [--passphrase-env VAR]',
    ['RECIPE.json'],
    ['workspace'],
    ['into', 'out', 'passphrase-env'],
    [],
    ['set'],
  ),
  'recipe-schema': spec('', [], []),
  export: spec(
    'NAME --workspace DIR --format gpkg|shp|geojson|kml|fgb|csv|xlsx --out FILE [--crs EPSG:n]',
    ['NAME'],
    ['workspace', 'format', 'out'],
    ['crs'],
  ),
  backup: spec('--workspace DIR --out FILE', [], ['workspace', 'out']),
  restore: spec('FILE --workspace DIR', ['FILE'], ['workspace']),
  check: spec('--workspace DIR', [], ['workspace']),
};

/** What the caller asked for, with names as on the command line and paths made absolute. */
export interface Asked {
  readonly command: CliCommand;
  readonly json: boolean;
  /** The argument at that place. */
  positional(index: number): string;
  /** The same as a path, resolved against the caller's folder. */
  path(index: number): string;
  option(name: string): string | null;
  optionPath(name: string): string | null;
  /** An option that the command needs: `parse` has seen that it is there. */
  needed(name: string): string;
  neededPath(name: string): string;
  flag(name: string): boolean;
  /** Every value of an option that may be given several times. */
  list(name: string): readonly string[];
}

export type Parsed = { readonly kind: 'help' } | { readonly kind: 'command'; readonly asked: Asked };

/** Reads the command line. Refuses `usage` with words about what is wrong. `cwd` is the caller's folder. */
export function parse(args: readonly string[], cwd: string): Parsed {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help' || rest.includes('--help'))
    return { kind: 'help' };
  if (name === undefined || name.startsWith('-'))
    throw new Refusal('usage', { reason: 'no command was given' });
  if (!isCommand(name)) throw new Refusal('usage', { reason: `there is no command ${name}` });
  const { values, positionals } = read(name, rest);
  const option = (key: string): string | null => {
    const value = values[key];
    return typeof value === 'string' ? value : null;
  };
  const needed = (key: string): string => option(key) ?? '';
  const at = (path: string): string => resolve(cwd, path);
  const positional = (index: number): string => positionals[index] ?? '';
  const asked: Asked = {
    command: name,
    json: values.json === true,
    positional,
    path: (index) => at(positional(index)),
    option,
    optionPath: (key) => {
      const value = option(key);
      return value === null ? null : at(value);
    },
    needed,
    neededPath: (key) => at(needed(key)),
    flag: (key) => values[key] === true,
    list: (key) => {
      const value = values[key];
      return Array.isArray(value) ? value : [];
    },
  };
  return { kind: 'command', asked };
}

const isCommand = (name: string): name is CliCommand => Object.hasOwn(cliOutput, name);

type Values = Record<string, string | boolean | string[] | undefined>;

function read(command: CliCommand, args: string[]): { values: Values; positionals: string[] } {
  const { positionals: names, values, flags, lists, needed } = COMMANDS[command];
  const options = Object.fromEntries([
    ...values.map((key) => [key, { type: 'string' as const }]),
    ...lists.map((key) => [key, { type: 'string' as const, multiple: true }]),
    ...[...flags, 'json'].map((key) => [key, { type: 'boolean' as const }]),
  ]);
  const found = tryParse(command, args, options);
  const missing = names
    .slice(found.positionals.length)
    .concat(needed.filter((key) => !found.values[key]).map((key) => `--${key}`));
  if (missing.length > 0) throw new Refusal('usage', { reason: `${command} needs ${missing.join(', ')}` });
  if (found.positionals.length > names.length) {
    throw new Refusal('usage', {
      reason: `${command} does not take ${found.positionals.slice(names.length).join(' ')}`,
    });
  }
  return found;
}

function tryParse(
  command: string,
  args: string[],
  options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>,
) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    return { values: values as Values, positionals };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : '';
    throw new Refusal('usage', { reason: `${command}: ${reason}` });
  }
}

/** Every command with its arguments, a line each. */
export function usage(): string {
  const lines = Object.entries(COMMANDS).map(([name, command]) =>
    `  changwat ${name} ${command.usage}`.trimEnd(),
  );
  return ['changwat COMMAND [--json]', '', ...lines, ''].join('\n');
}
