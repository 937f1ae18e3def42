import { dayOfMonth, isSameMonth, localeOf } from './locale.ts';
import type { CauseSentence, ConditionSentence, Explanation, Headline, NamedGame, Return } from './sentence.ts';
import { parseLabels, type AbsenceNames, type InjuryNames, type LanguageTexts } from './language-texts.ts';

/**
 * Arabic verbs agree with the gender of their subject. Sentences about a player thus use verbal nouns: "absence of",
 * not "is absent". Names in Latin letters are isolated.
 */
const { day, list, name, number, percent, plural } = localeOf('ar', 'rtl');

const OPEN_OPPONENT = 'منافس لم يتحدد بعد';
const games = (n: number): string =>
  plural(n, { one: 'مباراة واحدة', two: 'مباراتين', few: '# مباريات', other: '# مباراة' });
const moreGames = (n: number): string =>
  plural(n, { one: 'مباراة أخرى', two: 'مباراتين أخريين', few: '# مباريات أخرى', other: '# مباراة أخرى' });

const INJURIES: InjuryNames = {
  HEAD: 'إصابة في الرأس',
  NECK: 'إصابة في الرقبة',
  SHOULDER: 'إصابة في الكتف',
  ARM: 'إصابة في الذراع',
  HAND: 'إصابة في اليد',
  CHEST: 'إصابة في الصدر',
  BACK: 'إصابة في الظهر',
  HIP: 'إصابة في الورك',
  GROIN: 'إصابة في أعلى الفخذ',
  THIGH: 'إصابة في الفخذ',
  HAMSTRING: 'إصابة في العضلة الخلفية للفخذ',
  QUADRICEPS: 'إصابة في العضلة الرباعية',
  KNEE: 'إصابة في الركبة',
  CALF: 'إصابة في ربلة الساق',
  SHIN: 'إصابة في قصبة الساق',
  ACHILLES: 'إصابة في وتر أخيل',
  ANKLE: 'إصابة في الكاحل',
  FOOT: 'إصابة في القدم',
  ILLNESS: 'المرض',
  OTHER: 'إصابة',
  UNKNOWN: 'إصابة',
};

const ABSENCES: AbsenceNames = {
  INTERNATIONAL_DUTY: 'التزام مع المنتخب',
  INELIGIBLE: 'مانع في اللوائح',
  LOANED_OUT: 'إعارة إلى نادٍ آخر',
  PERSONAL: 'أسباب شخصية',
  CLUB_DECISION: 'قرار من النادي',
  REST: 'راحة مقررة',
  NOT_SELECTED: 'قرار فني',
  OTHER: 'أسباب أخرى',
};

function back(at: Return): string {
  switch (at.kind) {
    case 'SINCE':
      return `العودة منذ ${day(at.day, at.year)}`;
    case 'OPEN':
      return 'لا موعد للعودة بعد';
    case 'AROUND':
      return at.overdue
        ? `تأخر: كانت العودة متوقعة في ${day(at.day, at.year)}`
        : `العودة متوقعة نحو ${day(at.day, at.year)}`;
    case 'BETWEEN': {
      const latest = day(at.latest, at.year);
      if (at.overdue) return `تأخر: كانت العودة متوقعة حتى ${latest}`;
      if (at.earliest === at.latest) return `العودة متوقعة في ${latest}`;
      const earliest = isSameMonth(at.earliest, at.latest)
        ? number(dayOfMonth(at.earliest))
        : day(at.earliest, at.year);
      return `العودة متوقعة بين ${earliest} و${latest}`;
    }
    case 'ON':
      return `المشاركة ممكنة ابتداء من ${day(at.day, at.year)}`;
    case 'AFTER_GAMES':
      return `غياب عن ${games(at.games)}`;
    case 'IN_GAME':
      return `العودة متوقعة أمام ${name(at.opponent ?? OPEN_OPPONENT)}`;
    case 'AFTER_GAME':
      return `العودة متوقعة بعد مباراة ${name(at.opponent ?? OPEN_OPPONENT)}`;
    case 'CHANCE':
      return `احتمال المشاركة في المباراة المقبلة ${percent(at.share)}`;
    case 'TRAINING':
      return `تدريب كامل متوقع نحو ${day(at.day, at.year)}`;
    case 'ON_CONDITION':
      return 'العودة مرتبطة بشرط';
  }
}

const inBrackets = (at: Return | null): string => (at === null ? '' : ` (${back(at)})`);

function cause(of: CauseSentence): string {
  switch (of.kind) {
    case 'INJURY':
      return INJURIES[of.part] + inBrackets(of.back);
    case 'SUSPENSION': {
      const length = of.matches === null ? '' : ` لمدة ${games(of.matches)}`;
      return `إيقاف${length}${details(of)}${inBrackets(of.back)}`;
    }
    case 'ABSENCE':
      return ABSENCES[of.absence] + inBrackets(of.back);
    case 'RISK_OF_SUSPENSION': {
      const cards = `البطاقة الصفراء ${number(of.yellows)} من ${number(of.threshold)}`;
      return `خطر إيقاف (${name(of.competition)}، ${cards})`;
    }
  }
}

/** Returns in brackets the competition, and the number of the match within the ban. */
function details({ competition, matches, place }: Extract<CauseSentence, { kind: 'SUSPENSION' }>): string {
  const isOneOfSeveral = place !== null && matches !== null && matches > 1;
  const parts = [
    ...(competition === null ? [] : [name(competition)]),
    ...(isOneOfSeveral ? [`المباراة ${number(place)} من ${number(matches)}`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join('، ')})`;
}

function only(condition: ConditionSentence | null): string {
  if (condition === null) return '';
  if (condition.kind !== 'RESULT') return '؛ إقامة هذه المباراة غير مؤكدة';
  const result = condition.outcome === 'GOES_THROUGH' ? 'تأهل' : 'خروج';
  return `؛ إقامة هذه المباراة مشروطة ب${result} ${name(condition.team)}`;
}

function explanation(of: Explanation): string {
  const causes = list(of.causes.map(cause));
  const because = causes === '' ? '' : ` بسبب ${causes}`;
  switch (of.kind) {
    case 'OUT':
      return `غياب${because}${only(of.condition)}.`;
    case 'ALMOST_OUT':
      return `غياب شبه مؤكد${because}${only(of.condition)}.`;
    case 'DOUBTFUL':
      return `مشاركة مستبعدة${because}${only(of.condition)}.`;
    case 'QUESTIONABLE':
      return `مشاركة غير مؤكدة${because}${only(of.condition)}.`;
    case 'AVAILABLE':
      return causes === ''
        ? `لا شيء يمنع المشاركة${only(of.condition)}.`
        : `مشاركة متوقعة رغم ${causes}${only(of.condition)}.`;
    case 'MISSED':
      return `${of.assumed ? 'غياب مفترض' : 'غياب عن المباراة'}${because}.`;
    case 'PLAYED':
      return of.assumed ? 'مشاركة مفترضة: لا مانع كان معروفا.' : 'مشاركة في المباراة.';
    case 'UNKNOWN':
      return `${WHY_UNKNOWN[of.why]}${causes === '' ? '' : `؛ مشاركة غير مؤكدة${because}`}.`;
  }
}

const WHY_UNKNOWN = {
  CANCELLED: 'أُلغيت المباراة: لا غياب عنها',
  REMOVED: 'أُدرجت المباراة بالخطأ: لا غياب عنها',
  AWARDED: 'حُسمت المباراة دون لعب: لا غياب عنها',
  UNDECIDED_TIE: 'لا يُعرف إن كانت هذه المباراة ستقام',
  BROKEN_OFF: 'توقفت المباراة ولم يُحدد موعد جديد',
  UNDATED: 'لا موعد للمباراة بعد: لا يمكن تقدير الغياب عنها',
} as const;

const GROUNDS: Readonly<Record<NamedGame['ground'], string>> = {
  HOME: ' (داخل الأرض)',
  AWAY: ' (خارج الأرض)',
  NEUTRAL: '',
};

function named(next: readonly NamedGame[], toCome: number): string {
  const parts = next.map(({ opponent, ground }) => name(opponent ?? OPEN_OPPONENT) + GROUNDS[ground]);
  const more = toCome - next.length;
  return list(
    more > 0 ? [...parts, plural(more, { one: 'واحدة أخرى', two: 'اثنتين أخريين', other: '# أخرى' })] : parts,
  );
}

function headline(of: Headline): string {
  if (of.kind === 'NOTHING_PUBLISHED') return 'لم يكن قد نُشر شيء.';
  const player = name(of.player);
  switch (of.kind) {
    case 'NOTHING':
      return `لا شيء يمنع مشاركة ${player}.`;
    case 'PAST':
      return `انتهى غياب ${player} بعد ${games(of.missed)}.`;
    case 'NO_GAME': {
      const out = of.missed === 0 ? 'مستمر' : `مستمر بعد ${games(of.missed)}`;
      const more = of.missed === 0 ? 'مباراة' : 'مباراة أخرى';
      const rest = {
        NONE_SCHEDULED: `لا ${more} في الجدول`,
        NONE_LIKELY: `لا يُتوقع الغياب عن أي ${more}`,
        UNDATED: 'لا موعد بعد للمباراة المقبلة',
      }[of.games];
      return `غياب ${player} ${out}${inBrackets(of.back)}؛ ${rest}.`;
    }
    case 'GAMES': {
      const { missed, toCome, certain } = of;
      const past = missed === 0 ? '' : `بعد الغياب عن ${games(missed)}، `;
      const many = missed === 0 ? games(toCome) : moreGames(toCome);
      const next = named(of.next, toCome);
      if (certain === toCome) return `${past}غياب ${player} عن ${many}: ${next}.`;
      const atLeast =
        certain === 0 ? '' : `، منها ${plural(certain, { one: 'واحدة', two: 'اثنتان', other: '#' })} على الأقل`;
      return `${past}احتمال غياب ${player} عن ${many}${toCome === 1 ? '' : ' على الأكثر'}${atLeast}: ${next}.`;
    }
  }
}

const labels = parseLabels(`
  AbsenceKind: INTERNATIONAL_DUTY التزام مع المنتخب | INELIGIBLE مانع في اللوائح | LOANED_OUT إعارة
    | PERSONAL أسباب شخصية | CLUB_DECISION قرار النادي | REST راحة | NOT_SELECTED قرار فني | OTHER أسباب أخرى
  AbsenceStatus: ACTIVE مستمر | ENDED منتهٍ | WITHDRAWN بلاغ مسحوب
  BodyPart: HEAD الرأس | NECK الرقبة | SHOULDER الكتف | ARM الذراع | HAND اليد | CHEST الصدر | BACK الظهر | HIP الورك
    | GROIN أعلى الفخذ | THIGH الفخذ | HAMSTRING العضلة الخلفية للفخذ | QUADRICEPS العضلة الرباعية | KNEE الركبة
    | CALF ربلة الساق | SHIN قصبة الساق | ACHILLES وتر أخيل | ANKLE الكاحل | FOOT القدم | ILLNESS مرض
    | OTHER موضع آخر | UNKNOWN غير محدد
  CardColour: YELLOW بطاقة صفراء | SECOND_YELLOW بطاقة صفراء ثانية | RED بطاقة حمراء
  Certainty: CONFIRMED مؤكدة | CONDITIONAL مشروطة
  ChangeCause: INJURY_REPORTED إصابة جديدة | INJURY_AMENDED تعديل البلاغ | ESTIMATE_REVISED تقدير جديد
    | RETURN_RECORDED تأكيد العودة | INJURY_WITHDRAWN سحب البلاغ | SUSPENSION إيقاف | FIXTURE جدول المباريات
    | TRANSFER انتقال | TIME_PASSED مرور الوقت | ABSENCE غياب | LINEUP التشكيلة | CORRECTION تصحيح | CARD بطاقة
  ChangeKind: ADDED إضافة | REMOVED حذف | CHANGED تغيير | MOVED تأجيل أو تقديم
  CompetitionKind: LEAGUE دوري | CUP كأس | INTERNATIONAL منتخبات | FRIENDLY مباراة ودية
  CourseBasis: DIAGNOSIS التشخيص | WORDS نص البلاغ | BODY_PART موضع الإصابة | ANY متوسط الإصابات
  Diagnosis: ALL أي إصابة | HAMSTRING إصابة في العضلة الخلفية للفخذ | QUAD_THIGH إصابة في العضلة الرباعية أو الفخذ
    | CALF إصابة في ربلة الساق | ADDUCTOR_GROIN إصابة في أعلى الفخذ أو العضلة الضامة | HIP إصابة في الورك
    | KNEE_OTHER إصابة في الركبة | MENISCUS تمزق الغضروف الهلالي | ACL إصابة الرباط الصليبي الأمامي
    | MCL إصابة الرباط الجانبي الداخلي للركبة | ANKLE إصابة في الكاحل | FOOT_TOE إصابة في القدم أو إصبع القدم
    | METATARSAL كسر في مشط القدم | ACHILLES إصابة في وتر أخيل | ACHILLES_RUPTURE قطع وتر أخيل | BACK إصابة في الظهر
    | SHOULDER إصابة في الكتف | CONCUSSION ارتجاج أو إصابة في الرأس | ILLNESS مرض | KNOCK_BRUISE كدمة
    | MUSCLE_UNSPEC إصابة عضلية | FRACTURE_OTHER كسر | FITNESS_REST نقص اللياقة | OTHER إصابة أخرى
    | HAMSTRING_FUNCTIONAL إجهاد العضلة الخلفية دون تمزق | HAMSTRING_STRUCTURAL تمزق العضلة الخلفية
    | HAMSTRING_GRADE_0 إصابة العضلة الخلفية، الدرجة 0 بالرنين | HAMSTRING_GRADE_1 إصابة العضلة الخلفية، الدرجة 1 بالرنين
    | HAMSTRING_GRADE_2 إصابة العضلة الخلفية، الدرجة 2 بالرنين | HAMSTRING_GRADE_3 إصابة العضلة الخلفية، الدرجة 3 بالرنين
    | HAMSTRING_BAMIC_2C إصابة وتر العضلة الخلفية، \u2068BAMIC 2c\u2069
    | HAMSTRING_BAMIC_3C إصابة وتر العضلة الخلفية، \u2068BAMIC 3c\u2069
    | QUADRICEPS_FUNCTIONAL إجهاد العضلة الرباعية دون تمزق | QUADRICEPS_STRUCTURAL تمزق العضلة الرباعية
    | CALF_FUNCTIONAL إجهاد ربلة الساق دون تمزق | CALF_STRUCTURAL تمزق في ربلة الساق | THIGH_CONTUSION كدمة في الفخذ
    | KNEE_CONTUSION كدمة في الركبة | ANKLE_CONTUSION كدمة في الكاحل | FOOT_CONTUSION كدمة في القدم
    | CALF_CONTUSION كدمة في ربلة الساق | LOWER_LEG_CONTUSION كدمة في الساق | ANKLE_LATERAL_SPRAIN التواء الكاحل
    | ANKLE_CAPSULE إصابة محفظة الكاحل | SYNDESMOSIS_SURGERY إصابة الرباط الظنبوبي الشظوي مع جراحة
    | FIFTH_METATARSAL_SURGERY كسر مشط القدم الخامس مع جراحة | KNEE_CARTILAGE إصابة غضروف الركبة
    | ACHILLES_TENDINOPATHY اعتلال وتر أخيل | ACHILLES_PAIN آلام في وتر أخيل | LOW_BACK_PAIN آلام أسفل الظهر
  EditorQueueKind: OVERDUE متأخر | DUE_TODAY مستحق اليوم | DISAGREEMENT تعارض | QUESTION سؤال | STALE دون تحديث
    | LINEUP_CONFLICT تعارض مع التشكيلة
  EstimateBasis: WINDOW فترة | DATE تاريخ | TEXT نص | UNKNOWN دون تقدير | CHANCE احتمال | GAMES مباريات | TRAINING تدريب
  EvidenceGrade: A البحث الأصلي | B نقل عن البحث | C إحصاء خاص
  FixtureStatus: SCHEDULED دون ساعة | TIMED محددة الساعة | IN_PLAY جارية | FINISHED انتهت | POSTPONED مؤجلة
    | SUSPENDED متوقفة | ABANDONED لم تكتمل | CANCELLED ملغاة | AWARDED محسومة دون لعب | REMOVED محذوفة
  Gender: MEN رجال | WOMEN سيدات | MIXED مختلط
  InjuryStatus: ACTIVE مستمرة | RECOVERED تعافٍ | WITHDRAWN بلاغ مسحوب
  Language: EN الإنجليزية | ES الإسبانية | DE الألمانية | FR الفرنسية | IT الإيطالية | PT البرتغالية | AR العربية
  NameEvidence: EXTERNAL_ID معرّف خارجي | NAME الاسم | ALIAS اسم آخر | NORMALISED_NAME الاسم الموحد
    | SHARED_FIXTURES مباريات مشتركة | ANSWER إجابة
  Population: PUBLIC إصابات معلنة | CLUB سجلات الأندية
  Position: GOALKEEPER حراسة المرمى | DEFENDER الدفاع | MIDFIELDER الوسط | FORWARD الهجوم
  QuestionKind: TEAM الفريق | PLAYER اسم في القائمة | COMPETITION المسابقة
  Side: LEFT اليسار | RIGHT اليمين | BOTH الجانبان
  SourceKind: CLUB النادي | PLAYER تصريح شخصي | PRESS الصحافة | MEDICAL الجهاز الطبي | MODEL النموذج
  SuspensionOrigin: STATED معلن | CARDS بسبب البطاقات
  TeamKind: CLUB نادٍ | NATIONAL منتخب
  TieOutcome: GOES_THROUGH تأهل | GOES_OUT خروج
  TokenScope: EDITOR تحرير | FEED مصدر بيانات | MEDICAL الجهاز الطبي
  Verdict: OUT غياب | DOUBTFUL مشاركة مستبعدة | QUESTIONABLE مشاركة غير مؤكدة | AVAILABLE مشاركة متوقعة
    | UNKNOWN غير محسوم | MISSED غياب عن المباراة | PLAYED مشاركة في المباراة
  WriterKind: TOKEN رمز دخول | COMMAND_LINE سطر الأوامر | TIME مرور الوقت | DEMONSTRATION عرض
`);

export const ARABIC: LanguageTexts = { headline, explanation, labels };
