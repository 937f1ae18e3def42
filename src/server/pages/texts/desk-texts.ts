import type { Language } from '../../../domain/sentences/sentence.ts';

/** The words of the desk's page before its modules run. Those of the desk are in `browser/desk/texts`. */
export interface DeskTexts {
  readonly title: string;
  readonly lead: string;
  readonly noScript: string;
}

export const deskTexts: Readonly<Record<Language, DeskTexts>> = {
  EN: {
    title: 'Editor’s desk',
    lead: 'Enter statements about injuries, absences and matches.',
    noScript: 'This page needs JavaScript. The same can be done with the API.',
  },
  ES: {
    title: 'Mesa de redacción',
    lead: 'Para anotar lo que se dice sobre lesiones, ausencias y partidos.',
    noScript: 'Esta página necesita JavaScript. Todo se puede hacer también con la API.',
  },
  DE: {
    title: 'Redaktion',
    lead: 'Hier wird eingetragen, was über Verletzungen, Ausfälle und Spiele gesagt wird.',
    noScript: 'Diese Seite braucht JavaScript. Alles geht auch über die API.',
  },
  FR: {
    title: 'Rédaction',
    lead: 'Pour saisir ce qui se dit sur les blessures, les absences et les matchs.',
    noScript: 'Cette page a besoin de JavaScript. Tout peut aussi se faire par l’API.',
  },
  IT: {
    title: 'Redazione',
    lead: 'Per registrare ciò che si dice su infortuni, assenze e partite.',
    noScript: 'Questa pagina richiede JavaScript. Tutto si può fare anche con l’API.',
  },
  PT: {
    title: 'Redação',
    lead: 'Para registar o que se diz sobre lesões, ausências e jogos.',
    noScript: 'Esta página precisa de JavaScript. Tudo também pode ser feito pela API.',
  },
  AR: {
    title: 'مكتب التحرير',
    lead: 'لإدخال ما يُقال عن الإصابات والغيابات والمباريات.',
    noScript: 'تحتاج هذه الصفحة إلى JavaScript. ويمكن فعل كل ذلك عبر واجهة API أيضًا.',
  },
};
