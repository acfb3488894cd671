import { create } from 'zustand';
import type { AreaChange, ChangingRegister } from '../../../shared/contract/area-change.ts';
import { dayInThailand } from '../../../shared/domain/dates.ts';
import { goTo, onDeskCleared, setLeftPanel } from '../../app/desk.ts';
import type { TreeMode } from './spine-tree.ts';

/** The kind of a change, and the areas that it starts from. */
export interface ChangeStart {
  readonly kind: 'rename' | 'recode' | 'retire' | 'merge' | 'split';
  readonly register: ChangingRegister;
  readonly fids: readonly number[];
}

/** What the panel of areas shows in the place of the tree. */
export type AreasView =
  | { readonly kind: 'tree' }
  | { readonly kind: 'change'; readonly start: ChangeStart }
  | { readonly kind: 'council'; readonly fid: number };

export interface AreasDesk {
  readonly view: AreasView;
  /** The change that is being made, as it was filled in so far. */
  readonly change: AreaChange | null;
  readonly mode: TreeMode;
  /** The zoning scheme of the tree; `''` for none, null for the first. */
  readonly schemeId: string | null;
  readonly retired: boolean;
  readonly search: string;
  /** Keys of open branches; null until the tree was first shown. */
  readonly open: ReadonlySet<string> | null;
  readonly codesOpen: boolean;
  readonly figuresOpen: boolean;
}

const start: AreasDesk = {
  ...{ view: { kind: 'tree' }, change: null, mode: 'official', schemeId: null, retired: false },
  ...{ search: '', open: null, codesOpen: false, figuresOpen: false },
};

/** What lies open in the panel of areas. It outlives a walk to another place, but not to another workspace. */
export const useAreasDesk = create<AreasDesk>(() => start);
onDeskCleared(() => useAreasDesk.setState(start));

export const setAreasDesk = (change: Partial<AreasDesk>): void => useAreasDesk.setState(change);

export const backToTree = (): void => useAreasDesk.setState({ view: { kind: 'tree' }, change: null });

/** Shows the panel of areas beside the map. */
export const openAreas = (): void => {
  goTo('map');
  setLeftPanel('areas');
};

/** Begins a change of areas in the panel, beside the map. */
export const openAreaChange = (start: ChangeStart): void => {
  openAreas();
  useAreasDesk.setState({ view: { kind: 'change', start }, change: null });
};

/** Opens a council area's sub-districts and villages. */
export const openCouncilArea = (fid: number): void => {
  openAreas();
  useAreasDesk.setState({ view: { kind: 'council', fid } });
};

export const openCodes = (): void => useAreasDesk.setState({ codesOpen: true });
export const openFigures = (): void => useAreasDesk.setState({ figuresOpen: true });

const CHANGING: readonly string[] = ['district', 'subdistrict', 'village', 'council_area'];

/** True for registers of areas that are split, merged, recoded and retired. */
export const isChanging = (register: string | null): register is ChangingRegister =>
  register !== null && CHANGING.includes(register);

/** True for the values of an area whose last day is over: nothing more is done with it but undoing. */
export const hasEnded = ({ valid_to: last }: Readonly<Record<string, unknown>>): boolean =>
  typeof last === 'string' && last !== '' && last < dayInThailand();
