import { isIP } from 'node:net';

/** The environment variables as they were set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reports a problem with a variable, or with one item of a list. */
type Report = (problem: string, item?: number) => void;
/** Reads a variable that is set. The result is ignored if it reports a problem. */
type Read<Value> = (text: string, report: Report) => Value;
/** Reads a variable, set or not. */
type Variable<Value> = (text: string | undefined, report: Report) => Value;

type Values<Variables> = { readonly [Name in keyof Variables]: Variables[Name] extends Variable<infer V> ? V : never };

/** Returns the values of all variables, and one line for each problem. An empty variable counts as not set. */
export function readVariables<Variables extends Readonly<Record<string, Variable<unknown>>>>(
  variables: Variables,
  env: Environment,
): { readonly values: Values<Variables>; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const values = Object.entries(variables).map(([name, read]) => {
    const report: Report = (problem, item) =>
      problems.push(`${name}${item === undefined ? '' : `.${item}`}: ${problem}`);
    return [name, read(env[name] === '' ? undefined : env[name], report)];
  });
  return { values: Object.fromEntries(values), problems };
}

/** Returns a variable with a default value. */
export function unlessSet<Value, const Otherwise = Value>(
  otherwise: Otherwise,
  read: Read<Value>,
): Variable<Value | Otherwise> {
  return (text, report) => (text === undefined ? otherwise : read(text, report));
}

export const text: Read<string> = (given) => given;

export function oneOf<const Choice extends string>(choices: readonly Choice[], problem: string): Read<Choice | null> {
  return (given, report) => {
    const choice = choices.find((one) => one === given) ?? null;
    if (choice === null) report(problem);
    return choice;
  };
}

/** Returns a variable for texts that pass a check. */
export function checked(isValid: (given: string) => boolean, problem: string): Read<string> {
  return (given, report) => {
    if (!isValid(given)) report(problem);
    return given;
  };
}

interface Range {
  readonly min?: number;
  readonly max?: number;
  /** An exclusive lower bound. */
  readonly above?: number;
}

export function number({ min = -Infinity, max = Infinity, above = -Infinity }: Range): Read<number> {
  return (given, report) => {
    const value = Number(given);
    if (!Number.isFinite(value)) report('is not a number');
    else if (value < min) report(`is below ${min}`);
    else if (value > max) report(`is above ${max}`);
    else if (value <= above) report(`is not above ${above}`);
    return value;
  };
}

export function wholeNumber(range: Range): Read<number> {
  const read = number(range);
  return (given, report) => {
    const value = Number(given);
    if (Number.isFinite(value) && !Number.isInteger(value)) report('is not a whole number');
    return read(given, report);
  };
}

/** Returns a variable for lists separated by commas. */
export function listOf(isValid: (item: string) => boolean, problem: string): Read<readonly string[]> {
  return (given, report) => {
    const items = given.split(',').flatMap((part) => part.trim() || []);
    for (const [index, item] of items.entries()) if (!isValid(item)) report(problem, index);
    return items;
  };
}

/** Whether the text is an IP address or a CIDR block. */
export function isNetwork(given: string): boolean {
  const [address = '', prefix, ...rest] = given.split('/');
  const version = address.includes('%') ? 0 : isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^(0|[1-9]\d{0,2})$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

/** Whether the text is an http or https URL. */
export function isHttpUrl(given: string): boolean {
  return /^https?:$/.test(URL.parse(given)?.protocol ?? '');
}
