import { create } from 'zustand';
import type { LayerStyle } from '../../../shared/contract/style.ts';
import { onDeskCleared } from '../../app/desk.ts';

interface StyleDesk {
  /** The layer that is being styled. */
  readonly layer: string | null;
  /** How it was drawn when its panel was opened. */
  readonly before: LayerStyle | null;
  /** A style that was copied, with the title of its layer. */
  readonly copied: { readonly style: LayerStyle; readonly from: string } | null;
}

const start: StyleDesk = { layer: null, before: null, copied: null };

/** Which layer is being styled, and what was copied. */
export const useStyleDesk = create<StyleDesk>(() => start);

export const openStyle = (layer: string, before: LayerStyle): void =>
  useStyleDesk.setState({ layer, before });
export const closeStyle = (): void => useStyleDesk.setState({ layer: null, before: null });
export const copyStyle = (style: LayerStyle, from: string): void =>
  useStyleDesk.setState({ copied: { style, from } });

onDeskCleared(() => useStyleDesk.setState(start));
