/** English: phrases of the press with their symbols. */

import type { Language } from '../lexicon.ts';

const SCAN = '(scans?|mri|tests?|exams?|examinations?|assessments?|checks?|(medical )?results)';

export const ENGLISH: Language = {
  code: 'EN',
  rewrites: [
    [/\bweek (?:commencing|beginning|starting|of the) (?=\p{L}|\d|isodate)/gu, 'week of '],
    // "Extended from four to six weeks": six.
    [
      /\b(?:(?:has|have) been |was |were |is )?(?:extended|lengthened|prolonged) from (?:\p{L}+|\d+)(?: (?:day|week|month)s?)? to (?=(?:\p{L}+|\d+) (?:day|week|month))/gu,
      'out now ',
    ],
    [/\bminus (?=\d|\p{L}+ (?:day|week|month))/gu, 'minusmark '],
  ],
  numbers:
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty_one twenty_two twenty_three twenty_four twenty_five twenty_six twenty_seven twenty_eight twenty_nine thirty thirty_one'
      .split(' ')
      .map((word) => word.replace('_', ' ')),
  months: [
    'jan(uary)?',
    'feb(ruary)?',
    'mar(ch)?',
    'apr(il)?',
    'may',
    'june?',
    'july?',
    'aug(ust)?',
    'sept?(ember)?',
    'oct(ober)?',
    'nov(ember)?',
    'dec(ember)?',
  ],
  weekdays: ['mondays?', 'tuesdays?', 'wednesdays?', 'thursdays?', 'fridays?', 'saturdays?', 'sundays?'],
  phrases: {
    // Numbers and units.
    N12: 'a dozen',
    N40: 'forty',
    N45: 'forty five',
    N50: 'fifty',
    N60: 'sixty',
    N90: 'ninety',
    A: 'an?',
    HALF: 'half an?',
    ANDHALF: 'and a half',
    COUPLE: '(a )?couple( of)?',
    FEW: '(a )?(few|handful of|matter of)',
    SEVERAL: 'several|many|a number of|multiple',
    'SEVERAL WEEKS': 'for weeks',
    'SEVERAL MONTHS': 'for months',
    'N1 WEEK': 'the next week',
    'N1 MONTH': 'the next month',
    MORE: 'more|another|further|additional|extra',
    HOUR: 'hour|hr',
    HOURS: 'hours|hrs',
    PERCENT: 'per cent',
    DAY: 'day',
    DAYS: 'days',
    WEEK: 'week|wk',
    WEEKS: 'weeks|wks|w',
    MONTH: 'month|mth',
    MONTHS: 'months|mths|mos',
    YEAR: 'year|yr',
    YEARS: 'years|yrs',
    'N2 WEEK': '(a |one )?fortnight',
    'HALF YEAR': 'half (a )?year|half the year',
    // Parts of the calendar.
    P_EARLY: '(the )?(start|beginning|early part|first days|opening days) of|early( in)?|early days of|turn of',
    P_MID: '(the )?middle of|mid( way through)?|halfway through',
    P_END: '(the )?(end|back end|close|tail end|last days|final days|latter part) of|late( in)?|end',
    P_HALF1: '(the )?first half of',
    P_HALF2: '(the )?(second|latter) half of|later in',
    'P_HALF2 THIS MONTH': 'later (this|in the) month',
    'P_END THIS WEEK': 'later (this|in the) week',
    P_W1: '(the )?(first|1|opening) week (of|in)',
    P_W2: '(the )?(second|2) week (of|in)',
    P_W3: '(the )?(third|3) week (of|in)',
    P_W4: '(the )?(fourth|4) week (of|in)',
    P_LASTW: '(the )?(last|final) week (of|in)',
    'P_END MON12': '(the )?end of (the|this) year|year end',
    REST: '(the )?(rest|remainder) of|remaining',
    WHOLE: 'whole|entire|full|all of|whole of|all the',
    THIS: 'this|current',
    NEXT: 'next|following|week after( that)?',
    COMING: 'coming|upcoming|forthcoming',
    LAST: 'last|past|previous',
    WEEKEND: 'weekends?|week end',
    MIDWEEK: 'midweek|mid week',
    TODAY: 'today|tonight',
    TOMORROW: 'tomorrow',
    OVERMORROW: 'day after tomorrow',
    YESTERDAY: 'yesterday|last night',
    NEXTNEXT_WEEK: 'week after next',
    SEASON: 'season|campaign',
    NEXTSEASON: '(the )?(next|new|following) (season|campaign)',
    SEASONOVER:
      '(season|campaign) (is )?(now )?(over|ended|finished|done|ending)|season s over|(done|finished|out) for the (season|campaign)|(take |play |takes |plays )?no further part (in )?(this|the) (season|campaign)|rest of (the|this|his|her|their) (season|campaign)|remainder of (the|this|his|her|their) (season|campaign)|end of (his|her|their) season|played (his|her|their) last game of the season',
    PRESEASON: 'pre ?season',
    BREAK: '(international|fifa) (break|window|pause|fixtures|period)',
    WINTER: '(winter|christmas) (break|pause)|christmas|festive period',
    NEWYEAR: 'new year|next year|turn of the year|new year s',
    'UNTIL NEWYEAR': 'after (the )?(new year|turn of the year)|until (the )?new year',
    EASTER: 'easter( sunday| weekend)?',
    SPRING: 'spring',
    SUMMER: 'summer',
    AUTUMN: 'autumn|fall of',
    WORLDCUP: 'world cup( finals)?( (in|this) summer)?',
    EUROS: 'euros?|european championships?',
    COPA: 'copa america',
    AFCON: 'africa cup of nations|afcon|cup of nations',
    DAILY: 'day (to|by) day',
    WEEKLY: 'week (to|by) week',
    LONGTERM: 'long term|for (a long time|long|a considerable (time|period))',
    // How a time is meant.
    ABOUT: 'or so|or thereabouts|about|around|roughly|approximately|approx|circa|nearly|almost|some|in the region of',
    LEAST:
      'at (the )?(very )?least|(a )?minimum( of)?|more than|longer than|over|upwards of|or more|or longer|at the (very )?earliest|(no|not) (earlier|sooner|less|fewer) than|not before|in excess of',
    MOST: 'up to|as (much|long|many) as|at (the )?(very )?most|(a )?maximum( of)?|less than|fewer than|under|within|inside|(no|not) (more|longer) than|at the (very )?latest|by (the )?latest|tops',
    UNTIL: '(up )?until|till?',
    'UNTIL AFTER': 'through to the end of|through',
    LATE: 'not until|delayed until|delayed to|pushed back to|pushed back until|put back to|postponed until',
    ONLY: 'only|just',
    BEFORE: 'before|ahead of|prior to|in advance of',
    BY: 'by|(no|not) later than|come',
    AFTER: 'after|following the|beyond|the other side of',
    IN: 'in|for|on|during|over the|at|in time for|within the next|over the course of|throughout|to face|to play',
    FROM: 'from|as of|starting( from)?|onwards? from',
    BETWEEN: 'between|anywhere between|somewhere between',
    TO: 'to',
    OR: 'or|and or',
    AGO: 'ago|earlier today',
    PAST: 'since|(has|have|had) (already )?(been (out|sidelined|injured|absent|missing|on the sidelines)|missed)( for)?|missed|ever since|been out( for)?|did not play|didn t play|(for|over|during|in) the (last|past)',
    HURT: '(from|after|of|since) (the|his|her|their|suffering the) (injury|operation|surgery)|post (surgery|op)|after (injury|surgery|an? (injury|operation|surgery))|from (surgery|injury)',
    // Joins, negation, contrast.
    AND: 'and|as well as|along with|plus the|and also|but also|together with',
    THEN: 'and then|then|followed by|plus another|plus|on top of that',
    BUT: 'but|however|although|though|but rather|while',
    INSTEAD:
      '(rather than|instead of) (the|an) (initial|original)|rather than|instead of|as opposed to|and not|contrary to|not the',
    NOT: 'not|nothing|never|no|cannot|wont|cant|nor|neither|(won|isn|can|doesn|don|hasn|haven|wasn|couldn|wouldn|shouldn|aren|didn|mustn) t',
    'NOT HEDGE': 'may not|might not',
    UNLIKELY:
      'unlikely|improbable|out of the question|not likely|not expected|impossible|no chance( of)?|not going to|little hope( of)?',
    HEDGE:
      'could|might|possibly|possible|perhaps|maybe|possibility of|at risk of|risks|risk of|in danger of|potentially|feared|fears',
    ONCE: 'first|initially|originally|at first|previously|was (initially |originally |first )?(expected|due|set|to|supposed|meant|scheduled|hoping|thought|feared|believed)|were (expected|due|set|to|supposed)|had (been )?(expected|due|set|hoped|planned|feared)|(first|initial|early|earlier) (diagnosis|fears?|estimates?|reports?|hopes?|forecast|prognosis)( of| was| were| said)?|instead of the expected|(first|initially|originally) (expected|thought|feared|estimated|planned|ruled out)',
    NOW: 'now|at present|the latest is|new (estimate|forecast|date)( is)?',
    SETBACK: 'set ?backs?|relapsed?|recurrence|aggravated|re ?injured|suffered again|broke(n)? down( again)?|flare up',
    // Frames: what a clause is about.
    OUT: '((will )?comes?|is|arrives?) too (soon|early)( for)?|out( of)?|sidelined|ruled out( of)?|miss(es|ing)?|unavailable|absent|absence|lay ?off|spell on the sidelines|on the sidelines|sidelines|without|will be without|sit(s|ting)? out|left out|shelved|on the shelf|not involved|not travel(led|ling)?|keep(s)? (him|her|them)? ?out|los(e|es) (him|her|them)?( for)?|inactive|rest|in the treatment room|not make it|not be in the squad|not in the squad|set to miss|rested|blow for',
    BACK: 'back|returns?|returning|available|availability|fit|fit again|fit enough|fully fit|match fit|ready|plays?|playing|features?|featuring|involved|in contention|contention|(in|make|makes|named in|part of) the squad|comeback|recover(s|ed)?|make it|makes it|take part|on the pitch|eligible|start|starts|face|faces|line up|reappears?|at (his|her|their) disposal|available for selection|make (his|her|their) return|action|travel(s)?|return to action|return to the pitch|return to playing|back in action|back on the pitch|back in the squad|back to full fitness|back to fitness|play again|playing again|resume playing|pass(es|ed)? fit|declared fit|(should|will|to) make|away from (a|his|her|their) return',
    TRAIN:
      'training|train|trains|training ground|team training|group training|return(s|ing)? to training|back in training|back on the training pitch|sessions?|practice|work on the grass|work with the ball',
    'ALREADY TRAIN':
      '(has|have) (already )?(returned|been back|resumed|begun|started) (to|in) (full |team |group )?training|(is|already) back in (full |team |group )?training|has (resumed|begun|started) training|trained (with the (team|group|squad|rest))|back in full training already|returned to training',
    FULLTRAIN:
      'full training|first team training|training with the (team|group|squad|rest)( of the (team|squad))?|train(s|ing)? (fully|normally) with the (team|group|squad)',
    PARTIAL:
      'individual training|light training|partial training|running|train(s|ing)? alone|individual work|jogging|ball work|rehab sessions',
    DOUBT:
      '(a )?doubts?( over)?|doubtful|in doubt|questionable|touch and go|race against (time|the clock)|in a race|a race|race to be|racing to be|faces a (race|battle|fight)|fights? to be|struggl(es|ing) to be|struggl(es|ing)|toss up|coin (flip|toss)|borderline|not certain|no certainty|not sure|not guaranteed|no guarantee|fifty fifty|hangs in the balance|in the balance|up in the air|sweating on|sweat on|even chance|a question mark',
    BIGDOUBT:
      '(a )?(major|serious|big|huge|grave|significant|real|strong) doubts?( over)?|(very|highly|extremely|seriously) doubtful|(little|slim|small|outside|slight) chance|long shot|outsider',
    LATETEST:
      '(a )?late (fitness )?(test|check|decision|call|assessment)s?|game time decision|until the last (minute|moment)|(a )?last minute (decision|call|test|check)|decision (will be |to be |is to be |being )?(made |taken )?(on the day( of the (game|match))?|late|just before)|late (one|call)|final (decision|fitness test|check|assessment)|(a )?fitness test',
    TEST: `${SCAN}|(re ?)?(assessed|evaluated|examined|assess|evaluate)|undergo(es|ing)? ${SCAN}|diagnosis|to be determined|to be confirmed|to be decided|tb[acd]|medical report|medical update|diagnosed`,
    AWAIT:
      'awaiting|awaits?|pending|waiting (for|on)|waits? (for|on)|depend(s|ing)? on|subject to|waiting|undergo(es|ing)?',
    EVOLUTION:
      'evolution( to be)?|monitored|progress|how (he|she|they) (progress|progresses|responds?|recovers?)|under observation|his recovery will|wait and see',
    UNCLEAR:
      'unclear|unknown|uncertain|not (yet )?(clear|known|decided|confirmed|certain)( when| how long| if| whether)|not (yet )?(clear|known|decided|confirmed)|(unclear|uncertain|unknown) (when|how long|if|whether)|remains to be seen|yet to be (determined|decided|confirmed|known)|undetermined|open|not been (given|set|revealed|disclosed)|undisclosed',
    NOTIME:
      '(out )?indefinite(ly)?|no ?(one|body) (yet )?knows( yet)?( when)?|too (early|soon) to (say|tell|know)|(for|into) the foreseeable( future)?|for the time being|until further notice|no return in sight|for an? (unspecified|undetermined|unknown) (period|time|spell)|soon as possible|time will tell|not (want to |going to )?(put|set|give|name) (a )?(date|timeframe|timescale|timeline)( on| for)?|unspecified( period| time)?|no rush',
    TIMEFRAME:
      'time ?frame|time ?table|time ?scale|time ?line|(return |comeback |exact |specific |fixed |firm )?date|dates|prognosis|forecast|deadline|recovery time|expected return|estimate',
    FINDING:
      'fractures?|broken|tears?|torn|ruptured?|ligament(s)?( damage)?|damage|sprain(ed)?|strain(ed)?|serious|break|muscle (tear|injury|damage)|lesion|risks? taken|structural damage|major injury|serious injury|complications',
    INJURED:
      '(was|got|been|were) (injured|hurt)|injured (himself|herself|themselves|on|in|during|against)|picked up|suffered|sustained|limped off|went off|came off|forced off|taken off|hurt (himself|herself|themselves|on|in|during)?|stretchered off|substituted|suffers|tore|twisted|pulled up|has injured',
    SURGERY:
      'surgery|operation|operated( on)?|went under the knife|under(goes|went|go|gone|going) (an? )?(successful )?(surgery|operation)|procedure|(go|goes|going) under the knife|undergone|underwent',
    CHANCE: '(chances?|probability|likelihood)( of| that)?',
    // Games.
    GAME: 'game|match|fixture|clash|encounter|showdown|matchday|opener|outing|meeting|cup tie|duel',
    GAMES: 'games|matches|fixtures|clashes|encounters|matchdays|outings|meetings',
    DERBY: '(local )?derby|derbies',
    CLASICO: '(el )?clasico|classico|classique',
    LEG1: '(first|opening|1) leg|first match of the tie',
    LEG2: '(second|return|2) leg|reverse (fixture|leg)',
    BOTHLEGS: '(both|two) (the )?legs|both legs of the tie',
    BOTH: 'both( of)?',
    FINAL: 'final',
    SEMI: 'semi ?finals?|last four',
    QUARTER: 'quarter ?finals?|last eight',
    R16: '(last|round of) (16|sixteen)',
    AWAY: 'trip( to)?|away|visit to|journey( to)?|travel to|away (game|match|trip)( to| at)?|trips',
    HOME: 'visit of|visit from|home|home (game|match)( with| to)?|hosting|host|welcome',
    VS: 'against|versus|vs|v|to face off with|take on|takes on|up against',
    CHAMPIONS: '(the )?(uefa )?champions league|ucl|european',
    EUROPA: '(europa|conference) league',
    LEAGUE: '(premier |la )?league|la liga|liga|bundesliga|serie a|ligue 1|domestic',
    CUP: 'cup|copa del rey|(fa|league|carabao) cup|dfb pokal|coppa italia|coupe de france',
    FRIENDLY: 'friendly|friendlies',
    INTERNATIONALS:
      'internationals|international (games|matches|duty|friendlies)|(world cup )?qualifiers|national team games',
    // Rejected unless a longer phrase above matches.
    GUARD:
      'too|optimistic|pessimistic|conservative|ruling|rule|exclude|discount|if only|when|if|unless|whether|provided|once|twice|double|half|third|second|fourth|dozen|than|soon|sooner|later|earlier|immediately|imminent|straight away|shortly|hardly|barely|scarcely|no longer|except|apart from|despite|extend(ed)?|prolong(ed)?|shortened|reduced|increased|delayed|delay|pushed back|brought forward|postponed|revised|became|become|longer|shorter|suspend(ed)?|suspension|ban|banned|loan|loaned|transfer(red)?|signed|joined|joins|retire(d|s)?|career|has returned|have returned|returned|has recovered|tie|century|decade|minutes?|years old boy|contract|red card|sent off|booked|every|each|quarter|weekly basis|if all',
    FILL: 'absentee|ll|ve|re|d|cartilage|meniscus|hip|shoulder|ace|playmaker|reportedly|announces|revealed|reveals|sources|source|spokesman|understands|understood|per|via|picking|picked|complaint|stint|football|duty|department|whose|s|the|of|is|are|be|been|being|was|were|will|would|should|shall|can|must|has|have|had|do|does|did|t|he|she|they|his|her|their|him|them|it|its|i|we|us|you|who|whom|which|that|there|here|with|as|so|very|well|again|still|yet|even|also|already now|because|due|due to|set|expected|likely|expects?|hopes?|hoped|hopeful|hoping|aims?|aiming|targets?|targeting|eyes?|eyeing|on (course|track)|looks?|looking|appears?|seems?|confirmed|confirms?|announced?|says?|said|told|reports?|according|club|team|side|squad|coach|manager|boss|doctors?|medical|staff|player|players|midfielder|defender|striker|forward|winger|goalkeeper|keeper|captain|star|international|injur(y|ies)|injured|hamstring|knee|ankle|thigh|calf|groin|foot|muscle|muscular|problem|issue|knock|blow|recovery|rehab|rehabilitation|treatment|period|spell|time|fitness|full fitness|old|aged|left|right|long|big|new news|lengthy|news|update|statement|today s statement|take|takes|need|needs|spend|spends|get|gets|give|given|make|makes|keep|keeps|kept|go|goes|going|estimated|forced|probably|surely|certainly|definitely|officially|hopefully|than (first )?(feared|expected|thought|hoped)|(less|not as|not so) bad (than|as) (feared|expected|thought|first feared)|(better|worse|less serious|more serious) than (feared|expected|thought)|after all|if all goes (well|to plan)|all being well|if everything goes (well|to plan)|barring (any )?(setbacks?|complications|surprises)|with luck|not only|(scans?|tests?|mri|examinations?|checks?|results|an mri( scan)?|a scan) (have |has )?(revealed|confirmed|shown|shows?|confirms?|reveals?)( that)?|in total|altogether|night|evening|afternoon|morning|one of|first team|first choice|this one|at all|time around|in all|more or less|grade (1|2|3|i|ii|iii|one|two|three)|without (the need for )?(surgery|an operation)|or even|remains?|continues? to|continues?|currently|on a|line for|able( to)?|up|off|down|ahead|into|onto|through injury|with injury|out injured|or later',
  },
};
