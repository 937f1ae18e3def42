import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { type NormalizedOperation, normalizeOperation } from '../../live/operation-key.ts';
import { operationCost, type OperationSize } from './operation-cost.ts';
import { documentSize } from './document-size.ts';

/** How many sizes are remembered per operation: one for each combination of page sizes. */
const MAX_SIZES = 50;

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
  /** The text by which equal subscriptions are recognised, and where their resume revision is; null for others. */
  readonly normalized: NormalizedOperation | null;
  /** Whether the last execution read the clock or the viewer, so that its result may not be shared. */
  readsPrivate = false;
  readonly #sizeVariables: readonly string[];
  readonly #sizes = new Map<string, OperationSize>();

  constructor(parts: PreparedOperationParts) {
    this.schema = parts.schema;
    this.document = parts.document;
    this.operation = parts.operation;
    this.operationName = parts.operationName;
    this.normalized = this.type === OperationTypeNode.SUBSCRIPTION ? normalizeOperation(parts) : null;
    this.#sizeVariables = documentSize(parts.document).sizeVariables;
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

function sizeIn(value: unknown): string {
  return Array.isArray(value) ? `${value.length} ids` : String(value);
}
