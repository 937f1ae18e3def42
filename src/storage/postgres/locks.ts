/** The advisory locks that are ours in a database: whatever number nobody else has. */
export const LOCKS = {
  /** Whoever makes or migrates the tables. */
  migrations: 5_733_101,
  /** Whoever writes: decisions follow each other over all nodes. */
  writing: 5_733_102,
  /** Whoever does what several changes are needed for. */
  exclusiveWork: 5_733_103,
  /** The node that delivers to webhooks. */
  webhooks: 5_733_104,
};
