import { isSameLeagueCountry } from '../country.ts';
import type { Team } from '../team.ts';
import { nameKey } from './team-name.ts';

/** Clubs with several names that no spelling rule connects: a country, then the names. */
const CLUBS = `
FRA: Paris Saint-Germain, PSG, Paris SG
FRA: Olympique de Marseille, Marseille, OM
FRA: Olympique Lyonnais, Olympique Lyon, Lyon, OL
FRA: Stade Brestois, Brest
FRA: Stade Rennais, Rennes
FRA: Lille OSC, LOSC, LOSC Lille, Lille
FRA: OGC Nice, Nice
FRA: RC Strasbourg Alsace, Strasbourg, Racing Strasbourg
MCO: AS Monaco, Monaco
ENG: Manchester United, Man United, Man Utd
ENG: Manchester City, Man City
ENG: Tottenham Hotspur, Tottenham, Spurs
ENG: Wolverhampton Wanderers, Wolves, Wolverhampton
ENG: Nottingham Forest, Nott'm Forest, Nottm Forest
ENG: Newcastle United, Newcastle
ENG: West Ham United, West Ham
ENG: Brighton & Hove Albion, Brighton
ENG: Leeds United, Leeds
ENG: Leicester City, Leicester
ENG: Sheffield United, Sheff Utd
ENG: Sheffield Wednesday, Sheff Wed
ENG: Queens Park Rangers, QPR
ENG: West Bromwich Albion, West Brom, WBA
ITA: Internazionale, FC Internazionale Milano, Inter, Inter Milan, Inter Mailand
ITA: AC Milan, Milan, Mailand
ITA: Juventus, Juve, Juventus Turin
ITA: AS Roma, Roma, Rome
ITA: Hellas Verona, Verona
ESP: Atlético de Madrid, Atlético, Atleti, Atl. Madrid
ESP: Barcelona, Barça, FCB Barcelona
ESP: Athletic Club, Athletic Bilbao, Athletic Club Bilbao
ESP: Real Betis, Betis, Real Betis Balompié
ESP: Celta de Vigo, Celta, Celta Vigo
ESP: Deportivo Alavés, Alavés
ESP: Espanyol, RCD Espanyol de Barcelona, Espanyol Barcelona
GER: Bayern München, Bayern Munich, Bayern, FCB München
GER: Borussia Dortmund, Dortmund, BVB
GER: Borussia Mönchengladbach, Mönchengladbach, Gladbach, M'gladbach, Bor. Mönchengladbach
GER: Bayer Leverkusen, Leverkusen, Bayer 04 Leverkusen
GER: Eintracht Frankfurt, Frankfurt
GER: RB Leipzig, RasenBallsport Leipzig, Leipzig
GER: 1. FC Köln, Köln, Cologne
GER: Hamburger SV, HSV, Hamburg
GER: Werder Bremen, Bremen
NED: PSV, PSV Eindhoven
NED: Feyenoord, Feyenoord Rotterdam
NED: AZ, AZ Alkmaar
POR: Sport Lisboa e Benfica, SL Benfica, Benfica
POR: Sporting Clube de Portugal, Sporting CP, Sporting Lisbon, Sporting Lissabon
BEL: Club Brugge, Club Bruges, Brugge
BEL: Royale Union Saint-Gilloise, Union SG, Union Saint-Gilloise, Union St. Gilloise
DEN: FC København, FC Copenhagen, FC Kopenhagen
CZE: Slavia Praha, Slavia Prague, Slavia Prag
CZE: Sparta Praha, Sparta Prague, AC Sparta Praha
GRE: Olympiakos, Olympiacos, PAE Olympiakos SFP, Olympiakos Piraeus, Olympiacos Piraeus
SRB: Crvena Zvezda, Red Star Belgrade, Roter Stern Belgrad
AUT: Red Bull Salzburg, RB Salzburg, Salzburg
SUI: Young Boys, BSC Young Boys, Young Boys Bern
UKR: Shakhtar Donetsk, Shakhtar, Schachtar Donezk
AZE: Qarabağ, Qarabağ Ağdam, Karabakh
KAZ: Kairat, Kairat Almaty
CYP: Paphos, Pafos
TUR: Galatasaray, Galatasaray Istanbul
`;

interface KnownClub {
  readonly country: string;
  readonly keys: ReadonlySet<string>;
}

let clubs: ReadonlyMap<string, readonly KnownClub[]> | null = null;

function clubsByKey(): ReadonlyMap<string, readonly KnownClub[]> {
  if (clubs !== null) return clubs;
  const byKey = new Map<string, KnownClub[]>();
  for (const line of CLUBS.trim().split('\n')) {
    const [country = '', names = ''] = line.split(': ');
    const club = { country, keys: new Set(names.split(', ').map(nameKey)) };
    for (const key of club.keys) byKey.set(key, [...(byKey.get(key) ?? []), club]);
  }
  clubs = byKey;
  return byKey;
}

/** Returns the teams that are known by this other name. The country of the name or of the team must match. */
export function knownByName(name: string, country: string | null, teams: readonly Team[]): Team[] {
  const found = clubsByKey().get(nameKey(name)) ?? [];
  return found.flatMap((club) =>
    teams.filter((team) => {
      const countries = [country, team.country].filter((one) => one !== null);
      if (team.kind !== 'CLUB' || countries.length === 0) return false;
      if (!countries.every((one) => isSameLeagueCountry(one, club.country))) return false;
      return [team.name, ...team.aliases].some((one) => club.keys.has(nameKey(one)));
    }),
  );
}
