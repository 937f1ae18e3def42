import { type ASTNode, type DocumentNode, Kind, visit } from 'graphql';

/** Counts of a document as it is written. */
export interface DocumentSize {
  /** All nodes of the syntax tree. */
  readonly nodes: number;
  /** Fields outside introspection. */
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly directivesAtOnePlace: number;
  readonly introspections: number;
  /** The variables that give a page size or a list of ids. Apart from the text, the cost depends only on these. */
  readonly sizeVariables: readonly string[];
}

/** The cost ignores introspection, so that an alias within it counts as this many. */
const ALIAS_IN_INTROSPECTION = 10;
/** The arguments that give a page size, or a list with an item for each result. */
const SIZE_ARGUMENTS = new Set(['first', 'last', 'ids', 'representations']);
/** Fields that return the schema; `_service` returns it to federation routers. */
const INTROSPECTION_FIELDS = new Set(['__schema', '__type', '_service']);

export function documentSize(document: DocumentNode): DocumentSize {
  const size = { nodes: 0, fields: 0, aliases: 0, directives: 0, directivesAtOnePlace: 0, introspections: 0 };
  const sizeVariables = new Set<string>();
  let introspectionDepth = 0;
  visit(document, {
    enter(node) {
      size.nodes += 1;
      if ('directives' in node && node.directives !== undefined) {
        size.directives += node.directives.length;
        size.directivesAtOnePlace = Math.max(size.directivesAtOnePlace, node.directives.length);
      }
      if (node.kind === Kind.ARGUMENT && SIZE_ARGUMENTS.has(node.name.value) && node.value.kind === Kind.VARIABLE) {
        sizeVariables.add(node.value.name.value);
      }
      if (isIntrospection(node)) introspectionDepth += 1;
      if (node.kind !== Kind.FIELD) return;
      if (introspectionDepth === 0) size.fields += 1;
      if (isIntrospection(node)) size.introspections += 1;
      if (node.alias !== undefined) size.aliases += introspectionDepth > 0 ? ALIAS_IN_INTROSPECTION : 1;
    },
    leave(node) {
      if (isIntrospection(node)) introspectionDepth -= 1;
    },
  });
  return { ...size, sizeVariables: [...sizeVariables] };
}

/** Whether it is a field that returns the schema, or a fragment within such a field. */
function isIntrospection(node: ASTNode): boolean {
  if (node.kind === Kind.FIELD) return INTROSPECTION_FIELDS.has(node.name.value);
  return node.kind === Kind.FRAGMENT_DEFINITION && node.typeCondition.name.value.startsWith('__');
}
