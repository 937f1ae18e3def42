/** The advisory locks of Sidelined. The numbers are arbitrary. */
export const LOCKS = {
  /** Held to create or migrate the tables. */
  migrations: 5_733_101,
  /** Held to write, so that the decisions of all nodes are serialised. */
  writing: 5_733_102,
  /** Held for work that takes several changes. */
  exclusiveWork: 5_733_103,
  /** Held by the node that delivers to webhooks. */
  webhooks: 5_733_104,
  /** Held by the node that polls feeds. */
  sync: 5_733_105,
};
