import { bigint, customType } from 'drizzle-orm/pg-core';
import type { Instant } from '../../domain/day.ts';
import { storable } from './values.ts';

/** Days are text (2026-02-08), instants are integers (milliseconds since 1970). */
/** Text is compared byte by byte, independent of the locale of the database. */
export const text = customType<{ data: string }>({ dataType: () => 'text collate "C"', toDriver: storable });
export const instant = (name: string) => bigint(name, { mode: 'number' }).$type<Instant>();
