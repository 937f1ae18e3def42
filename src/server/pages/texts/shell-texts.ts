import type { Language } from '../../../domain/sentences/sentence.ts';

/** The words around every page. */
export interface ShellTexts {
  readonly skip: string;
  readonly navigation: string;
  readonly matches: string;
  readonly players: string;
  readonly language: string;
  /** The description of the site in one sentence. */
  readonly about: string;
  readonly schema: string;
  readonly limits: string;
  readonly readiness: string;
  readonly notFound: string;
  readonly notFoundHint: string;
  readonly toStart: string;
  /** The text after too many requests of one client, and while the storage fails. */
  readonly busy: string;
  readonly unavailable: string;
  readonly tryAgain: string;
}

export const shellTexts: Readonly<Record<Language, ShellTexts>> = {
  EN: {
    skip: 'Skip to the content',
    navigation: 'Main',
    matches: 'Matches',
    players: 'Players',
    language: 'Language',
    about: 'Which games will the player miss? A live answer from the current estimates of recovery.',
    schema: 'Schema',
    limits: 'Limits',
    readiness: 'Status',
    notFound: 'There is no such page',
    notFoundHint: 'The address may be misspelt, or the page no longer exists.',
    toStart: 'Today’s matches',
    busy: 'Too many requests',
    unavailable: 'The page is not available',
    tryAgain: 'Please try again in a moment.',
  },
  ES: {
    skip: 'Saltar al contenido',
    navigation: 'Principal',
    matches: 'Partidos',
    players: 'Jugadores',
    language: 'Idioma',
    about:
      '¿Qué partidos se perderá el jugador? Una respuesta en directo según las previsiones de recuperación actuales.',
    schema: 'Esquema',
    limits: 'Límites',
    readiness: 'Estado',
    notFound: 'Esta página no existe',
    notFoundHint: 'Puede que la dirección esté mal escrita o que el contenido ya no esté aquí.',
    toStart: 'Partidos de hoy',
    busy: 'Demasiadas peticiones',
    unavailable: 'La página no está disponible',
    tryAgain: 'Inténtalo de nuevo dentro de un momento.',
  },
  DE: {
    skip: 'Zum Inhalt springen',
    navigation: 'Hauptnavigation',
    matches: 'Spiele',
    players: 'Spieler',
    language: 'Sprache',
    about: 'Welche Spiele werden verpasst? Eine laufend aktuelle Antwort aus den Prognosen zur Genesung.',
    schema: 'Schema',
    limits: 'Grenzwerte',
    readiness: 'Status',
    notFound: 'Diese Seite gibt es nicht',
    notFoundHint: 'Vielleicht ist die Adresse falsch geschrieben, oder der Inhalt ist nicht mehr da.',
    toStart: 'Spiele von heute',
    busy: 'Zu viele Anfragen',
    unavailable: 'Die Seite ist nicht verfügbar',
    tryAgain: 'Bitte versuche es gleich noch einmal.',
  },
  FR: {
    skip: 'Aller au contenu',
    navigation: 'Navigation principale',
    matches: 'Matchs',
    players: 'Joueurs',
    language: 'Langue',
    about: 'Quels matchs seront manqués\u202f? Une réponse en direct, selon les prévisions de retour actuelles.',
    schema: 'Schéma',
    limits: 'Limites',
    readiness: 'État',
    notFound: 'Cette page n’existe pas',
    notFoundHint: 'L’adresse est peut-être mal écrite, ou le contenu n’est plus ici.',
    toStart: 'Matchs du jour',
    busy: 'Trop de requêtes',
    unavailable: 'La page n’est pas disponible',
    tryAgain: 'Veuillez réessayer dans un instant.',
  },
  IT: {
    skip: 'Vai al contenuto',
    navigation: 'Principale',
    matches: 'Partite',
    players: 'Giocatori',
    language: 'Lingua',
    about: 'Quali partite salterà il giocatore? Una risposta in tempo reale dalle previsioni di recupero attuali.',
    schema: 'Schema',
    limits: 'Limiti',
    readiness: 'Stato',
    notFound: 'Questa pagina non esiste',
    notFoundHint: 'Forse l’indirizzo è scritto male, o il contenuto non è più qui.',
    toStart: 'Partite di oggi',
    busy: 'Troppe richieste',
    unavailable: 'La pagina non è disponibile',
    tryAgain: 'Riprova tra un momento.',
  },
  PT: {
    skip: 'Saltar para o conteúdo',
    navigation: 'Principal',
    matches: 'Jogos',
    players: 'Jogadores',
    language: 'Idioma',
    about: 'Que jogos vai o jogador falhar? Uma resposta em direto, segundo as previsões de recuperação atuais.',
    schema: 'Esquema',
    limits: 'Limites',
    readiness: 'Estado',
    notFound: 'Esta página não existe',
    notFoundHint: 'O endereço pode estar mal escrito, ou o conteúdo já não está aqui.',
    toStart: 'Jogos de hoje',
    busy: 'Demasiados pedidos',
    unavailable: 'A página não está disponível',
    tryAgain: 'Tente de novo dentro de momentos.',
  },
  AR: {
    skip: 'الانتقال إلى المحتوى',
    navigation: 'القائمة الرئيسية',
    matches: 'المباريات',
    players: 'اللاعبون',
    language: 'اللغة',
    about: 'ما المباريات التي سيغيب عنها اللاعب؟ إجابة مباشرة بحسب تقديرات التعافي الحالية.',
    schema: 'المخطط',
    limits: 'الحدود',
    readiness: 'الحالة',
    notFound: 'لا توجد صفحة بهذا العنوان',
    notFoundHint: 'ربما كُتب العنوان خطأ، أو لم يعد المحتوى هنا.',
    toStart: 'مباريات اليوم',
    busy: 'طلبات أكثر من اللازم',
    unavailable: 'الصفحة غير متاحة',
    tryAgain: 'يرجى إعادة المحاولة بعد قليل.',
  },
};
