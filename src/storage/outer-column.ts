import { type Column, type SQL, sql } from 'drizzle-orm';

/**
 * Returns a column of the outer row for a subquery in a select list. Drizzle leaves out the table of columns that stand
 * there directly, so that a subquery with a column of the same name would take its own.
 */
export const outerColumn = (column: Column): SQL => sql`${column}`;
