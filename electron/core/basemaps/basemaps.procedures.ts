import { Refusal } from '../../../shared/domain/refusal.ts';
import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { addAddress, readAddress } from './add-address.ts';
import { addFile } from './add-file.ts';
import { basemapDesk } from './basemap-desk.ts';
import { fileMark } from './file-mark.ts';
import { inspectFiles } from './inspect.ts';
import { startPreparing } from './prepare-basemap.ts';

/** The list of basemaps, and what is added to it. */
export const basemapsProcedures = (context: AppContext): Procedures<'basemaps'> => {
  const desk = () => basemapDesk(context);
  const { basemaps } = api;
  return {
    list: basemaps.list.handler(() => desk().list()),
    inspect: basemaps.inspect.handler(({ input }) => inspectFiles(desk(), input.tokens)),
    add: basemaps.add.handler(({ input }) => ({ jobId: addFile(desk(), input) })),
    find: basemaps.find.handler(({ input }) => findAgain(context, input.id, input.token)),
    update: basemaps.update.handler(({ input: { id, title, attribution } }) => {
      const kept = desk().find(id);
      const words = {
        ...(title === undefined ? {} : { title }),
        ...(attribution === undefined ? {} : { attribution }),
      };
      desk().store.keep({ ...kept, record: { ...kept.record, ...words } });
      return desk().changed();
    }),
    remove: basemaps.remove.handler(({ input }) => {
      desk().store.remove(desk().find(input.id));
      const { shown } = desk().list();
      return shown === input.id ? desk().show('context') : desk().changed();
    }),
    restore: basemaps.restore.handler(({ input }) => {
      if (!desk().store.restore(input.id)) throw new Refusal('basemap-not-found');
      return desk().changed();
    }),
    show: basemaps.show.handler(({ input: { shown } }) => {
      if (shown !== 'none' && shown !== 'context') startPreparing(desk(), desk().find(shown));
      return desk().show(shown);
    }),
    setLook: basemaps.setLook.handler(({ input: { id, look } }) =>
      desk().setLook(desk().find(id).record.id, definedOnly(look)),
    ),
    readAddress: basemaps.readAddress.handler(({ input }) => readAddress(desk(), input.address, input.ask)),
    addAddress: basemaps.addAddress.handler(({ input }) => addAddress(desk(), input)),
    retry: basemaps.retry.handler(({ input }) => {
      desk().find(input.id);
      desk().online.retry(input.id);
      desk().renew(input.id);
      return desk().changed();
    }),
  };
};

/** The file that had gone lies elsewhere now. Refuses `basemap-differs` for another one. */
function findAgain(context: AppContext, id: string, token: string) {
  const desk = basemapDesk(context);
  const kept = desk.find(id);
  const { path, name } = context.files.path(token);
  const { file } = kept.record;
  if (file === null || kept.folder !== null || fileMark(path) !== file.mark)
    throw new Refusal('basemap-differs', { file: name });
  desk.store.keep({ ...kept, record: { ...kept.record, file: { ...file, path, name } } });
  desk.renew(id);
  return desk.changed();
}

/** Drops keys whose value is undefined, which the schema's optional keys may carry. */
const definedOnly = <T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
