import * as servers from '../measurement/servers.ts';

/** A figure of the same part to which another one is compared; by default of the same measure. */
export interface Other {
  readonly of: string;
  readonly measure?: string;
}

/** The target of a figure: relative to another one of the same run, or absolute where speed does not matter. */
export type Target =
  | { readonly atMost: number }
  /** `each`: a factor of the other figure. `words`: the name of the other figure in the table. */
  | ({ readonly times: number; readonly each?: number; readonly words?: string } & Other)
  | { readonly lessThan: string; readonly by: number };

/** A row of the table: a figure of Sidelined, those of the other servers, and the targets. */
export interface Row {
  readonly words: string;
  readonly part: string;
  readonly measure: string;
  readonly sidelined: string;
  readonly limit: string | null;
  readonly targets: readonly Target[];
}

/** Returns a row whose figures have only the name of the server. */
export const alone = (
  part: string,
  words: string,
  measure: string,
  targets: readonly Target[] = [],
  limit: string | null = null,
): Row => ({
  part,
  words,
  measure,
  sidelined: servers.OURS,
  limit,
  targets,
});
