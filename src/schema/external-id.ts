import type { ExternalId } from '../domain/team.ts';
import { builder } from './builder.ts';
import { someOf, someText } from './input-validation.ts';

export const ExternalIdObject = builder.objectRef<ExternalId>('ExternalId').implement({
  description: 'An id in another system.',
  fields: (t) => ({
    source: t.exposeString('source', { description: 'The name of the system: `openfootball`.' }),
    value: t.exposeString('value', { description: 'The id in that system.' }),
  }),
});

export const ExternalRefInput = builder.inputType('ExternalRef', {
  description: 'A reference to an object by its id in another system.',
  fields: (t) => ({
    source: t.string({ required: true, validate: someText, description: 'The name of the system: `openfootball`.' }),
    value: t.string({ required: true, validate: someText, description: 'The id in that system.' }),
  }),
});

/** Returns the field of an input with the ids of an entity in other systems, which replace its earlier ones. */
export function externalIdsField(entityName: string) {
  return {
    type: [ExternalRefInput] as [typeof ExternalRefInput],
    validate: someOf,
    description: `The ids of the ${entityName} in other systems. They replace those that it has.`,
  };
}
