import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  Kind,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql';
import { builder } from './builder.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.6", import: ["@key", "@shareable"])`;

/** The keys of the types that other subgraphs can refer to: see `federation.ts`. */
const EXTERNAL = 'externalId { source value }';
const KEYS: Readonly<Record<string, readonly string[]>> = {
  Player: ['id', 'slug', EXTERNAL],
  Team: ['id', 'slug', EXTERNAL],
  Fixture: ['id', EXTERNAL],
};
/** Types that other subgraphs of a supergraph may have too. */
const SHAREABLE: ReadonlySet<string> = new Set(['ExternalId', 'PageInfo']);
/** Definitions that every subgraph has, and that are not part of its SDL. */
const OF_FEDERATION: ReadonlySet<string> = new Set(['_Any', '_Entity', '_Service', '_entities', '_service']);

let sdl: string | null = null;

/** Returns the schema with federation directives. The served schema and schema.graphql have none. */
export function subgraphSdl(): string {
  sdl ??= `${LINK}\n\n${print(withDirectives(parse(printSchema(builder.toSchema()))))}\n`;
  return sdl;
}

function withDirectives(document: DocumentNode): DocumentNode {
  const withoutFederation = (node: { readonly name: { readonly value: string } }): null | undefined =>
    OF_FEDERATION.has(node.name.value) ? null : undefined;
  return visit(document, {
    ScalarTypeDefinition: withoutFederation,
    UnionTypeDefinition: withoutFederation,
    FieldDefinition: withoutFederation,
    // Routers do not know `@oneOf`, and some not `@specifiedBy`. The subgraph itself still refuses inputs with several
    // fields.
    Directive: ({ name }) => (name.value === 'oneOf' || name.value === 'specifiedBy' ? null : undefined),
    ObjectTypeDefinition(node) {
      if (withoutFederation(node) === null) return null;
      const added = directivesOf(node.name.value);
      return added.length === 0 ? undefined : { ...node, directives: [...(node.directives ?? []), ...added] };
    },
  });
}

function directivesOf(type: string): readonly ConstDirectiveNode[] {
  const keys = (KEYS[type] ?? []).map((fields) => `@key(fields: ${JSON.stringify(fields)})`);
  const all = [...keys, ...(SHAREABLE.has(type) ? ['@shareable'] : [])];
  if (all.length === 0) return [];
  const [parsed]: readonly DefinitionNode[] = parse(`type ${type} ${all.join(' ')}`).definitions;
  return parsed?.kind === Kind.OBJECT_TYPE_DEFINITION ? (parsed.directives ?? []) : [];
}
