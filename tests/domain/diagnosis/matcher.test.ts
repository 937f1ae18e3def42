import { expect, test } from 'vitest';
import { matchDiagnosis } from '../../../src/domain/diagnosis/catalogue.ts';

const WORDS: Record<string, string[]> = {
  HAMSTRING: [
    'Hamstring injury',
    'hamstring strain',
    'lesión en el semitendinoso',
    'lesión muscular en el bíceps femoral',
    'ISQUIOTIBIALES',
  ],
  HAMSTRING_STRUCTURAL: ['torn hamstring', 'rotura fibrilar en el bíceps femoral'],
  HAMSTRING_FUNCTIONAL: ['hamstring tightness', 'sobrecarga en los isquios'],
  HAMSTRING_GRADE_2: ['grade 2 hamstring tear', 'lesión de grado II en el bíceps femoral'],
  HAMSTRING_GRADE_3: ['grade three hamstring injury'],
  QUAD_THIGH: ['thigh injury', 'muslo', 'lesión en el recto anterior', 'cuádriceps'],
  CALF: ['calf strain', 'Calf injury', 'sóleo', 'gemelo'],
  CALF_STRUCTURAL: ['desgarro en el gemelo'],
  ADDUCTOR_GROIN: ['groin', 'Groin Injury', 'Groin Strain', 'pubalgia', 'lesión en el aductor', 'sports hernia'],
  HIP: ['Hip injury', 'Pelvic', 'Glute injury', 'cadera', 'psoas'],
  ACL: ['torn ACL', 'Anterior cruciate ligament', 'rotura del ligamento cruzado anterior', 'ruptured knee cruciate'],
  MCL: ['MCL sprain', 'medial collateral ligament of the knee', 'esguince del ligamento lateral interno de la rodilla'],
  MENISCUS: ['meniscus', 'menisco', 'torn meniscus in his left knee'],
  KNEE_OTHER: [
    'Knee injury',
    'knee ligament damage',
    'rodilla',
    'tendón rotuliano',
    'torn posterior cruciate ligament',
  ],
  KNEE_CARTILAGE: ['knee cartilage damage', 'lesión condral de la rodilla'],
  KNEE_CONTUSION: ['knock on the knee', 'golpe en la rodilla'],
  ANKLE: ['Ankle injury', 'tobillo', 'high ankle sprain'],
  ANKLE_LATERAL_SPRAIN: ['sprained ankle', 'esguince de tobillo', 'ankle ligaments', 'twisted his ankle'],
  ANKLE_CONTUSION: ['ankle knock', 'golpe en el tobillo'],
  SYNDESMOSIS_SURGERY: ['surgery on his syndesmosis', 'operado de la sindesmosis'],
  FOOT_TOE: ['Foot injury', 'Toe Injury', 'Heel Injury', 'fascitis plantar'],
  METATARSAL: ['broken foot', 'fractured metatarsal', 'fractura del quinto metatarsiano'],
  FIFTH_METATARSAL_SURGERY: ['surgery on the fifth metatarsal'],
  ACHILLES: ['Achilles', 'Achilles injury', 'tendón de Aquiles'],
  ACHILLES_RUPTURE: ['ruptured Achilles', 'rotura del tendón de Aquiles'],
  ACHILLES_TENDINOPATHY: ['Achilles tendinitis', 'tendinopatía de Aquiles'],
  BACK: ['Back injury', 'hernia discal', 'problemas de espalda'],
  LOW_BACK_PAIN: ['back spasm', 'lumbalgia', 'lower back'],
  SHOULDER: ['Shoulder injury', 'Shoulder Dislocation', 'hombro'],
  CONCUSSION: ['concussion', 'conmoción cerebral', 'Head injury'],
  ILLNESS: ['illness', 'flu', 'gripe', 'virus', 'COVID', 'Covid-19', 'Ear Infection', 'gastroenteritis', 'fiebre'],
  KNOCK_BRUISE: ['knock', 'contusión', 'bruising'],
  THIGH_CONTUSION: ['Dead leg', 'golpe en el muslo'],
  LOWER_LEG_CONTUSION: ['bruised shin'],
  MUSCLE_UNSPEC: ['Muscle injury', 'muscle fatigue', 'sobrecarga', 'rotura fibrilar', 'lesión muscular'],
  FRACTURE_OTHER: ['broken nose', 'fractured fibula', 'fractura de costilla', 'broken hand'],
  FITNESS_REST: ['lack of match fitness', 'Fatigue', 'rested', 'falta de ritmo'],
  OTHER: [
    'Abdominal injury',
    'Arm injury',
    'Dental Problem',
    'Eye Injury',
    'Facial Injury',
    'Hand injury',
    'Hernia',
    'Leg injury',
    'Neck',
    'Rib Injury',
    'Shin injury',
    'Tendon Injury',
    'Wrist Injury',
    'chest',
    'costilla',
  ],
};

test.each(Object.entries(WORDS).flatMap(([code, words]) => words.map((word) => [word, code])))(
  '"%s" is %s',
  (words, code) => {
    expect(matchDiagnosis(words)?.code).toBe(code);
    expect(matchDiagnosis(`  ${words.toUpperCase()}!`)?.code).toBe(code);
  },
);

test.each(['', 'Unknown', 'injury', 'lesión', 'tests pending', 'back in training', 'personal reasons'])(
  '"%s" names nothing',
  (words) => {
    expect(matchDiagnosis(words)).toBeNull();
  },
);
