import { type ASTNode, type DocumentNode, type ExecutionArgs, GraphQLError, Kind, visit } from 'graphql';
import { LIMITS } from '../../limits.ts';
import { operationCost, type OperationSize } from './operation-cost.ts';

/** What there is in a document, as it is written. */
interface DocumentSize {
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly directivesAtOnePlace: number;
  readonly introspections: number;
  /** The variables that say how many are asked for: the cost depends on them, and on nothing else that is not in the text. */
  readonly sizeVariables: readonly string[];
}

const documentSizes = new WeakMap<DocumentNode, DocumentSize>();
const operationSizes = new WeakMap<DocumentNode, Map<string, OperationSize>>();
/** The schema is long, and not counted in the cost: an alias in it counts as so many. */
const ALIAS_IN_INTROSPECTION = 10;
/** The arguments that say how many are asked for. */
const SIZES = new Set(['first', 'last', 'ids']);
/** For how many page sizes the cost of one document is remembered. */
const MOST_SIZES = 50;

/** What is wrong with a document before anybody looks at what it means. Looked at once, however often it is sent. */
export function documentTooLarge(document: DocumentNode): GraphQLError | null {
  const size = documentSizeOf(document);
  return (
    limitError('fields', size.fields) ??
    limitError('aliases', size.aliases) ??
    limitError('directives', size.directives) ??
    limitError('directivesAtOnePlace', size.directivesAtOnePlace) ??
    limitError('introspections', size.introspections)
  );
}

export function operationTooLarge({ depth, fields, cost }: OperationSize): GraphQLError | null {
  return limitError('depth', depth) ?? limitError('fields', fields) ?? limitError('cost', cost);
}

/** How large a valid operation is with these variables. */
export function operationSizeOf({ schema, document, operationName, variableValues }: ExecutionArgs): OperationSize {
  const variables = variableValues ?? {};
  const values = documentSizeOf(document).sizeVariables.map((name) => sizeIn(variables[name]));
  const key = JSON.stringify([operationName ?? null, ...values]);
  const known = operationSizes.get(document) ?? new Map<string, OperationSize>();
  operationSizes.set(document, known);
  if (known.size === MOST_SIZES) known.clear();
  const size = known.get(key) ?? operationCost({ schema, document, operationName: operationName ?? null, variables });
  known.set(key, size);
  return size;
}

function sizeIn(value: unknown): string {
  return Array.isArray(value) ? `${value.length} ids` : String(value);
}

export function limitError(limit: keyof typeof LIMITS, is: number): GraphQLError | null {
  const { what, max, code } = LIMITS[limit];
  if (is <= max) return null;
  return new GraphQLError(`The ${what}: ${is}; the limit is ${max}.`, { extensions: { code, limit, most: max } });
}

export function documentSizeOf(document: DocumentNode): DocumentSize {
  const known = documentSizes.get(document);
  if (known !== undefined) return known;
  const size = { fields: 0, aliases: 0, directives: 0, directivesAtOnePlace: 0, introspections: 0 };
  const sizeVariables = new Set<string>();
  let introspecting = 0;
  visit(document, {
    enter(node) {
      if ('directives' in node && node.directives !== undefined) {
        size.directives += node.directives.length;
        size.directivesAtOnePlace = Math.max(size.directivesAtOnePlace, node.directives.length);
      }
      if (node.kind === Kind.ARGUMENT && SIZES.has(node.name.value) && node.value.kind === Kind.VARIABLE) {
        sizeVariables.add(node.value.name.value);
      }
      if (isIntrospection(node)) introspecting += 1;
      if (node.kind !== Kind.FIELD) return;
      if (introspecting === 0) size.fields += 1;
      if (isIntrospection(node)) size.introspections += 1;
      if (node.alias !== undefined) size.aliases += introspecting > 0 ? ALIAS_IN_INTROSPECTION : 1;
    },
    leave(node) {
      if (isIntrospection(node)) introspecting -= 1;
    },
  });
  const found = { ...size, sizeVariables: [...sizeVariables] };
  documentSizes.set(document, found);
  return found;
}

/** A field that shows the schema, or a fragment that stands in one. */
function isIntrospection(node: ASTNode): boolean {
  if (node.kind === Kind.FIELD) return node.name.value === '__schema' || node.name.value === '__type';
  return node.kind === Kind.FRAGMENT_DEFINITION && node.typeCondition.name.value.startsWith('__');
}
