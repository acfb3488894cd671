import { z } from 'zod';
import { language, procedure } from './base.ts';
import { layerSummary } from './layers.ts';
import { classMethod, layerStyle, legend, normalise, numbersByFid, savedStyle } from './style.ts';

/** The rows of a layer that filters leave on the map, by the key under which `tables.mapRows` keeps them. */
const rowsKey = z.string().max(40);

/** A number of a layer's rows: a field, divided or as it stands. */
const styledNumber = z.object({
  layer: z.string(),
  field: z.string(),
  normalise: normalise.nullable().default(null),
});

export const stylesContract = {
  /** In words of one language. `rows` counts only what is left on the map. Refuses `table-changed` for rows that nobody keeps any more. */
  legend: procedure
    .input(z.object({ layer: z.string(), rows: rowsKey.optional(), language: language.default('th') }))
    .output(legend),
  classify: procedure
    .input(styledNumber.extend({ method: classMethod, count: z.number().int().min(2).max(9) }))
    .output(z.object({ breaks: z.array(z.number()) })),
  /** How the values of a number lie: counts in equal steps from the least to the greatest, and how many have none. */
  histogram: procedure
    .input(styledNumber.extend({ bins: z.number().int().min(2).max(200).default(40) }))
    .output(
      z.object({
        min: z.number().nullable(),
        max: z.number().nullable(),
        /** Of all values: what the dots of a map share out. */
        sum: z.number(),
        counts: z.array(z.number().int()),
        missing: z.number().int(),
      }),
    ),
  /** The values that a field has, the most frequent first, and how many different ones there are beyond those. */
  values: procedure
    .input(
      z.object({
        layer: z.string(),
        field: z.string(),
        limit: z.number().int().min(1).max(200).default(40),
      }),
    )
    .output(
      z.object({
        values: z.array(z.object({ value: z.union([z.string(), z.number()]), count: z.number().int() })),
        more: z.number().int(),
      }),
    ),
  /** The numbers of a style that tiles can't hold: divided by an area or by a figure of the place. */
  numbers: procedure.input(styledNumber).output(numbersByFid),
  /**
   * The dots of a layer whose style strews them: `[lon, lat, lon, lat, …]`; `left` is how many there was no room for. `rows`
   * strews those of what is left on the map.
   */
  dots: procedure
    .input(z.object({ layer: z.string(), rows: rowsKey.optional() }))
    .output(z.object({ positions: z.array(z.number()), left: z.number().int() })),
  set: procedure.input(z.object({ layer: z.string(), style: layerStyle })).output(layerSummary),
  /** Back to how the layer is drawn until someone styles it. */
  reset: procedure.input(z.object({ layer: z.string() })).output(layerSummary),
  saved: procedure.output(z.array(savedStyle)),
  /** Keeps a style under a name; the one of that name is replaced. */
  save: procedure
    .input(z.object({ title: z.string().trim().min(1).max(120), style: layerStyle }))
    .output(savedStyle),
  /** Takes a saved style away. Refuses `style-not-found`. */
  forget: procedure.input(z.object({ id: z.string() })).output(z.object({})),
  /** A file of a layer's style as QGIS and others read it; its token is fetched like any result. */
  export: procedure
    .input(z.object({ layer: z.string(), format: z.enum(['qml', 'sld']) }))
    .output(z.object({ download: z.string(), file: z.string() })),
};
