import { create } from 'zustand';
import type { DownloadResult, ExportFormat, SheetRequest } from '../../../shared/contract/exports.ts';

/** Where the making of a file stands. It goes on when the dialog is closed. */
export interface Making {
  readonly jobId: string | null;
  readonly running: boolean;
  readonly result: DownloadResult | null;
  readonly failure: unknown;
}
export const IDLE: Making = { jobId: null, running: false, result: null, failure: null };

interface ExportDesk extends Making {
  readonly layer: string | null;
  readonly shown: boolean;
  readonly format: ExportFormat;
  /** `EPSG:n`, or null for WGS 84. */
  readonly crs: string | null;
}
export const useExport = create<ExportDesk>(() => ({
  ...IDLE,
  layer: null,
  shown: false,
  format: 'gpkg',
  crs: null,
}));

/** Opens the export of a layer; one that is being made, or was just made, is shown as it stands. */
export const openExport = (layer: string): void =>
  useExport.setState((state) => (state.layer === layer ? { shown: true } : { ...IDLE, layer, shown: true }));

export interface SheetDraft extends Omit<SheetRequest, 'extent' | 'narrowed' | 'language'> {
  readonly area: 'whole' | 'view';
  /** Only what filters leave on the map, where there are any. */
  readonly filtered: boolean;
}
interface SheetDesk extends Making {
  readonly shown: boolean;
  /** Null until it was opened once. */
  readonly draft: SheetDraft | null;
}
export const useSheet = create<SheetDesk>(() => ({ ...IDLE, shown: false, draft: null }));

export interface SheetWish {
  readonly focus?: string;
  /** Lowest first; those visible without. */
  readonly layers?: readonly string[];
  readonly title?: string;
}

const MAKER_KEY = 'changwat-sheet-maker';

/** Opens the map sheet. What was set before stays, but for what the wish names. */
export const openSheet = (wish: SheetWish = {}): void =>
  useSheet.setState(({ draft, running }) => {
    if (running) return { shown: true };
    const before: SheetDraft = draft ?? {
      ...{ title: '', layers: [], focus: null, paper: 'a4', orientation: 'landscape', thaiDigits: false },
      ...{ basemap: true, filtered: true },
      ...{ maker: localStorage.getItem(MAKER_KEY) ?? '', area: 'whole' },
    };
    const focus = wish.focus ?? null;
    const next = { ...before, focus, layers: [...(wish.layers ?? [])], title: wish.title ?? '' };
    return { ...IDLE, shown: true, draft: next };
  });

export const changeSheet = (patch: Partial<SheetDraft>): void => {
  if (patch.maker !== undefined) localStorage.setItem(MAKER_KEY, patch.maker);
  useSheet.setState(({ draft }) => (draft === null ? {} : { draft: { ...draft, ...patch } }));
};
