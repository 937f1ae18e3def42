import type { ExternalId } from '../domain/team.ts';
import { builder } from './builder.ts';

export const ExternalIdObject = builder.objectRef<ExternalId>('ExternalId').implement({
  description: 'An id in another system.',
  // Other subgraphs of a supergraph have it too.
  shareable: true,
  fields: (t) => ({
    source: t.exposeString('source', { description: 'The name of the system: `openfootball`.' }),
    value: t.exposeString('value', { description: 'The id in that system.' }),
  }),
});
