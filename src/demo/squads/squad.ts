import type { NationalTeamSlug } from '../teams.ts';

export type DemoPosition = 'GOALKEEPER' | 'DEFENDER' | 'MIDFIELDER' | 'FORWARD';

/** A three-letter FIFA code. */
export type DemoNationality =
  | 'ARG'
  | 'AUS'
  | 'AUT'
  | 'BEL'
  | 'BRA'
  | 'CAN'
  | 'CHI'
  | 'CMR'
  | 'COD'
  | 'COL'
  | 'CPV'
  | 'CRO'
  | 'DEN'
  | 'DOM'
  | 'ENG'
  | 'ESP'
  | 'FRA'
  | 'GEO'
  | 'GER'
  | 'GHA'
  | 'GRE'
  | 'GUI'
  | 'HON'
  | 'ISL'
  | 'JPN'
  | 'KOS'
  | 'MAR'
  | 'MKD'
  | 'NED'
  | 'NGA'
  | 'NOR'
  | 'POL'
  | 'POR'
  | 'ROU'
  | 'SEN'
  | 'SRB'
  | 'SUI'
  | 'SVK'
  | 'SVN'
  | 'SWE'
  | 'TOG'
  | 'TUR'
  | 'UKR'
  | 'URU'
  | 'USA'
  | 'VEN';

/** One player per line. The national team is the senior team that selected the player; null if that is uncertain. */
export type SquadRow = readonly [
  slug: string,
  name: string,
  position: DemoPosition,
  birthDate: string | null,
  nationality: DemoNationality,
  nationalTeam: NationalTeamSlug | null,
];
