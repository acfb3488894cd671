/** Where a layer's menu leads to; the frame knows the features behind. */
export interface LayerDoors {
  readonly importFiles: () => void;
  readonly openSample: () => void;
  readonly exportLayer: (layer: string) => void;
  readonly showResult: (layer: string) => void;
  readonly fillSubdistricts: (layer: string) => void;
  readonly handOnDocuments: (layer: string) => void;
  readonly fieldSettings: (layer: string) => void;
  readonly newLayer: () => void;
}
