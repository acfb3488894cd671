import { useLayers, useLayerTitle } from '../layers/index.ts';

/** The title of a layer by its name; the name itself of one that is not there. */
export const useTitles = (): ((name: string) => string) => {
  const layers = useLayers();
  const titleOf = useLayerTitle();
  return (name) => {
    const layer = layers.find((one) => one.name === name);
    return layer === undefined ? name : titleOf(layer);
  };
};
