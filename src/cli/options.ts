import { InvalidArgumentError, Option } from 'commander';

/** Returns an option with one of these values, in upper or lower case. */
export function upperCaseOption(
  flags: string,
  description: string,
  values: readonly string[],
  isUpperCase = true,
): Option {
  return new Option(flags, `${description} (${values.map((value) => value.toLowerCase()).join(', ')})`).argParser(
    (text) => {
      const value = isUpperCase ? text.toUpperCase() : text.toLowerCase();
      if (!values.includes(value))
        throw new InvalidArgumentError(`Expected one of ${values.join(', ').toLowerCase()}.`);
      return value;
    },
  );
}
