import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppContext } from '../context.ts';
import { safeFileName } from '../files/index.ts';
import { readLayer } from '../layers/index.ts';
import { withNames } from './named-values.queries.ts';
import { rowFacts } from './qgis/layer-styles.queries.ts';
import { qmlOf } from './qgis/qml.ts';
import { sldOf } from './qgis/sld.ts';

/** Writes a layer's style into a temporary file that the page fetches by its token. Refuses `layer-not-found`. */
export const exportStyle = (
  context: AppContext,
  { layer: name, format }: { readonly layer: string; readonly format: 'qml' | 'sld' },
): { download: string; file: string } => {
  const { db } = context.workspace();
  const layer = withNames(db, readLayer(db, name));
  const file = safeFileName(`${layer.title}.${format}`);
  const path = join(context.files.temporaryFolder(), file);
  writeFileSync(path, format === 'qml' ? qmlOf(layer, rowFacts(db, layer)) : sldOf(layer));
  return { download: context.files.add(path, { name: file, temporary: true }).token, file };
};
