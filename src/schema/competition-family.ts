import type { Competition } from '../domain/competition.ts';
import type { CompetitionFamily, FamilyId } from '../domain/competition-family.ts';
import { builder } from './builder.ts';
import { CompetitionNode } from './competition.ts';
import { GenderEnum } from './gender.ts';
import { decodeId } from './global-id.ts';
import { loaderOf } from './node-loader.ts';

export const CompetitionFamilyNode = builder.loadableNodeRef('CompetitionFamily', {
  id: { resolve: (family: CompetitionFamily) => family.id },
  load: loaderOf('competition family', (store) => store.families),
});

CompetitionFamilyNode.implement({
  description: 'A competition throughout its seasons.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'The name in URLs: `la-liga`.' }),
    name: t.exposeString('name', { description: 'The name as newspapers print it: "La Liga".' }),
    country: t.exposeString('country', {
      nullable: true,
      description: 'The country; null if unknown, or if it belongs to no country.',
    }),
    gender: t.expose('gender', {
      type: GenderEnum,
      nullable: true,
      description: 'The gender of its players; null if unknown.',
    }),
    seasons: t.loadableList({
      type: CompetitionNode,
      description: 'Its seasons, the latest first.',
      load: (families: FamilyId[], { store }): Promise<Competition[][]> => store.seasonsOf(families),
      resolve: (family) => family.id,
    }),
  }),
});

builder.objectField(CompetitionNode, 'family', (t) =>
  t.field({
    type: CompetitionFamilyNode,
    description: 'The competition throughout its seasons.',
    resolve: ({ family }, _, { store }) => store.families.cachedOrId(family),
  }),
);

export function familyId(globalId: string): FamilyId | null {
  return decodeId<FamilyId>('CompetitionFamily', globalId);
}
