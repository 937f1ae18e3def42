import { stripTypeScriptTypes } from 'node:module';

/** Strips types without the warning that the function is experimental, which would appear in an operator's log. */
export function stripTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}
