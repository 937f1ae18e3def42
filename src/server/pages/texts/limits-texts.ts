import type { Language } from '../../../domain/sentences/sentence.ts';

/** The words of the page at `/limits`. The limits themselves are in English, like the messages of the API. */
export interface LimitsTexts {
  readonly title: string;
  readonly lead: string;
  readonly what: string;
  readonly most: string;
  readonly code: string;
  readonly writing: string;
}

export const limitsTexts: Readonly<Record<Language, LimitsTexts>> = {
  EN: {
    title: 'Limits',
    lead: 'A request beyond a limit is rejected with this extensions.code and the name of the limit.',
    what: 'Limit',
    most: 'Most',
    code: 'Code',
    writing: 'Reading is open to everyone. Writing needs a token:',
  },
  ES: {
    title: 'Límites',
    lead: 'Una petición que supera un límite se rechaza con este extensions.code y el nombre del límite.',
    what: 'Límite',
    most: 'Máximo',
    code: 'Código',
    writing: 'La lectura está abierta a todo el mundo. Para escribir hace falta un token:',
  },
  DE: {
    title: 'Grenzwerte',
    lead: 'Eine Anfrage über einem Grenzwert wird mit diesem extensions.code und dem Namen des Grenzwerts abgelehnt.',
    what: 'Grenzwert',
    most: 'Höchstens',
    code: 'Code',
    writing: 'Lesen dürfen alle. Zum Schreiben braucht es ein Token:',
  },
  FR: {
    title: 'Limites',
    lead: 'Une requête au-delà d’une limite est refusée avec cet extensions.code et le nom de la limite.',
    what: 'Limite',
    most: 'Maximum',
    code: 'Code',
    writing: 'La lecture est ouverte à tout le monde. L’écriture demande un jeton\u00a0:',
  },
  IT: {
    title: 'Limiti',
    lead: 'Una richiesta oltre un limite viene rifiutata con questo extensions.code e il nome del limite.',
    what: 'Limite',
    most: 'Massimo',
    code: 'Codice',
    writing: 'La lettura è aperta a tutti. Per scrivere serve un token:',
  },
  PT: {
    title: 'Limites',
    lead: 'Um pedido acima de um limite é recusado com este extensions.code e o nome do limite.',
    what: 'Limite',
    most: 'Máximo',
    code: 'Código',
    writing: 'A leitura está aberta a toda a gente. Para escrever é preciso um token:',
  },
  AR: {
    title: 'الحدود',
    lead: 'يُرفض الطلب الذي يتجاوز حدا مع رمز extensions.code هذا واسم الحد.',
    what: 'الحد',
    most: 'الأقصى',
    code: 'الرمز',
    writing: 'القراءة متاحة للجميع. وتتطلب الكتابة رمز دخول:',
  },
};
