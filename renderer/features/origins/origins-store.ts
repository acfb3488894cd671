import { create } from 'zustand';
import type { OriginAsked } from '../../../shared/contract/import-origin.ts';

/** Of what the dialog tells the origin: a layer, a row or a change, with its name; null while it is closed. */
export interface OriginsOf {
  readonly asked: OriginAsked;
  readonly title: string;
}

export const useOrigins = create<{ of: OriginsOf | null }>(() => ({ of: null }));

/** Shows where a layer, a row or the rows of a change come from. */
export const showOrigins = (asked: OriginAsked, title: string): void =>
  useOrigins.setState({ of: { asked, title } });

export const closeOrigins = (): void => useOrigins.setState({ of: null });
