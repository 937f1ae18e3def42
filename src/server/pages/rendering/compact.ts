/** Texts in quotes, templates, comments, and runs of spaces. */
const TOKENS = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\/\*[^]*?\*\/|(?<=\s)\/\/.*|\s+/g;
const TEXT = /^['"`]/;
const IN_NAME = /[\w$#]/;
/** No other name in the script has one letter, except `h`. */
const LETTERS = 'abcdefgijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Returns a script of this repository in fewer bytes. It removes comments and spaces, and shortens private members and
 * names that are declared at the start of a line. A template that begins with a new line is a style sheet. The script
 * must not use such a name for anything else, must not nest templates, and must end each statement with a semicolon.
 */
export function compact(code: string): string {
  const bare = withShortNames(code).replaceAll(TOKENS, (token) => {
    if (token.startsWith('`\n')) return compactStyle(token);
    return TEXT.test(token) ? token : ' ';
  });
  const dense = bare.replaceAll(TOKENS, (token, at: number) => {
    if (TEXT.test(token)) return token;
    return IN_NAME.test(bare[at - 1] ?? '') && IN_NAME.test(bare[at + token.length] ?? '') ? ' ' : '';
  });
  return dense.replaceAll(
    new RegExp(`${TOKENS.source}|;(?=\\})|,(?=[}\\])])|(?<=\\d)_(?=\\d)|\\b0(?=\\.\\d)`, 'g'),
    (token) => (/^[;,_0]/.test(token) ? '' : token),
  );
}

function withShortNames(code: string): string {
  const declared = [...code.matchAll(/^(?:const|let|function|class) (\w{2,})/gm)].map(([, name = '']) => name);
  const members = [...code.matchAll(/^ {2}(#\w+)/gm)].map(([, name = '']) => name);
  const short = new Map([
    ...[...new Set(declared)].map((name, at) => [name, LETTERS[at]] as const),
    ...[...new Set(members)].map((name, at) => [name, `#${LETTERS[at]}`] as const),
  ]);
  const shorten = (text: string): string =>
    text.replaceAll(/(?<![\w.])[#\w]+|(?<=\.)#\w+|(?<=\.{3})\w+/g, (name) => short.get(name) ?? name);
  return code.replaceAll(new RegExp(`${TOKENS.source}|[^'"\`\\s]+`, 'g'), (token) => {
    if (token.startsWith('`')) return token.replaceAll(/\$\{[^}]*\}/g, shorten);
    return TEXT.test(token) ? token : shorten(token);
  });
}

function compactStyle(css: string): string {
  return css
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}');
}
