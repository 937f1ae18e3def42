import { instant } from '../domain/day.ts';
import type { Store } from '../storage/store.ts';

/** La Liga 2025-26 on the evening on which Jude Bellingham was injured. */
export const DEMO_START = instant('2026-02-01T20:00:00Z');

/** The setting with the number of completed steps, or ALL. */
export const DEMO_STEPS = 'demo-steps';
export const ALL_STEPS = 'all';

/** Whether seeding was started, but not completed. */
export async function isPartlySeeded(store: Pick<Store, 'setting'>): Promise<boolean> {
  const completed = await store.setting(DEMO_STEPS);
  return completed !== null && completed !== ALL_STEPS;
}
