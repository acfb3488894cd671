/** The one message that main starts the core with, beside its two ports. */
export interface CoreStart {
  readonly version: string;
  readonly paths: {
    readonly workspaces: string;
    readonly settings: string;
    readonly resources: string;
    readonly temp: string;
  };
}
