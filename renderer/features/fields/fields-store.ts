import { create } from 'zustand';
import type { CodeItemData } from '../../../shared/contract/base.ts';

/** A list that is being written, or the one with this key. */
export interface ListDraft {
  readonly key: string | null;
  readonly title: string;
  readonly items: readonly CodeItemData[];
  /** True where not all values of a column found room. */
  readonly more: boolean;
  /** Called with the key once the list is saved. */
  readonly onSaved: (key: string) => void;
}

interface FieldsState {
  /** The layer whose fields are being set up. */
  readonly layer: string | null;
  /** The chosen field; null while one is being added or none is chosen. */
  readonly field: string | null;
  readonly adding: boolean;
  readonly list: ListDraft | null;
  readonly newLayer: boolean;
}

const IDLE: FieldsState = { layer: null, field: null, adding: false, list: null, newLayer: false };

export const useFields = create<FieldsState>(() => IDLE);

/** Opens the settings of a layer's fields, at one of them where it is named. */
export const openFieldSettings = (layer: string, field: string | null = null): void =>
  useFields.setState({ ...IDLE, layer, field });

export const openNewLayer = (): void => useFields.setState({ ...IDLE, newLayer: true });
export const closeFields = (): void => useFields.setState(IDLE);
export const chooseField = (field: string): void => useFields.setState({ field, adding: false });
export const startAdding = (): void => useFields.setState({ field: null, adding: true });
export const editList = (list: ListDraft | null): void => useFields.setState({ list });
