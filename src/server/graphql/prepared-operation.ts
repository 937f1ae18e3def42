import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { type NormalizedOperation, normalizeOperation } from '../../live/operation-key.ts';
import { operationCost, type OperationSize } from './operation-cost.ts';
import { documentSize } from './document-size.ts';

/** The number of sizes that are cached per operation: one for each combination of page sizes. */
const MAX_SIZES = 50;

/** Approximate memory of a prepared operation, and of each node with its location and its part of a plan. */
const BYTES_OF_OPERATION = 4_096;
const BYTES_PER_NODE = 520;

export interface PreparedOperationParts {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
}

/** A parsed and validated operation, with everything that depends only on its text. */
export class PreparedOperation implements PreparedOperationParts {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | null;
  /** The normalized form of a subscription, by which equal ones are recognised; null for other operations. */
  readonly normalized: NormalizedOperation | null;
  /** Whether the last execution read the clock or the viewer, so that its result may not be shared. */
  readsPrivate = false;
  /** Approximate size in memory. */
  readonly bytes: number;
  readonly #sizeVariables: readonly string[];
  readonly #sizes = new Map<string, OperationSize>();

  constructor(parts: PreparedOperationParts) {
    this.schema = parts.schema;
    this.document = parts.document;
    this.operation = parts.operation;
    this.operationName = parts.operationName;
    this.normalized = this.type === OperationTypeNode.SUBSCRIPTION ? normalizeOperation(parts) : null;
    const { nodes, sizeVariables } = documentSize(parts.document);
    this.bytes = BYTES_OF_OPERATION + (nodes + (this.normalized?.nodes ?? 0)) * BYTES_PER_NODE;
    this.#sizeVariables = sizeVariables;
  }

  get type(): OperationTypeNode {
    return this.operation.operation;
  }

  /** The depth, fields and cost with these variables. Only variables that give a page size or a list of ids matter. */
  sizeWith(variables: Readonly<Record<string, unknown>>): OperationSize {
    const key = JSON.stringify(this.#sizeVariables.map((name) => sizeIn(variables[name])));
    const known = this.#sizes.get(key);
    if (known !== undefined) return known;
    const { schema, document, operation } = this;
    const size = operationCost({ schema, document, operation, variables });
    if (this.#sizes.size === MAX_SIZES) this.#sizes.clear();
    this.#sizes.set(key, size);
    return size;
  }
}

/** Returns the size that a variable gives, as a short text. Values of other types have the largest size. */
function sizeIn(value: unknown): string {
  if (Array.isArray(value)) return `${value.length} ids`;
  return value == null || typeof value === 'number' ? String(value) : 'invalid';
}
