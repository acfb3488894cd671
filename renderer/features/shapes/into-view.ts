import type { Extent } from '../../../shared/contract/base.ts';
import { deskMapApi } from '../../map/index.ts';

/** The toolbar and the line of hints stand over the map's top. */
const TOOLS_HEIGHT = 60;

/** Shows what is drawn, clear of the tools. */
export const bringIntoView = (extent: Extent): void =>
  deskMapApi.fitExtent(extent, { maxZoom: 16, top: TOOLS_HEIGHT });
