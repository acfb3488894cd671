import type { CliCommand } from '../../shared/contract/cli.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type CommandParts, commands } from '../core/app.ts';
import type { Asked } from './arguments.ts';
import { asOfOf, basisOf, headerRowOf, placingOf } from './import-options.ts';

/** What each command does with what was asked. */
const RUN: Record<CliCommand, (parts: CommandParts, asked: Asked, env: NodeJS.ProcessEnv) => unknown> = {
  sample: (parts, asked, env) =>
    commands.sample(parts, { folder: asked.neededPath('workspace'), passphrase: passphrase(asked, env) }),
  init: (parts, asked) =>
    commands.init(parts, {
      folder: asked.neededPath('workspace'),
      province: asked.option('province'),
      title: asked.option('title'),
    }),
  inspect: (parts, asked) =>
    commands.inspect(parts, {
      path: asked.path(0),
      folder: asked.optionPath('workspace'),
      province: asked.option('province'),
      quick: asked.flag('quick'),
    }),
  import: (parts, asked, env) =>
    commands.importFile(parts, {
      path: asked.path(0),
      folder: asked.neededPath('workspace'),
      into: asked.option('into'),
      register: asked.option('register'),
      encoding: asked.option('encoding'),
      crs: asked.option('crs'),
      profile: asked.option('profile'),
      dryRun: asked.flag('dry-run'),
      province: asked.option('province'),
      placing: placingOf(asked),
      headerRow: headerRowOf(asked),
      repairText: asked.flag('repair-text'),
      basis: basisOf(asked),
      agency: asked.option('agency'),
      asOf: asOfOf(asked),
      saveProfile: asked.option('save-profile'),
      skipped: asked.optionPath('skipped'),
      passphrase: passphrase(asked, env),
    }),
  layers: (parts, asked) => commands.layers(parts, { folder: asked.neededPath('workspace') }),
  registers: () => commands.registers(),
  analyse: (parts, asked, env) =>
    commands.analyse(parts, {
      recipeFile: asked.path(0),
      folder: asked.neededPath('workspace'),
      values: valuesOf(asked.list('set')),
      into: asked.option('into'),
      out: asked.optionPath('out'),
      passphrase: passphrase(asked, env),
    }),
  'recipe-schema': () => commands.recipeSchema(),
  export: (parts, asked) =>
    commands.exportOne(parts, {
      layer: asked.positional(0),
      folder: asked.neededPath('workspace'),
      format: asked.needed('format'),
      out: asked.neededPath('out'),
      crs: asked.option('crs'),
    }),
  backup: (parts, asked) =>
    commands.backup(parts, { folder: asked.neededPath('workspace'), out: asked.neededPath('out') }),
  restore: (parts, asked) =>
    commands.restore(parts, { file: asked.path(0), folder: asked.neededPath('workspace') }),
  check: (parts, asked) => commands.check(parts, { folder: asked.neededPath('workspace') }),
};

export const runCommand = (parts: CommandParts, asked: Asked, env: NodeJS.ProcessEnv): Promise<unknown> =>
  Promise.resolve().then(() => RUN[asked.command](parts, asked, env));

/** The passphrase that stands in the variable named; on the command line itself others could read it. */
function passphrase(asked: Asked, env: NodeJS.ProcessEnv): string | null {
  const variable = asked.option('passphrase-env');
  if (variable === null) return null;
  const value = env[variable];
  if (value === undefined || value === '') throw new Refusal('passphrase-missing', { variable });
  return value;
}

/** What `--set NAME=VALUE` gives, by name. Refuses `usage` for what has no `=` and for a name that is given twice. */
function valuesOf(set: readonly string[]): Record<string, string> {
  const values = new Map<string, string>();
  for (const one of set) {
    const at = one.indexOf('=');
    const name = one.slice(0, Math.max(0, at)).trim();
    if (name === '') throw new Refusal('usage', { reason: `analyse: --set takes NAME=VALUE, not ${one}` });
    if (values.has(name)) throw new Refusal('usage', { reason: `analyse: --set ${name} is given twice` });
    values.set(name, one.slice(at + 1));
  }
  return Object.fromEntries(values);
}
