/** The words in names of open sides, without accents, by meaning. */
const WORDS = {
  /** The result that makes a team the side. */
  OUTCOME: `winner winners winning loser losers losing runner runners sieger siegerin gewinner verlierer gruppensieger
    ganador ganadora ganadores perdedor perdedora vainqueur vainqueurs gagnant perdant vincente vincitore vincitrice
    perdente vencedor vencedora winnaar verliezer zwyciezca vitez победитель проигравший`,
  /** The place that makes a team the side. */
  PLACE: `1st 2nd 3rd 4th 1er 2e 3e 4e 1ere 1o 2o 3o 4o 1a 2a 3a 4a first second third fourth best placed place erster
    erste zweiter zweite dritter dritte vierter vierte bester beste gruppenerster gruppenzweiter gruppendritter platz
    primero primera segundo segunda tercero tercera cuarto mejor lugar premier premiere deuxieme troisieme quatrieme
    meilleur meilleurs prima primo seconda secondo terza terzo quarta migliore primeiro primeira terceiro terceira
    melhor colocado eerste tweede derde`,
  GROUP: 'group groups gruppe gruppen grupo grupos groupe groupes girone gruppo gironi groep группы группа',
  /** The tie that decides it. */
  TIE: `match game tie sf qf hf vf af cf of ko po m r sp spiel spiels partido partita partie jogo paarung serie wedstrijd
    матча semifinal semifinals halbfinale halbfinales viertelfinale achtelfinale semifinale semifinales semis cuartos
    octavos quarti ottavi quarts huitiemes demi demie finale finales final finals playoff playoffs repechaje repesca
    spareggio barrage barrages quali qualifier qualifiers qualifying path weg bracket pair round preliminary leg quarter
    semi achtel viertel halb entscheidungsspiel`,
  FILLER: `of the in from no nr team teams side up play off offs and et e y und oder del de der des du di della do da dos
    das de la van vs v uefa fifa afc caf concacaf conmebol ofc ic icp european intercontinental interkontinental
    tournament final stage league competition`,
} as const;

export const TIE_WORDS: ReadonlyMap<string, keyof typeof WORDS> = new Map(
  (['FILLER', 'TIE', 'GROUP', 'PLACE', 'OUTCOME'] as const).flatMap((kind) =>
    WORDS[kind].split(/\s+/).map((word) => [word, kind] as const),
  ),
);
