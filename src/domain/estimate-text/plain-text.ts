/** Normalizes case, accents, dashes and spaces of texts. */

/** Returns the spelling in which phrases are compared: lower case, no accents, single spaces between words. */
export function fold(text: string): string {
  return withoutAccents(text).replace(/['-]/g, ' ').replace(/\s+/g, ' ').trim();
}

function withoutAccents(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019`´]/g, "'");
}

/** "Matchday 27", "jornada 27", "GW27". */
const ROUND_BEFORE_NUMBER =
  /\b(?:match ?days?|match ?weeks?|game ?weeks?|gw|md|jornada|jor\.|giornata|journee|rodada|fecha|spieltag) ?(?:n[º°.]? ?)?(\d\d?)(?![\p{L}\d%.,/-]| (?:january|february|march|april|may|june|july|august|september|october|november|december)\b)/gu;
/** "27. Spieltag", "27a giornata", "27.ª jornada". A number with a plural is a number of games. */
const ROUND_AFTER_NUMBER =
  /(?<![\d.,/-])(\d\d?)(?:\.?[ªº]|\.|a|e|eme|esima|th|st|nd|rd)? ?(?:jornada|spieltag(?:e?s)?|giornata|journee|rodada|matchday)(?!\p{L})/gu;

/** Folds a text and gives dates, fractions and ranges in numerals one spelling. Marks that divide clauses become commas. */
export function plainText(text: string): string {
  return withoutAccents(text)
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/\bk\. ?o\b\.?/g, 'ko')
    .replace(ROUND_BEFORE_NUMBER, ' roundnumber$1 ')
    .replace(ROUND_AFTER_NUMBER, (whole, n: string) => (Number(n) > 1 ? ` roundnumber${n} ` : whole))
    .replace(/(?<!\d)(\d{1,3})\s?½/g, '$1.5')
    .replace(/½/g, ' 0.5 ')
    .replace(/1⁄2/g, ' 0.5 ')
    .replace(/(?<!\d)20\d\d\/(?:20)?\d\d(?![\d/])/g, ' ')
    .replace(/(?<!\d)50 ?(?:[-:/]|to|zu) ?50(?! ?%)(?!\d)/g, ' evens ')
    .replace(/(?<![\d.])(\d+),(\d)(?!\d)/g, '$1.$2')
    .replace(/(?<!\d)(\d\d?), ?(?=20\d\d(?!\d))/g, '$1 ')
    .replace(
      /(?<![\d.])(\d\d?)\. ?(?=(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|dez|spieltag|und\b|oder\b|bis\b)\p{L}*)/gu,
      '$1 ',
    )
    .replace(/(?<=\p{L})- (?=(?:bis|oder|und|or|to)\b)/gu, ' ')
    .replace(/(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])/g, ' isodate$1$2$3 ')
    .replace(/(?<![\d/.-])(\d\d?)([/.-])(\d\d?)\2(20)?(\d\d)(?![\d/-])/g, dayFirst)
    .replace(/(?<![\d/.-])(\d\d?)\.(\d\d?)\.(?!\d)/g, (whole, day: string, month: string) =>
      Number(month) <= 12 ? ` ${day} monthnumber${Number(month)} ` : whole,
    )
    .replace(/(\d)(?:st|nd|rd|th|º|ª|°|er|ere|eme)(?![\p{L}\d])/gu, '$1')
    .replace(/(?<!\p{L})(\p{L}{3,5})\. ?(?=\d)/gu, '$1 ')
    .replace(/(\d) ?%/g, '$1 percent ')
    .replace(/(\d+(?:\.\d+)?) ?\+/g, ' plusmark $1 ')
    .replace(/[+>]/g, ' plusmark ')
    .replace(/</g, ' lessmark ')
    .replace(/~/g, ' tildemark ')
    .replace(/(?<=\d|\d \p{L}{1,12}) ?- ?(?=\d)/gu, ' dashmark ')
    .replace(/(?<!\S)-(?=[\d.])/g, ' minusmark ')
    .replace(/(?<=[\p{L}\d])-(?=[\p{L}\d])/gu, ' ')
    .replace(/(\d) ?\/ ?(?=\d)/g, '$1 slashmark ')
    .replace(/ ?\/ ?/g, ' slashmark ')
    .replace(/'/g, ' ')
    .replace(/(\d)(?=\p{L})/gu, '$1 ')
    .replace(/\.(?!\d)|(?<!\d)\.|[,;:!?()"«»“”„…[\]{}|–-]/g, ' , ')
    .replace(/[^\p{L}\p{N}\s,.]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function dayFirst(_: string, day: string, _mark: string, month: string, _century: string | undefined, year: string) {
  return ` isodate20${year}${month.padStart(2, '0')}${day.padStart(2, '0')} `;
}
