import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Settings, settings as settingsSchema } from '../../../shared/contract/events.ts';

const DEFAULTS: Settings = { language: 'th', theme: 'system' };

/** This machine's settings, in `settings.json` of the folder given. A file that can't be read is as good as none. */
export function createSettings(folder: string): {
  read(): Settings;
  update(change: Partial<Settings>): Settings;
} {
  const file = join(folder, 'settings.json');
  let current = load(file);
  return {
    read: () => current,
    update(change) {
      current = { ...current, ...change };
      mkdirSync(folder, { recursive: true });
      // Written beside and renamed: a crash in between leaves the old settings whole.
      writeFileSync(`${file}.new`, JSON.stringify(current, null, 2));
      renameSync(`${file}.new`, file);
      return current;
    },
  };
}

function load(file: string): Settings {
  try {
    const known = settingsSchema.partial().safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return { ...DEFAULTS, ...definedOnly(known.data ?? {}) };
  } catch {
    return DEFAULTS;
  }
}

/** Drops keys whose value is undefined, which the schema's optional keys may carry. */
function definedOnly(values: {
  language?: Settings['language'] | undefined;
  theme?: Settings['theme'] | undefined;
}): Partial<Settings> {
  return {
    ...(values.language === undefined ? {} : { language: values.language }),
    ...(values.theme === undefined ? {} : { theme: values.theme }),
  };
}
