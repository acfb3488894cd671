/** Something that can be done by its name. */
export interface Command {
  readonly title: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** A line of what was found. */
export interface Entry {
  readonly key: string;
  readonly group: 'place' | 'persons' | 'rows' | 'layers' | 'commands';
  readonly title: string;
  readonly subtitle: string;
  /** The box stays open: what is done makes something be found. */
  readonly stays?: boolean;
  readonly run: () => void;
}
