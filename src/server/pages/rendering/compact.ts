/** Texts in quotes, templates, comments, and runs of spaces. */
const TOKENS = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\/\*[^]*?\*\/|(?<=\s)\/\/.*|\s+/g;
const TEXT = /^['"`]/;
const IN_NAME = /[\w$#]/;
/** No other name of the script has one letter, except `h`. */
const LETTERS = 'abcdefgijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Returns a script of ours in fewer bytes. It has no comments and spaces, and short names for what is declared at the
 * start of a line and for private members. A template that begins with a new line is a style sheet. Such a name must
 * not be that of anything else, there must be no template within a template, and each statement ends with a semicolon.
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
