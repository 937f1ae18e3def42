import type { SquadRow } from './squad.ts';

export const ELCHE = [
  ['inaki-pena', 'Iñaki Peña', 'GOALKEEPER', '1999-03-02', 'ESP', null],
  ['matias-dituro', 'Matías Dituro', 'GOALKEEPER', '1987-05-08', 'ARG', null],
  ['david-affengruber', 'David Affengruber', 'DEFENDER', '2001-03-19', 'AUT', null],
  ['victor-chust', 'Víctor Chust', 'DEFENDER', '2000-03-05', 'ESP', null],
  ['pedro-bigas', 'Pedro Bigas', 'DEFENDER', '1990-05-15', 'ESP', null],
  ['adria-pedrosa', 'Adrià Pedrosa', 'DEFENDER', '1998-05-13', 'ESP', null],
  ['german-valera', 'Germán Valera', 'MIDFIELDER', '2002-03-16', 'ESP', null],
  ['aleix-febas', 'Aleix Febas', 'MIDFIELDER', '1996-02-02', 'ESP', null],
  ['marc-aguado', 'Marc Aguado', 'MIDFIELDER', '2000-02-22', 'ESP', null],
  ['rafa-mir', 'Rafa Mir', 'FORWARD', '1997-06-18', 'ESP', null],
  ['alvaro-rodriguez', 'Álvaro Rodríguez', 'FORWARD', '2004-07-14', 'URU', null],
  ['andre-silva', 'André Silva', 'FORWARD', '1995-11-06', 'POR', null],
] as const satisfies readonly SquadRow[];

export const ESPANYOL = [
  ['marko-dmitrovic', 'Marko Dmitrović', 'GOALKEEPER', '1992-01-24', 'SRB', null],
  ['omar-el-hilali', 'Omar El Hilali', 'DEFENDER', '2003-09-12', 'MAR', null],
  ['leandro-cabrera', 'Leandro Cabrera', 'DEFENDER', '1991-06-17', 'URU', null],
  ['fernando-calero', 'Fernando Calero', 'DEFENDER', '1995-09-14', 'ESP', null],
  ['carlos-romero', 'Carlos Romero', 'DEFENDER', '2001-10-29', 'ESP', null],
  ['pol-lozano', 'Pol Lozano', 'MIDFIELDER', '1999-10-06', 'ESP', null],
  ['edu-exposito', 'Edu Expósito', 'MIDFIELDER', '1996-08-01', 'ESP', null],
  ['urko-gonzalez-de-zarate', 'Urko González de Zárate', 'MIDFIELDER', '2001-03-20', 'ESP', null],
  ['ramon-terrats', 'Ramon Terrats', 'MIDFIELDER', '2000-10-18', 'ESP', null],
  ['javi-puado', 'Javi Puado', 'FORWARD', '1998-05-25', 'ESP', null],
  ['pere-milla', 'Pere Milla', 'FORWARD', '1992-09-23', 'ESP', null],
  ['roberto-fernandez', 'Roberto Fernández', 'FORWARD', '2002-07-03', 'ESP', null],
  ['kike-garcia', 'Kike García', 'FORWARD', '1989-11-25', 'ESP', null],
] as const satisfies readonly SquadRow[];

export const GETAFE = [
  ['david-soria', 'David Soria', 'GOALKEEPER', '1993-04-04', 'ESP', null],
  ['djene-dakonam', 'Djené Dakonam', 'DEFENDER', '1991-12-31', 'TOG', null],
  ['domingos-duarte', 'Domingos Duarte', 'DEFENDER', '1995-03-10', 'POR', null],
  ['juan-iglesias', 'Juan Iglesias', 'DEFENDER', '1998-07-03', 'ESP', null],
  ['kiko-femenia', 'Kiko Femenía', 'DEFENDER', '1991-02-02', 'ESP', null],
  ['luis-milla', 'Luis Milla', 'MIDFIELDER', '1994-10-07', 'ESP', null],
  ['mauro-arambarri', 'Mauro Arambarri', 'MIDFIELDER', '1995-09-30', 'URU', null],
  ['mario-martin', 'Mario Martín', 'MIDFIELDER', '2004-03-05', 'ESP', null],
  ['borja-mayoral', 'Borja Mayoral', 'FORWARD', '1997-04-05', 'ESP', null],
  ['martin-satriano', 'Martín Satriano', 'FORWARD', '2001-02-20', 'URU', null],
] as const satisfies readonly SquadRow[];

export const GIRONA = [
  ['paulo-gazzaniga', 'Paulo Gazzaniga', 'GOALKEEPER', '1992-01-02', 'ARG', null],
  ['marc-andre-ter-stegen', 'Marc-André ter Stegen', 'GOALKEEPER', '1992-04-30', 'GER', 'germany'],
  ['arnau-martinez', 'Arnau Martínez', 'DEFENDER', '2003-04-25', 'ESP', null],
  ['vitor-reis', 'Vitor Reis', 'DEFENDER', '2006-01-12', 'BRA', null],
  ['daley-blind', 'Daley Blind', 'DEFENDER', '1990-03-09', 'NED', null],
  ['alex-moreno', 'Àlex Moreno', 'DEFENDER', '1993-06-08', 'ESP', null],
  ['donny-van-de-beek', 'Donny van de Beek', 'MIDFIELDER', '1997-04-18', 'NED', null],
  ['axel-witsel', 'Axel Witsel', 'MIDFIELDER', '1989-01-12', 'BEL', null],
  ['ivan-martin', 'Iván Martín', 'MIDFIELDER', '1999-02-14', 'ESP', null],
  ['fran-beltran', 'Fran Beltrán', 'MIDFIELDER', '1999-02-03', 'ESP', null],
  ['azzedine-ounahi', 'Azzedine Ounahi', 'MIDFIELDER', '2000-04-19', 'MAR', 'morocco'],
  ['viktor-tsygankov', 'Viktor Tsygankov', 'FORWARD', '1997-11-15', 'UKR', 'ukraine'],
  ['bryan-gil', 'Bryan Gil', 'FORWARD', '2001-02-11', 'ESP', null],
  ['portu', 'Portu', 'FORWARD', '1992-05-21', 'ESP', null],
  ['cristhian-stuani', 'Cristhian Stuani', 'FORWARD', '1986-10-12', 'URU', null],
  ['vladyslav-vanat', 'Vladyslav Vanat', 'FORWARD', '2002-01-04', 'UKR', 'ukraine'],
] as const satisfies readonly SquadRow[];

export const LEVANTE = [
  ['mathew-ryan', 'Mathew Ryan', 'GOALKEEPER', '1992-04-08', 'AUS', 'australia'],
  ['jeremy-toljan', 'Jeremy Toljan', 'DEFENDER', '1994-08-08', 'GER', null],
  ['adrian-de-la-fuente', 'Adrián de la Fuente', 'DEFENDER', '1999-02-26', 'ESP', null],
  ['matias-moreno', 'Matías Moreno', 'DEFENDER', null, 'ARG', null],
  ['manu-sanchez', 'Manu Sánchez', 'DEFENDER', '2000-08-24', 'ESP', null],
  ['kervin-arriaga', 'Kervin Arriaga', 'MIDFIELDER', '1998-01-05', 'HON', 'honduras'],
  ['oriol-rey', 'Oriol Rey', 'MIDFIELDER', '1998-02-25', 'ESP', null],
  ['jon-ander-olasagasti', 'Jon Ander Olasagasti', 'MIDFIELDER', '2000-08-16', 'ESP', null],
  ['carlos-alvarez', 'Carlos Álvarez', 'FORWARD', '2003-08-06', 'ESP', null],
  ['ivan-romero', 'Iván Romero', 'FORWARD', '2001-04-10', 'ESP', null],
  ['karl-etta-eyong', 'Karl Etta Eyong', 'FORWARD', '2003-10-14', 'CMR', 'cameroon'],
  ['jose-luis-morales', 'José Luis Morales', 'FORWARD', '1987-07-23', 'ESP', null],
] as const satisfies readonly SquadRow[];
