import { LIMITS } from './limits.ts';

/** Which part of a list is asked for, as Relay's connections have it. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

/** How many are on a page at most: as many as were asked for, or the default. */
export function pageSizeOf({ first, last }: PageArgs): number {
  return last ?? first ?? LIMITS.pageByDefault.most;
}
