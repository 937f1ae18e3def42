/** English and Spanish words of injury reports, as regular expressions by topic. */

const ROOTS = {
  achilles: 'achill\\w*|aquiles|tendo ?achill\\w*',
  ankle: 'ankles?|tobillos?',
  back: 'back|backs|espalda|lumba\\w*|lumbago|spin(e|al)|vertebra\\w*|sacroil\\w*|dis[ck]|hernia discal|ciatica|sciatica',
  calf: 'calf|calfs|calves|soleus|soleo|gemelos?|gastrocnem\\w*|pantorrillas?|triceps sural|plantaris',
  capsule: 'capsul\\w*',
  cartilage: 'cartilag\\w*|condral\\w*|chondral\\w*|osteocondral\\w*|osteochondral\\w*|condropatia',
  collateral:
    '\\bmcl\\b|medial (collateral |knee )?ligament|(lateral|colateral) (interno|medial)|medial collateral|\\bl(l|c)(i|m)\\b',
  concussion: 'concuss\\w*|conmocion\\w*|contusion cerebral|craneo\\w*|head|cabeza',
  cruciate: '\\bacl\\b|\\blca\\b|cruciates?|cruzados?',
  fifth: 'fifth|5th|5 ?o|quinto',
  fitness:
    'fitness|fatigue|fatigued|fatiga|rest|rested|resting|tired\\w*|match fit|conditioning|ritmo|forma fisica|estado fisico|descanso|cansancio|puesta a punto',
  foot: 'foot|feet|toes?|heels?|plantar|fascitis|fasciitis|instep|pie|pies|dedos? del pie|talon|empeine|metatarsalgia',
  fracture: 'fractur\\w*|broken|broke|fissure|fisura|hairline|stress reaction',
  functional:
    'functional|funcional|tight|tightness|overload\\w*|sobrecarg\\w*|fatigue|fatiga|cramps?|calambres?|sore|soreness|spasms?|molestias|elongacion',
  groin:
    'groins?|adduct\\w*|aductor\\w*|ingles?|inguinal\\w*|pubalgi\\w*|pubis|osteitis|gracilis|pectine\\w*|recto interno|sports? hernia',
  hamstring:
    'hamstrings?|hammy|isquio\\w*|semitendinos\\w*|semimembranos\\w*|biceps|posterior (del )?(muslo|thigh)|(back|rear) of (the|his) thigh|parte posterior',
  hip: 'hips?|caderas?|glutes?|gluteus|gluteos?|gluteal|buttocks?|psoas\\w*|iliopsoas|iliac\\w*|piriform\\w*|piramidal|pelvi[cs]|pelvis',
  illness:
    'ill|illness\\w*|flu|influenza|gripe|gripal|virus|viral|virosis|covid\\w*|coronavirus|sick\\w*|unwell|fever|fiebre|enferm\\w*|infecti\\w*|infeccio\\w*|tonsil\\w*|amigdal\\w*|gastro\\w*|stomach|food poisoning|resfriado|constipado|catarro|pneumonia|neumonia|bronquitis|bronchitis|malaria|chickenpox|varicela|mumps|paperas|a cold|cold',
  knee: 'knees?|rodillas?|patell\\w*|rotul\\w*|kneecap',
  knock:
    'knocks?|knocked|bruis\\w*|contusi\\w*|contusion\\w*|golpes?|golpeado|hematoma\\w*|haematoma\\w*|dead leg|bocadillo|kick|kicked|magullad\\w*',
  ligament: 'ligament\\w*|sprain\\w*|twist\\w*|rolled|turned|esguinces?|torced\\w*|torci\\w*',
  lowerLeg: 'shins?|lower leg|tibia\\w*|fibula|perone|espinillas?|legs?|piernas?',
  meniscus: 'menisc\\w*',
  metatarsal: 'metatars\\w*|jones',
  muscle:
    'muscle\\w*|muscular\\w*|musculos?|strain\\w*|sobrecarg\\w*|overload\\w*|fibrilar\\w*|cramps?|calambres?|microrrotura|distension|tightness|tight',
  other:
    'abdom\\w*|abs|ribs?|costill\\w*|hernia\\w*|shins?|arms?|brazos?|elbows?|codos?|neck|cuello|cervical\\w*|cervicales|hands?|manos?|fingers?|thumbs?|dedos?|pulgar|eyes?|ojos?|facial|face|cara|wrists?|munecas?|dental|tooth|teeth|dientes?|muelas?|tendons?|tendones|tendin\\w*|legs?|piernas?|chest|pecho|pectoral\\w*|torax|nose|nasal|nariz|jaw|mandibula|ears?|oidos?|surgery|surger\\w*|operat\\w*|operacion|cirugia|appendi\\w*|apendi\\w*|cut|cuts|corte|brecha|laceration|cheekbone|pomulo|espinillas?|perone|other injury|heart|corazon|cardiac\\w*|blister\\w*|ampolla\\w*',
  pain: 'pain\\w*|sore\\w*|dolor\\w*|molestias|discomfort|irritation',
  posteriorCruciate: '\\bpcl\\b|\\blcp\\b|posterior cruciate|cruzado posterior',
  quadriceps: 'quads?|quadriceps|cuadriceps|rectus femoris|recto (anterior|femoral)|vasto\\w*|vastus',
  rupture:
    'ruptur\\w*|torn|tears?|tore|snapped|snap|rotura\\w*|rompio|roto|rota|desgarr\\w*|avuls\\w*|microrrotura|structural|estructural',
  shoulder: 'shoulders?|hombros?|clavic\\w*|collarbone|acromio\\w*|rotator|manguito|labrum',
  surgery: 'surg\\w*|operat\\w*|operad\\w*|operacion|cirugia|quirurg\\w*|quirofano',
  syndesmosis: 'syndesmo\\w*|sindesmosis|high ankle',
  tendinopathy: 'tendin\\w*|tendon(itis|osis)',
  thigh: 'thighs?|muslos?|dead leg',
} as const;

type Root = keyof typeof ROOTS;

const PATTERNS = new Map(Object.entries(ROOTS).map(([root, words]) => [root, new RegExp(`\\b(?:${words})\\b`)]));

/** The words of each diagnosis; all of a rule must occur. The first match wins, so specific rules come first. */
const KEYWORDS: readonly (readonly [code: string, ...roots: (Root | RegExp)[]])[] = [
  ['ACHILLES_RUPTURE', 'achilles', 'rupture'],
  ['ACHILLES_TENDINOPATHY', 'achilles', 'tendinopathy'],
  ['ACHILLES_PAIN', 'achilles', 'pain'],
  ['ACHILLES', 'achilles'],
  ['KNEE_OTHER', 'posteriorCruciate'],
  ['ACL', 'cruciate'],
  ['MCL', 'collateral'],
  ['MENISCUS', 'meniscus'],
  ['SYNDESMOSIS_SURGERY', 'syndesmosis', 'surgery'],
  ['ANKLE', 'syndesmosis'],
  ['FIFTH_METATARSAL_SURGERY', 'metatarsal', 'fifth', 'surgery'],
  ['METATARSAL', 'metatarsal'],
  ['METATARSAL', 'fracture', /\b(foot|pie)\b/],
  ['FRACTURE_OTHER', 'fracture'],
  ['HAMSTRING_BAMIC_3C', 'hamstring', /\b3c\b/],
  ['HAMSTRING_BAMIC_2C', 'hamstring', /\b2c\b/],
  [
    'HAMSTRING_GRADE_3',
    'hamstring',
    /\b(grade|grado) (3|three|iii|tres)\b|complete (tear|rupture)|rotura (completa|total)/,
  ],
  ['HAMSTRING_GRADE_2', 'hamstring', /\b(grade|grado) (2|two|ii|dos)\b/],
  ['HAMSTRING_GRADE_1', 'hamstring', /\b(grade|grado) (1|one|i|uno)\b/],
  ['HAMSTRING_GRADE_0', 'hamstring', /\b(grade|grado) (0|zero|cero)\b/],
  ['HAMSTRING_STRUCTURAL', 'hamstring', 'rupture'],
  ['HAMSTRING_FUNCTIONAL', 'hamstring', 'functional'],
  ['THIGH_CONTUSION', 'hamstring', 'knock'],
  ['HAMSTRING', 'hamstring'],
  ['QUADRICEPS_STRUCTURAL', 'quadriceps', 'rupture'],
  ['QUADRICEPS_FUNCTIONAL', 'quadriceps', 'functional'],
  ['CONCUSSION', 'concussion'],
  ['ANKLE_CONTUSION', 'knock', 'ankle'],
  ['KNEE_CONTUSION', 'knock', 'knee'],
  ['CALF_CONTUSION', 'knock', 'calf'],
  ['FOOT_CONTUSION', 'knock', 'foot'],
  ['THIGH_CONTUSION', 'knock', 'thigh'],
  ['THIGH_CONTUSION', 'knock', 'quadriceps'],
  ['LOWER_LEG_CONTUSION', 'knock', 'lowerLeg'],
  ['KNOCK_BRUISE', 'knock'],
  ['QUAD_THIGH', 'quadriceps'],
  ['CALF_STRUCTURAL', 'calf', 'rupture'],
  ['CALF_FUNCTIONAL', 'calf', 'functional'],
  ['CALF', 'calf'],
  ['ADDUCTOR_GROIN', 'groin'],
  ['QUAD_THIGH', 'thigh'],
  ['HIP', 'hip'],
  ['ANKLE_CAPSULE', 'ankle', 'capsule'],
  ['ANKLE_LATERAL_SPRAIN', 'ankle', 'ligament'],
  ['ANKLE', 'ankle'],
  ['KNEE_CARTILAGE', 'knee', 'cartilage'],
  ['KNEE_OTHER', 'knee'],
  ['FOOT_TOE', 'foot'],
  ['SHOULDER', 'shoulder'],
  ['LOW_BACK_PAIN', /\b(lower back|low back|lumba\w*|lumbago)\b/],
  ['LOW_BACK_PAIN', 'back', 'functional'],
  ['ILLNESS', 'illness'],
  ['BACK', /\b(?<!is |be |was |came |come |coming |get |getting |welcome )back\b(?! (in|to|on|by|with|for|at|from)\b)/],
  ['BACK', /\b(espalda|spine|spinal|vertebra\w*|sacroil\w*|dis[ck]|hernia discal|ciatica|sciatica)\b/],
  ['KNEE_CARTILAGE', 'cartilage'],
  ['MUSCLE_UNSPEC', 'muscle'],
  ['FITNESS_REST', 'fitness'],
  ['OTHER', 'other'],
  ['ANKLE_LATERAL_SPRAIN', /\b(sprain\w*|esguinces?)\b/],
];

const RULES = KEYWORDS.map(([code, ...roots]) => ({
  code,
  patterns: roots.map((root) => (typeof root === 'string' ? patternOf(root) : root)),
}));

function patternOf(root: Root): RegExp {
  return PATTERNS.get(root) ?? /$^/;
}

/** Returns the code of the most specific diagnosis in a text, ignoring case and accents; null if there is none. */
export function diagnosisCodeFor(text: string): string | null {
  const normalized = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ');
  for (const { code, patterns } of RULES) {
    if (patterns.every((pattern) => pattern.test(normalized))) return code;
  }
  return null;
}
