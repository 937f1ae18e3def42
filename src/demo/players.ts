import { day, type Day } from '../domain/day.ts';
import { ALAVES, ATHLETIC_CLUB, ATLETICO_MADRID, CELTA_VIGO } from './squads/alaves-to-celta-vigo.ts';
import { ELCHE, ESPANYOL, GETAFE, GIRONA, LEVANTE } from './squads/elche-to-levante.ts';
import { MALLORCA, OSASUNA, RAYO_VALLECANO, REAL_BETIS, REAL_OVIEDO } from './squads/mallorca-to-real-oviedo.ts';
import { BARCELONA, REAL_MADRID } from './squads/real-madrid-and-barcelona.ts';
import { REAL_SOCIEDAD, SEVILLA, VALENCIA, VILLARREAL } from './squads/real-sociedad-to-villarreal.ts';
import type { DemoNationality, DemoPosition, SquadRow } from './squads/squad.ts';
import type { ClubSlug, NationalTeamSlug } from './teams.ts';

/**
 * A player of La Liga 2025-26, as of 1 February 2026. The first teams of Real Madrid and Barcelona are complete; the
 * other clubs have their regular and injured players. Uncertain birth dates are null.
 */
export interface DemoPlayer {
  readonly slug: PlayerSlug;
  readonly name: string;
  readonly position: DemoPosition;
  readonly birthDate: Day | null;
  readonly nationality: DemoNationality;
  readonly club: ClubSlug;
  readonly nationalTeam: NationalTeamSlug | null;
}

const SQUADS = {
  alaves: ALAVES,
  'athletic-club': ATHLETIC_CLUB,
  'atletico-madrid': ATLETICO_MADRID,
  barcelona: BARCELONA,
  'celta-vigo': CELTA_VIGO,
  elche: ELCHE,
  espanyol: ESPANYOL,
  getafe: GETAFE,
  girona: GIRONA,
  levante: LEVANTE,
  mallorca: MALLORCA,
  osasuna: OSASUNA,
  'rayo-vallecano': RAYO_VALLECANO,
  'real-betis': REAL_BETIS,
  'real-madrid': REAL_MADRID,
  'real-oviedo': REAL_OVIEDO,
  'real-sociedad': REAL_SOCIEDAD,
  sevilla: SEVILLA,
  valencia: VALENCIA,
  villarreal: VILLARREAL,
} as const satisfies Record<ClubSlug, readonly SquadRow[]>;

export type PlayerSlug = (typeof SQUADS)[ClubSlug][number][0];

export const PLAYERS: readonly DemoPlayer[] = [
  ...squad('alaves'),
  ...squad('athletic-club'),
  ...squad('atletico-madrid'),
  ...squad('barcelona'),
  ...squad('celta-vigo'),
  ...squad('elche'),
  ...squad('espanyol'),
  ...squad('getafe'),
  ...squad('girona'),
  ...squad('levante'),
  ...squad('mallorca'),
  ...squad('osasuna'),
  ...squad('rayo-vallecano'),
  ...squad('real-betis'),
  ...squad('real-madrid'),
  ...squad('real-oviedo'),
  ...squad('real-sociedad'),
  ...squad('sevilla'),
  ...squad('valencia'),
  ...squad('villarreal'),
];

function squad(club: ClubSlug): DemoPlayer[] {
  return SQUADS[club].map(([slug, name, position, birthDate, nationality, nationalTeam]) => ({
    slug,
    name,
    position,
    birthDate: birthDate === null ? null : day(birthDate),
    nationality,
    club,
    nationalTeam,
  }));
}
