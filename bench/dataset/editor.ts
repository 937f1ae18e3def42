import type { Server } from '../measurement/server.ts';
import { EDITOR } from './operations.ts';

/** Sends a mutation with an editor's token, and returns the id of the result. Throws if it is refused. */
export async function write(
  server: Server,
  mutation: string,
  input: object,
  selection = '... on Node { id }',
): Promise<string> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { ${selection} ... on Error { message } } }`;
  const response = JSON.parse(await server.post(JSON.stringify({ query, variables: { input } }), EDITOR));
  if (response.data.done.message !== undefined) throw new Error(`${mutation}: ${response.data.done.message}`);
  return response.data.done.id;
}
