import type { LayerSummary } from '../../../shared/contract/layers.ts';

/** Where a layer's menu leads to; the frame knows the features behind. */
export interface LayerDoors {
  readonly importFiles: () => void;
  readonly openSample: () => void;
  readonly exportLayer: (layer: string) => void;
  readonly showResult: (layer: string) => void;
  readonly fillSubdistricts: (layer: string) => void;
  /** Where its rows come from. */
  readonly showOrigins: (layer: LayerSummary, title: string) => void;
  readonly handOnDocuments: (layer: string) => void;
  readonly fieldSettings: (layer: string) => void;
  readonly newLayer: () => void;
  /** Opens what a layer looks like, to be changed. */
  readonly styleLayer: (layer: LayerSummary) => void;
  readonly canDrawIn: (layer: LayerSummary) => boolean;
  /** Draws a new row of a layer on the map. */
  readonly drawIn: (layer: LayerSummary) => void;
}
