import type { Language } from '../../../src/domain/sentences/sentence.ts';

/** Whole words of a list, in any case. `\b` knows ASCII only. */
const words = (list: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}])(?:${list})(?![\\p{L}\\p{M}])`, 'iu');

/** Words that depend on the gender of a player. */
export const GENDERED: Readonly<Record<Language, RegExp>> = {
  EN: words('he|she|him|his|her|hers|himself|herself|man|woman|men’s|women’s'),
  ES: words(
    'él|ella|lesionad[oa]|sancionad[oa]|suspendid[oa]|convocad[oa]|recuperad[oa]|descartad[oa]|apartad[oa]|cedid[oa]|enferm[oa]|list[oa]|apt[oa]|jugador|jugadora|dudos[oa]|expulsad[oa]|operad[oa]',
  ),
  DE: words(
    'er|ihm|ihn|sie|ihr|ihre|ihren|ihrem|ihrer|sein|seine|seinen|seinem|seiner|spieler|spielerin|der verletzte|die verletzte',
  ),
  FR: words(
    'il|elle|lui|blessée?|suspendue?|absente?|forfaits?|joueur|joueuse|prêt[e]?|convoquée?|rétablie?|incertain|qualifiée?|éliminée?',
  ),
  IT: words(
    'lui|lei|egli|ella|infortunat[oa]|squalificat[oa]|sospes[oa]|convocat[oa]|recuperat[oa]|guarit[oa]|pront[oa]|giocatore|giocatrice|calciatore|calciatrice|fermo|ferma|operat[oa]',
  ),
  PT: words(
    'ele|ela|dele|dela|lesionad[oa]|suspens[oa]|convocad[oa]|recuperad[oa]|pront[oa]|jogador|jogadora|expuls[oa]|operad[oa]|emprestad[oa]|apt[oa]',
  ),
  AR: words(
    'يغيب|تغيب|سيغيب|ستغيب|هو|هي|وهو|وهي|له|لها|لاعب|لاعبة|اللاعب|اللاعبة|مصاب|مصابة|موقوف|موقوفة|غائب|غائبة|جاهز|جاهزة|يعود|تعود|يشارك|تشارك|متاح|متاحة',
  ),
};

/** Words that only English has. */
const ENGLISH = words(
  'the|with|because|injury|injuries|miss|missed|missing|game|games|expected|return|between|nothing|likely|yet|and|of|is|has|was|out|ban|player|unknown|available|doubtful|if|played|card|cards|matches|when',
);

export const FOREIGN: Readonly<Record<Language, RegExp>> = {
  EN: /[áéíóúñäöüßçãõêàèùìò¿¡]|[\u0600-\u06ff]/u,
  ES: ENGLISH,
  DE: new RegExp(ENGLISH.source.replace('|was|', '|'), 'iu'),
  FR: ENGLISH,
  IT: ENGLISH,
  PT: ENGLISH,
  AR: /[A-Za-z]/u,
};
