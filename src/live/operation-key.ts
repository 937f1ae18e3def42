import {
  type ArgumentNode,
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  type GraphQLSchema,
  print,
  TypeInfo,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Context, Viewer } from '../schema/context.ts';

/** What a request says, as it says it. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What there is to know of an operation's text: the same for all who spell it alike, white space and order aside. */
export interface NormalizedOperation {
  readonly print: string;
  /** The variables that it declares; whatever else is sent along means nothing. */
  readonly variables: readonly string[];
  /**
   * The variable in which a reader says which revision he holds. It matters to what he is told first, and to nothing
   * that comes after, so that readers of different ones share one answer. null: there is none, or it does more.
   */
  readonly resumeVariable: string | null;
}

const read = new WeakMap<DocumentNode, Map<string, NormalizedOperation>>();

export function normalizedOperation({ schema, document, operationName }: ExecutionArgs): NormalizedOperation {
  const known = read.get(document) ?? new Map<string, NormalizedOperation>();
  read.set(document, known);
  const name = operationName ?? '';
  let text = known.get(name);
  if (text === undefined) {
    const operation = getOperationAST(document, operationName);
    const declared = operation?.variableDefinitions ?? [];
    text = {
      print: print(inOrder(document)),
      variables: declared.map(({ variable }) => variable.name.value),
      resumeVariable: claimIn(schema, document, declared),
    };
    known.set(name, text);
  }
  return text;
}

/** What makes two operations the same: their text, their variables, and who asks. */
export function operationKey(
  text: NormalizedOperation,
  { operationName, variables }: Omit<OperationRequest, 'query'>,
  viewer: Viewer,
): string {
  const isClaimed = resumeRevisionOf(text, variables) !== null;
  const given = text.variables
    .filter((name) => variables?.[name] !== undefined && !(isClaimed && name === text.resumeVariable))
    .map((name) => [name, sorted(variables?.[name])] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([text.print, operationName ?? null, given, viewer]);
}

/** The revision that a reader says he holds; null: he says none, or nothing that could be one. */
export function resumeRevisionOf(
  { resumeVariable }: NormalizedOperation,
  variables: OperationRequest['variables'],
): number | null {
  const said = resumeVariable === null ? null : variables?.[resumeVariable];
  return typeof said === 'number' && Number.isInteger(said) && said >= 0 && said < 2 ** 31 ? said : null;
}

/** The operation as it is executed for all: without anyone's claim. */
export function withoutResumeRevision(text: NormalizedOperation, args: ExecutionArgs): ExecutionArgs {
  if (text.resumeVariable === null || resumeRevisionOf(text, args.variableValues) === null) return args;
  return { ...args, variableValues: { ...args.variableValues, [text.resumeVariable]: null } };
}

export function viewerOf({ contextValue }: ExecutionArgs): Viewer {
  return (contextValue as Context).viewer;
}

/** Arguments and variables in the order of their names: how they were ordered makes no difference to any answer. */
function inOrder(document: DocumentNode): DocumentNode {
  const byName = (a: ArgumentNode, b: ArgumentNode): number => (a.name.value < b.name.value ? -1 : 1);
  const byVariable = (a: VariableDefinitionNode, b: VariableDefinitionNode): number =>
    a.variable.name.value < b.variable.name.value ? -1 : 1;
  return visit(document, {
    Field: (node) => ({ ...node, arguments: node.arguments?.toSorted(byName) ?? [] }),
    OperationDefinition: (node) => ({
      ...node,
      variableDefinitions: node.variableDefinitions?.toSorted(byVariable) ?? [],
    }),
  });
}

/** The variable of an argument that the schema declares to be a claim, where it may be left out and says nothing else. */
function claimIn(
  schema: GraphQLSchema,
  document: DocumentNode,
  declared: readonly VariableDefinitionNode[],
): string | null {
  const uses: { readonly name: string; readonly isClaim: boolean }[] = [];
  const types = new TypeInfo(schema);
  const look = visitWithTypeInfo(types, {
    VariableDefinition: () => false,
    Variable: (node) => {
      uses.push({ name: node.name.value, isClaim: types.getArgument()?.extensions.isClaim === true });
    },
  });
  visit(document, look);
  const claim = uses.find(({ isClaim }) => isClaim)?.name;
  const definition = declared.find(({ variable }) => variable.name.value === claim);
  if (claim === undefined || definition === undefined) return null;
  const mayBeLeftOut = definition.type.kind === 'NamedType' && definition.defaultValue === undefined;
  return mayBeLeftOut && uses.filter(({ name }) => name === claim).length === 1 ? claim : null;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}
