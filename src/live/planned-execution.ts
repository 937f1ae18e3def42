import { execute, type ExecutionArgs, type ExecutionResult, getVariableValues } from 'graphql';
import type { BoundVariables } from './bound-variables.ts';
import { type OperationPlan, planOf } from './operation-plan.ts';

/** One error is enough to leave the variables to graphql-js, which reports all errors. */
const COERCION = { maxErrors: 1 };

/**
 * Executes an operation by its plan. If the plan fails, graphql-js executes the operation from the start, so that
 * errors and the nulls in their place are the same. `contextFor` returns a new context for each execution, without
 * traces of an earlier one. Returns no promise if nothing has to wait. `bound`: the variables of an operation that is
 * re-executed with the same values.
 */
export function executeOperation(
  args: ExecutionArgs,
  contextFor: () => unknown,
  bound: BoundVariables | null = null,
): ExecutionResult | Promise<ExecutionResult> {
  const interpret = (): ExecutionResult | Promise<ExecutionResult> =>
    execute({ ...args, contextValue: contextFor() }) as ExecutionResult | Promise<ExecutionResult>;
  const plan = planOf(args);
  const variables = plan === null ? undefined : (bound?.coerced ?? coerced(plan, args));
  if (plan === null || variables === undefined) return interpret();
  if (bound !== null) bound.coerced = variables;
  // A result with errors costs two executions. So graphql-js executes the next ones at once, until one has no errors.
  if (plan.hasFailed) return noteErrors(plan, interpret());
  const fallBack = (): ExecutionResult | Promise<ExecutionResult> => {
    plan.hasFailed = true;
    return interpret();
  };
  try {
    const data = plan.execute(args.rootValue, contextFor(), variables, bound);
    return data instanceof Promise ? data.then(resultOf, fallBack) : resultOf(data);
  } catch {
    return fallBack();
  }
}

function coerced({ variableDefinitions }: OperationPlan, { schema, variableValues }: ExecutionArgs) {
  return getVariableValues(schema, variableDefinitions, variableValues ?? {}, COERCION).coerced;
}

function resultOf(data: Record<string, unknown>): ExecutionResult {
  return { data };
}

function noteErrors(plan: OperationPlan, result: ExecutionResult | Promise<ExecutionResult>) {
  const note = (finished: ExecutionResult): ExecutionResult => {
    plan.hasFailed = finished.errors !== undefined;
    return finished;
  };
  return result instanceof Promise ? result.then(note) : note(result);
}
