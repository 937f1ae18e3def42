import { type Column, type SQL, sql } from 'drizzle-orm';

/**
 * Returns a column of the outer row for a subquery in a select list. Drizzle writes columns without their table there,
 * so that a subquery with a column of the same name would use its own.
 */
export const outerColumn = (column: Column): SQL => sql`${column}`;
