import type { Key } from '../../bell/bell.ts';

/** How keys are rung by the transaction that writes. */
export interface Ringing {
  /** Done inside the transaction, just before it is committed: nothing is rung without it, and it not without its ring. */
  readonly statements: readonly { readonly text: string; readonly values: unknown[] }[];
  /** Called once it has been committed. */
  committed(): void;
  /** Called where nobody can tell whether it was. */
  unsure(): void;
}

export type RingsWithin = (keys: readonly Key[]) => Ringing;
