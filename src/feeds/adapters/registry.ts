import type { FeedAdapter, FeedFormat } from '../adapter.ts';
import { FPL } from './fpl.ts';

/** The adapters by format. A format without one cannot be imported. */
export const ADAPTERS: Readonly<Partial<Record<FeedFormat, FeedAdapter>>> = { FPL };
