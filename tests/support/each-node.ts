import { type ApiClient, apiClientOver, type Opened, openNode } from './api-client.ts';

/** Nodes of one database, each with its own client. */
export interface EachNode extends AsyncDisposable {
  readonly first: ApiClient & Opened;
  readonly others: readonly (ApiClient & Opened)[];
  readonly all: readonly (ApiClient & Opened)[];
}

/** Opens nodes, which start at the same time. */
export async function openEach(count: number, env: Record<string, string>): Promise<EachNode> {
  await using opened = new AsyncDisposableStack();
  const nodes = await Promise.all(Array.from({ length: count }, () => openNode(env)));
  for (const { app } of nodes) opened.use(app);
  for (const { transports } of nodes) opened.use(transports);
  const [first, ...others] = nodes.map(({ app, transports }) => ({ ...apiClientOver(transports), app }));
  if (first === undefined) throw new TypeError('no nodes');
  const kept = opened.move();
  return { first, others, all: [first, ...others], [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
