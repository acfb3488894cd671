import { create } from 'zustand';
import type { AreaFilter } from '../../shared/contract/area-filter.ts';
import type { Bilingual } from '../../shared/contract/base.ts';
import type { TableFilter, TableLook } from '../../shared/contract/table-query.ts';

/** The places of the left rail. */
export type Place = 'map' | 'data' | 'analysis' | 'meeting';
export type LeftPanel = 'layers' | 'zones' | 'areas';

/** The one selection that map, table, lists and inspector share. `fids` in the order of choosing, the last leads. */
export interface Selection {
  readonly layer: string;
  readonly fids: readonly number[];
}

/** How a table is looked at now. */
export interface TableView extends Readonly<TableLook> {
  /** Words looked for in every column. */
  readonly search: string;
  /** Renewed when the rows are to be put in order anew. */
  readonly stamp: number;
  /** The saved view that it was set from, or null. */
  readonly viewId: string | null;
}

/** The rows that the map draws of a layer, by the key under which the core keeps them; named where they are few. */
export interface MapRows {
  readonly only: readonly number[] | null;
  readonly except: readonly number[] | null;
  readonly key: string;
  readonly total: number;
}

/** The time that the map shows of one layer: rows whose date lies in it, or areas in force on a day. */
export interface MapTime {
  readonly layer: string;
  readonly filter: TableFilter | null;
  /** `YYYY-MM-DD`, for areas that retire. */
  readonly on: string | null;
}

/** The area that everything on the desk is narrowed to. */
export interface DeskArea extends AreaFilter {
  readonly fid: number;
  /** The layer that has its shape. */
  readonly layer: string;
  /** Its name, with what it is. */
  readonly words: Bilingual;
}

export interface Desk {
  readonly place: Place;
  readonly leftPanel: LeftPanel;
  /** The left panel needs more room than a list does. */
  readonly leftWide: boolean;
  readonly selection: Selection | null;
  /** What the place of analysis is about. */
  readonly analysisMode: 'questions' | 'scoring';
  /** The answer that the place of analysis shows: looking at one changes nothing of which layers are shown elsewhere. */
  readonly answer: string | null;
  /** The layer that is coloured by scores, and the colours of their classes from least to most urgent. */
  readonly scored: { readonly layer: string; readonly colors: readonly string[] } | null;
  /** Null for the whole province. Outlives places, not the workspace. */
  readonly area: DeskArea | null;
  /** The layer whose row is chosen in the layer panel. */
  readonly activeLayer: string | null;
  readonly tableOpen: boolean;
  /** The layer that the table shows. */
  readonly tableLayer: string | null;
  readonly tableViews: Readonly<Record<string, TableView>>;
  /** Pixels; null for a third of the place. */
  readonly tableHeight: number | null;
  /** By layer, where a table's filter is shown on the map. */
  readonly mapRows: Readonly<Record<string, MapRows>>;
  /** Null while all times are shown. */
  readonly mapTime: MapTime | null;
  readonly historyOpen: boolean;
  /** The page of data quality lies over the table of the data place. */
  readonly checksOpen: boolean;
  readonly searchOpen: boolean;
}

export const EMPTY_VIEW: TableView = {
  ...{ columns: null, widths: {}, frozen: 1, sort: [], filters: [], group: null, onMap: false },
  ...{ search: '', stamp: 0, viewId: null },
};

const start: Desk = {
  place: 'map',
  leftPanel: 'layers',
  leftWide: false,
  selection: null,
  analysisMode: 'questions',
  answer: null,
  scored: null,
  area: null,
  activeLayer: null,
  tableOpen: false,
  tableLayer: null,
  tableViews: {},
  tableHeight: null,
  mapRows: {},
  mapTime: null,
  historyOpen: false,
  checksOpen: false,
  searchOpen: false,
};

/** What lies on the desk: everything that outlives a walk from place to place and is no data of the workspace. */
export const useDesk = create<Desk>(() => start);

export const goTo = (place: Place): void => useDesk.setState({ place, historyOpen: false });
/** Asks questions in the place of analysis, or puts areas in order there. */
export const setAnalysisMode = (analysisMode: Desk['analysisMode']): void =>
  useDesk.setState({ analysisMode });
/** Shows an answer in the place of analysis; null for the one that is on the map everywhere. */
export const setAnswer = (answer: string | null): void => useDesk.setState({ answer });
/** Colours a layer by scores; null for its own style. */
export const setScored = (scored: Desk['scored']): void => useDesk.setState({ scored });
export const setLeftPanel = (leftPanel: LeftPanel): void => useDesk.setState({ leftPanel });
export const setLeftWide = (leftWide: boolean): void => useDesk.setState({ leftWide });
export const setActiveLayer = (activeLayer: string | null): void => useDesk.setState({ activeLayer });

/** Chooses rows of one layer, or nothing. The table follows to that layer. */
export const setSelection = (selection: Selection | null): void =>
  useDesk.setState(
    selection === null || selection.fids.length === 0
      ? { selection: null }
      : { selection, tableLayer: selection.layer, historyOpen: false },
  );

/** Adds a row to the selection or takes it out; starts anew in another layer. */
export const toggleSelected = (layer: string, fid: number): void => {
  const { selection } = useDesk.getState();
  if (selection?.layer !== layer) {
    setSelection({ layer, fids: [fid] });
    return;
  }
  const fids = selection.fids.includes(fid)
    ? selection.fids.filter((other) => other !== fid)
    : [...selection.fids, fid];
  setSelection({ layer, fids });
};

/** Narrows everything to an area; null for the whole province. */
export const setArea = (area: DeskArea | null): void => useDesk.setState({ area });

/** The area as the core is asked for it. */
export const askedArea = (area: DeskArea | null): AreaFilter | null =>
  area === null ? null : { register: area.register, id: area.id };

/** Opens the table of a layer. Where the table fills the middle, a row of another one is selected no longer. */
export const openTable = (tableLayer: string): void =>
  useDesk.setState(({ place, selection }) => ({
    ...{ tableOpen: true, tableLayer, checksOpen: false },
    ...(place === 'data' && selection?.layer !== tableLayer ? { selection: null } : {}),
  }));
export const closeTable = (): void => useDesk.setState({ tableOpen: false });
const ORDERING: readonly (keyof TableView)[] = ['sort', 'filters', 'group', 'search'];

/** Changes how a table is looked at; what decides on its rows and their order puts them in order anew. */
export const setTableView = (layer: string, change: Partial<TableView>): void =>
  useDesk.setState(({ tableViews }) => {
    const before = tableViews[layer] ?? EMPTY_VIEW;
    const stamp = before.stamp + (ORDERING.some((key) => key in change) ? 1 : 0);
    return { tableViews: { ...tableViews, [layer]: { ...before, stamp, ...change } } };
  });
export const setTableHeight = (tableHeight: number | null): void => useDesk.setState({ tableHeight });
/** Tells which rows of a layer the map draws; null for all. */
export const setMapRows = (layer: string, rows: MapRows | null): void =>
  useDesk.setState(({ mapRows }) => {
    const { [layer]: _before, ...others } = mapRows;
    return { mapRows: rows === null ? others : { ...others, [layer]: rows } };
  });
/** Walks the map to a time of one layer; null for all times. */
export const setMapTime = (mapTime: MapTime | null): void => useDesk.setState({ mapTime });
export const setSearchOpen = (searchOpen: boolean): void => useDesk.setState({ searchOpen });
export const setHistoryOpen = (historyOpen: boolean): void => useDesk.setState({ historyOpen });

/** Opens the page of data quality in the data place, or closes it. */
export const setChecksOpen = (checksOpen: boolean): void =>
  useDesk.setState(checksOpen ? { checksOpen, place: 'data' } : { checksOpen });

/** The selection without rows that are gone; null where none is left. */
export const withoutRows = (selection: Selection, gone: readonly number[]): Selection | null => {
  const fids = selection.fids.filter((fid) => !gone.includes(fid));
  return fids.length === 0 ? null : { ...selection, fids };
};

const clearings = new Set<() => void>();

/** Has `clear` called when another workspace is on the desk, for what a feature keeps of its own. */
export const onDeskCleared = (clear: () => void): void => {
  clearings.add(clear);
};

/** Another workspace: nothing of the last one may stay on the desk. */
export const clearDesk = (): void => {
  useDesk.setState(start);
  for (const clear of clearings) clear();
};
