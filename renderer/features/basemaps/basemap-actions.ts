import type { Basemap, BasemapList, BasemapLook } from '../../../shared/contract/basemaps.ts';
import { basemapsUi } from '../../../shared/text/basemaps-ui.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { notifyAction, notifyDone, notifyError } from '../../app/notify.tsx';
import { pickFiles } from '../../platform/index.ts';
import { translate } from '../../ui/index.ts';

/** Endings that the dialog for files offers: maps, and the parts that belong to pictures. */
export const BASEMAP_EXTENSIONS = [
  ...['pmtiles', 'mbtiles', 'tif', 'tiff', 'jpg', 'jpeg', 'png', 'webp'],
  ...['tfw', 'jgw', 'pgw', 'jpgw', 'pngw', 'wld', 'prj'],
];

const know = (list: BasemapList): void => {
  queryClient.setQueryData(orpc.basemaps.list.queryKey(), list);
};

/** Does something to the list; what is refused is said. */
const change = async (work: () => Promise<BasemapList>): Promise<boolean> => {
  try {
    know(await work());
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  }
};

let asked = 0;

/** Draws the list as it is going to be, and has the core write it down. */
const ahead = async (
  next: (list: BasemapList) => BasemapList,
  write: () => Promise<BasemapList>,
): Promise<void> => {
  const key = orpc.basemaps.list.queryKey();
  const turn = ++asked;
  void queryClient.cancelQueries({ queryKey: key });
  queryClient.setQueryData(key, (list) => list && next(list));
  try {
    const list = await write();
    // While a slider is drawn, only the last answer counts.
    if (turn === asked) know(list);
  } catch (error) {
    notifyError(error);
    void queryClient.invalidateQueries({ queryKey: key });
  }
};

/** Lays another basemap under the data, or `none` or `context`. */
export const showBasemap = (shown: string): Promise<void> =>
  ahead(
    (list) => ({ ...list, shown }),
    () => api.basemaps.show({ shown }),
  );

export const setLook = (id: string, look: Partial<BasemapLook>): Promise<void> =>
  ahead(
    (list) => ({
      ...list,
      basemaps: list.basemaps.map((one) =>
        one.id === id ? { ...one, look: { ...one.look, ...look } } : one,
      ),
    }),
    () => api.basemaps.setLook({ id, look }),
  );

export const retryBasemap = ({ id }: Basemap): Promise<boolean> => change(() => api.basemaps.retry({ id }));

export const editBasemap = ({ id }: Basemap, title: string, attribution: string): Promise<boolean> =>
  change(() => api.basemaps.update({ id, title, attribution }));

/** Takes a basemap off the list; a toast brings it back, shown as it was. */
export const removeBasemap = async ({ id, title }: Basemap, shown: boolean): Promise<void> => {
  if (!(await change(() => api.basemaps.remove({ id })))) return;
  notifyAction(translate(basemapsUi.removed, { title }), translate(basemapsUi.bringBack), () => {
    void change(() => api.basemaps.restore({ id })).then((done) => {
      if (done && shown) void showBasemap(id);
    });
  });
};

/** Lets the user say where a file lies that had gone. */
export const findFile = async ({ id, title }: Basemap): Promise<void> => {
  const [picked] = await pickFiles(BASEMAP_EXTENSIONS).catch(() => []);
  if (picked === undefined) return;
  if (await change(() => api.basemaps.find({ id, token: picked.token })))
    notifyDone(translate(basemapsUi.found, { title }));
};
