import type { Settings } from '../../../shared/contract/events.ts';
import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';

/** What the app says of itself, its settings, and the one event stream of a page. */
export const appProcedures = (
  context: AppContext,
  updateSettings: (change: Partial<Settings>) => Settings,
): Procedures<'app'> => ({
  info: api.app.info.handler(() => ({
    version: context.options.version,
    host: context.options.host,
    printer: context.options.printer?.kind ?? ('none' as const),
    settings: context.settings(),
  })),
  setSettings: api.app.setSettings.handler(({ input }) =>
    updateSettings({
      ...(input.language === undefined ? {} : { language: input.language }),
      ...(input.theme === undefined ? {} : { theme: input.theme }),
    }),
  ),
  events: api.app.events.handler(({ signal }) =>
    context.events.subscribe(signal ?? new AbortController().signal),
  ),
});
