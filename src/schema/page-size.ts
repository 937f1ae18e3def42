import { LIMITS } from '../limits.ts';

/** The arguments of a Relay connection. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

/** Returns the maximum number of items of a page: the requested one, or the default. */
export function pageSizeOf({ first, last }: PageArgs): number {
  return last ?? first ?? LIMITS.pageByDefault.max;
}
