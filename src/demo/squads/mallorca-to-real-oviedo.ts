import type { SquadRow } from './squad.ts';

export const MALLORCA = [
  ['leo-roman', 'Leo Román', 'GOALKEEPER', null, 'ESP', null],
  ['pablo-maffeo', 'Pablo Maffeo', 'DEFENDER', '1997-07-12', 'ESP', null],
  ['martin-valjent', 'Martin Valjent', 'DEFENDER', '1995-12-11', 'SVK', null],
  ['antonio-raillo', 'Antonio Raíllo', 'DEFENDER', '1991-10-08', 'ESP', null],
  ['david-lopez', 'David López', 'DEFENDER', '1989-10-09', 'ESP', null],
  ['johan-mojica', 'Johan Mojica', 'DEFENDER', '1992-08-21', 'COL', 'colombia'],
  ['omar-mascarell', 'Omar Mascarell', 'MIDFIELDER', '1993-02-02', 'ESP', null],
  ['samu-costa', 'Samú Costa', 'MIDFIELDER', '2000-11-27', 'POR', null],
  ['sergi-darder', 'Sergi Darder', 'MIDFIELDER', '1993-12-22', 'ESP', null],
  ['pablo-torre', 'Pablo Torre', 'MIDFIELDER', '2003-04-03', 'ESP', null],
  ['takuma-asano', 'Takuma Asano', 'FORWARD', '1994-11-10', 'JPN', null],
  ['jan-virgili', 'Jan Virgili', 'FORWARD', '2006-07-26', 'ESP', null],
  ['vedat-muriqi', 'Vedat Muriqi', 'FORWARD', '1994-04-24', 'KOS', 'kosovo'],
] as const satisfies readonly SquadRow[];

export const OSASUNA = [
  ['sergio-herrera', 'Sergio Herrera', 'GOALKEEPER', '1993-06-05', 'ESP', null],
  ['alejandro-catena', 'Alejandro Catena', 'DEFENDER', '1994-10-28', 'ESP', null],
  ['enzo-boyomo', 'Enzo Boyomo', 'DEFENDER', '2001-10-07', 'CMR', null],
  ['valentin-rosier', 'Valentin Rosier', 'DEFENDER', '1996-08-19', 'FRA', null],
  ['abel-bretones', 'Abel Bretones', 'DEFENDER', '2000-08-21', 'ESP', null],
  ['javi-galan', 'Javi Galán', 'DEFENDER', '1994-11-19', 'ESP', null],
  ['lucas-torro', 'Lucas Torró', 'MIDFIELDER', '1994-07-19', 'ESP', null],
  ['jon-moncayola', 'Jon Moncayola', 'MIDFIELDER', '1998-05-13', 'ESP', null],
  ['aimar-oroz', 'Aimar Oroz', 'MIDFIELDER', '2001-11-27', 'ESP', null],
  ['ruben-garcia', 'Rubén García', 'FORWARD', '1993-07-14', 'ESP', null],
  ['victor-munoz', 'Víctor Muñoz', 'FORWARD', '2003-07-13', 'ESP', null],
  ['iker-benito', 'Iker Benito', 'FORWARD', null, 'ESP', null],
  ['ante-budimir', 'Ante Budimir', 'FORWARD', '1991-07-22', 'CRO', 'croatia'],
] as const satisfies readonly SquadRow[];

export const RAYO_VALLECANO = [
  ['augusto-batalla', 'Augusto Batalla', 'GOALKEEPER', '1996-04-30', 'ARG', null],
  ['andrei-ratiu', 'Andrei Rațiu', 'DEFENDER', '1998-06-20', 'ROU', 'romania'],
  ['florian-lejeune', 'Florian Lejeune', 'DEFENDER', '1991-05-20', 'FRA', null],
  ['nobel-mendy', 'Nobel Mendy', 'DEFENDER', null, 'SEN', null],
  ['pep-chavarria', 'Pep Chavarría', 'DEFENDER', '1998-04-10', 'ESP', null],
  ['alfonso-espino', 'Alfonso Espino', 'DEFENDER', '1992-01-05', 'URU', null],
  ['pathe-ciss', 'Pathé Ciss', 'MIDFIELDER', '1994-03-16', 'SEN', 'senegal'],
  ['oscar-valentin', 'Óscar Valentín', 'MIDFIELDER', '1994-08-20', 'ESP', null],
  ['unai-lopez', 'Unai López', 'MIDFIELDER', '1995-10-30', 'ESP', null],
  ['isi-palazon', 'Isi Palazón', 'FORWARD', '1994-12-27', 'ESP', null],
  ['alvaro-garcia', 'Álvaro García', 'FORWARD', '1992-10-27', 'ESP', null],
  ['jorge-de-frutos', 'Jorge de Frutos', 'FORWARD', '1997-02-20', 'ESP', 'spain'],
  ['sergio-camello', 'Sergio Camello', 'FORWARD', '2001-02-10', 'ESP', null],
  ['carlos-martin', 'Carlos Martín', 'FORWARD', '2002-04-22', 'ESP', null],
] as const satisfies readonly SquadRow[];

export const REAL_BETIS = [
  ['alvaro-valles', 'Álvaro Valles', 'GOALKEEPER', '1997-07-25', 'ESP', null],
  ['pau-lopez', 'Pau López', 'GOALKEEPER', '1994-12-13', 'ESP', null],
  ['hector-bellerin', 'Héctor Bellerín', 'DEFENDER', '1995-03-19', 'ESP', null],
  ['marc-bartra', 'Marc Bartra', 'DEFENDER', '1991-01-15', 'ESP', null],
  ['natan', 'Natan', 'DEFENDER', '2001-02-06', 'BRA', null],
  ['diego-llorente', 'Diego Llorente', 'DEFENDER', '1993-08-16', 'ESP', null],
  ['ricardo-rodriguez', 'Ricardo Rodríguez', 'DEFENDER', '1992-08-25', 'SUI', 'switzerland'],
  ['junior-firpo', 'Junior Firpo', 'DEFENDER', '1996-08-22', 'DOM', null],
  ['sofyan-amrabat', 'Sofyan Amrabat', 'MIDFIELDER', '1996-08-21', 'MAR', 'morocco'],
  ['sergi-altimira', 'Sergi Altimira', 'MIDFIELDER', '2001-08-25', 'ESP', null],
  ['marc-roca', 'Marc Roca', 'MIDFIELDER', '1996-11-26', 'ESP', null],
  ['pablo-fornals', 'Pablo Fornals', 'MIDFIELDER', '1996-02-22', 'ESP', 'spain'],
  ['giovani-lo-celso', 'Giovani Lo Celso', 'MIDFIELDER', '1996-04-09', 'ARG', 'argentina'],
  ['isco', 'Isco', 'MIDFIELDER', '1992-04-21', 'ESP', null],
  ['antony', 'Antony', 'FORWARD', '2000-02-24', 'BRA', null],
  ['abde-ezzalzouli', 'Abde Ezzalzouli', 'FORWARD', '2001-12-17', 'MAR', 'morocco'],
  ['cucho-hernandez', 'Cucho Hernández', 'FORWARD', '1999-04-22', 'COL', 'colombia'],
  ['cedric-bakambu', 'Cédric Bakambu', 'FORWARD', '1991-04-11', 'COD', 'dr-congo'],
] as const satisfies readonly SquadRow[];

export const REAL_OVIEDO = [
  ['aaron-escandell', 'Aarón Escandell', 'GOALKEEPER', '1995-09-27', 'ESP', null],
  ['nacho-vidal', 'Nacho Vidal', 'DEFENDER', '1995-01-24', 'ESP', null],
  ['dani-calvo', 'Dani Calvo', 'DEFENDER', null, 'ESP', null],
  ['david-costas', 'David Costas', 'DEFENDER', '1995-03-26', 'ESP', null],
  ['david-carmo', 'David Carmo', 'DEFENDER', '1999-07-19', 'POR', null],
  ['santi-cazorla', 'Santi Cazorla', 'MIDFIELDER', '1984-12-13', 'ESP', null],
  ['santiago-colombatto', 'Santiago Colombatto', 'MIDFIELDER', '1997-01-17', 'ARG', null],
  ['haissem-hassan', 'Haissem Hassan', 'FORWARD', '2002-02-08', 'FRA', null],
  ['ilyas-chaira', 'Ilyas Chaira', 'FORWARD', '2001-02-02', 'MAR', null],
  ['federico-vinas', 'Federico Viñas', 'FORWARD', '1998-06-30', 'URU', null],
] as const satisfies readonly SquadRow[];
