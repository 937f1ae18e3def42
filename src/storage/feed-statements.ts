/**
 * Statements of the states of feeds with `:named` values, in plain SQL that SQLite and PostgreSQL both read. Empty texts and
 * zeros stand for null.
 */
export const FEEDS = {
  states: `select source, key, etag, last_modified as "lastModified", checked_at as "checkedAt",
      changed_at as "changedAt", state
    from feed_state where source like :prefix || '%' order by source, key`,
  remove: 'delete from feed_state where source = :source',
  save: `insert into feed_state (source, key, etag, last_modified, checked_at, changed_at, state)
    values (:source, :key, nullif(:etag, ''), nullif(:lastModified, ''), nullif(:checkedAt, 0), nullif(:changedAt, 0),
      nullif(:state, ''))`,
} as const;

export function feedStateValues(state: {
  readonly source: string;
  readonly key: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly checkedAt: number | null;
  readonly changedAt: number | null;
  readonly state: string | null;
}) {
  const { etag, lastModified, checkedAt, changedAt } = state;
  return {
    ...state,
    etag: etag ?? '',
    lastModified: lastModified ?? '',
    checkedAt: checkedAt ?? 0,
    changedAt: changedAt ?? 0,
    state: state.state ?? '',
  };
}
