/**
 * Diagnoses that are more specific than the groups of public records. Club-reported figures come from papers. Public
 * figures are scaled from the group's (see `scaled`), except for two operations that are always announced.
 */

import type { BodyPart } from '../injury.ts';
import type { CatalogueEntry, Figures } from './entry.ts';
import { DIAGNOSIS_GROUP } from './groups.ts';
import { PAPER, read, scaled, transcribed } from './sources.ts';

function specific(
  code: string,
  name: string,
  spanish: string,
  bodyParts: readonly BodyPart[],
  group: CatalogueEntry,
  club: Figures,
): CatalogueEntry {
  return { code, name, spanish, bodyParts, public: scaled(group, club), club };
}

const G = DIAGNOSIS_GROUP;

export const SPECIFIC_DIAGNOSES: readonly CatalogueEntry[] = [
  specific(
    'HAMSTRING_FUNCTIONAL',
    'Hamstring overload, without a tear',
    'Sobrecarga de los isquiotibiales',
    ['HAMSTRING', 'THIGH'],
    G.HAMSTRING,
    read(5, 0.67, 709, PAPER.EKSTRAND_2020),
  ),
  specific(
    'HAMSTRING_STRUCTURAL',
    'Hamstring tear',
    'Rotura en los isquiotibiales',
    ['HAMSTRING', 'THIGH'],
    G.HAMSTRING,
    transcribed(13, 0.86),
  ),
  specific(
    'HAMSTRING_GRADE_0',
    'Hamstring injury, MRI grade 0',
    'Lesión en los isquiotibiales, grado 0',
    ['HAMSTRING'],
    G.HAMSTRING,
    read(7.5, 0.36, null, PAPER.EKSTRAND_2012),
  ),
  specific(
    'HAMSTRING_GRADE_1',
    'Hamstring injury, MRI grade 1',
    'Lesión en los isquiotibiales, grado 1',
    ['HAMSTRING'],
    G.HAMSTRING,
    read(14.7, 0.55, null, PAPER.EKSTRAND_2012),
  ),
  specific(
    'HAMSTRING_GRADE_2',
    'Hamstring injury, MRI grade 2',
    'Lesión en los isquiotibiales, grado 2',
    ['HAMSTRING'],
    G.HAMSTRING,
    read(19.7, 0.47, null, PAPER.EKSTRAND_2012),
  ),
  specific(
    'HAMSTRING_GRADE_3',
    'Hamstring injury, MRI grade 3',
    'Lesión en los isquiotibiales, grado 3',
    ['HAMSTRING'],
    G.HAMSTRING,
    read(56.4, 0.72, null, PAPER.EKSTRAND_2012),
  ),
  specific(
    'HAMSTRING_BAMIC_2C',
    'Hamstring tendon injury, BAMIC 2c',
    'Lesión tendinosa de los isquiotibiales, BAMIC 2c',
    ['HAMSTRING'],
    G.HAMSTRING,
    read(33.3, 0.2, null, PAPER.POLLOCK_2022),
  ),
  specific(
    'HAMSTRING_BAMIC_3C',
    'Hamstring tendon injury, BAMIC 3c',
    'Lesión tendinosa de los isquiotibiales, BAMIC 3c',
    ['HAMSTRING'],
    G.HAMSTRING,
    read(45.2, 0.34, null, PAPER.POLLOCK_2022),
  ),
  specific(
    'QUADRICEPS_FUNCTIONAL',
    'Quadriceps overload, without a tear',
    'Sobrecarga del cuádriceps',
    ['QUADRICEPS', 'THIGH'],
    G.QUAD_THIGH,
    read(4, 0.86, 218, PAPER.EKSTRAND_2020),
  ),
  specific(
    'QUADRICEPS_STRUCTURAL',
    'Quadriceps tear',
    'Rotura en el cuádriceps',
    ['QUADRICEPS', 'THIGH'],
    G.QUAD_THIGH,
    transcribed(13, 0.91),
  ),
  specific(
    'CALF_FUNCTIONAL',
    'Calf overload, without a tear',
    'Sobrecarga del gemelo o el sóleo',
    ['CALF'],
    G.CALF,
    read(4, 0.97, 215, PAPER.EKSTRAND_2020),
  ),
  specific('CALF_STRUCTURAL', 'Calf tear', 'Rotura en el gemelo o el sóleo', ['CALF'], G.CALF, transcribed(13, 0.85)),
  specific(
    'THIGH_CONTUSION',
    'Thigh contusion',
    'Contusión en el muslo',
    ['THIGH'],
    G.KNOCK_BRUISE,
    read(4, 0.97, 651, PAPER.EKSTRAND_2020),
  ),
  specific(
    'KNEE_CONTUSION',
    'Knee contusion',
    'Contusión en la rodilla',
    ['KNEE'],
    G.KNOCK_BRUISE,
    read(4, 1, 465, PAPER.EKSTRAND_2020),
  ),
  specific(
    'ANKLE_CONTUSION',
    'Ankle contusion',
    'Contusión en el tobillo',
    ['ANKLE'],
    G.KNOCK_BRUISE,
    read(4, 0.94, 385, PAPER.EKSTRAND_2020),
  ),
  specific(
    'FOOT_CONTUSION',
    'Foot contusion',
    'Contusión en el pie',
    ['FOOT'],
    G.KNOCK_BRUISE,
    read(4, 1.03, 537, PAPER.EKSTRAND_2020),
  ),
  specific(
    'CALF_CONTUSION',
    'Calf contusion',
    'Contusión en el gemelo',
    ['CALF'],
    G.KNOCK_BRUISE,
    read(4, 0.7, 314, PAPER.EKSTRAND_2020),
  ),
  specific(
    'LOWER_LEG_CONTUSION',
    'Lower leg contusion',
    'Contusión en la pierna',
    ['SHIN'],
    G.KNOCK_BRUISE,
    read(4, 1.03, 200, PAPER.EKSTRAND_2020),
  ),
  specific('ANKLE_LATERAL_SPRAIN', 'Ankle sprain', 'Esguince de tobillo', ['ANKLE'], G.ANKLE, transcribed(8, 1.08)),
  specific(
    'ANKLE_CAPSULE',
    'Ankle joint capsule injury',
    'Lesión de la cápsula del tobillo',
    ['ANKLE'],
    G.ANKLE,
    read(4, 0.9, 287, PAPER.EKSTRAND_2020),
  ),
  {
    code: 'SYNDESMOSIS_SURGERY',
    name: 'Syndesmosis injury, operated',
    spanish: 'Lesión de la sindesmosis, con operación',
    bodyParts: ['ANKLE'],
    public: read(99.4, 0.27, 110, PAPER.DHOOGHE_2020),
    // Days to team training; public records show the first match.
    club: read(67.1, 0.38, 110, PAPER.DHOOGHE_2020),
  },
  {
    code: 'FIFTH_METATARSAL_SURGERY',
    name: 'Fifth metatarsal fracture, operated',
    spanish: 'Fractura del quinto metatarsiano, con operación',
    bodyParts: ['FOOT'],
    public: G.METATARSAL.public,
    club: read(63.1, 0.2, 10, PAPER.METATARSAL_SURGERY),
  },
  specific(
    'KNEE_CARTILAGE',
    'Knee cartilage injury',
    'Lesión del cartílago de la rodilla',
    ['KNEE'],
    G.KNEE_OTHER,
    transcribed(22, 1.37),
  ),
  specific(
    'ACHILLES_TENDINOPATHY',
    'Achilles tendinopathy',
    'Tendinopatía de Aquiles',
    ['ACHILLES'],
    G.ACHILLES,
    read(10, 1.33, 203, PAPER.GAJHEDE_2013),
  ),
  specific(
    'ACHILLES_PAIN',
    'Achilles tendon pain',
    'Molestias en el tendón de Aquiles',
    ['ACHILLES'],
    G.ACHILLES,
    transcribed(6, 1.19),
  ),
  specific('LOW_BACK_PAIN', 'Low back pain', 'Lumbalgia', ['BACK'], G.BACK, read(4, 1.03, 405, PAPER.EKSTRAND_2020)),
];
