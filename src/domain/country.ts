/** Codes of FIFA and of ISO 3166-1. England, Scotland, Wales and Northern Ireland share the region GB. */
const CODES =
  'AFG:AF ALB:AL ALG:DZ AND:AD ANG:AO ANT:AG ARG:AR ARM:AM ARU:AW ASA:AS AUS:AU AUT:AT AZE:AZ BAH:BS BAN:BD BDI:BI BEL:BE BEN:BJ BER:BM BFA:BF BHR:BH BHU:BT BIH:BA BLR:BY BLZ:BZ BOL:BO BOT:BW BRA:BR BRB:BB BRU:BN BUL:BG CAM:KH CAN:CA CAY:KY CGO:CG CHA:TD CHI:CL CHN:CN CIV:CI CMR:CM COD:CD COK:CK COL:CO COM:KM CPV:CV CRC:CR CRO:HR CTA:CF CUB:CU CUW:CW CYP:CY CZE:CZ DEN:DK DJI:DJ DMA:DM DOM:DO ECU:EC EGY:EG ENG:GB EQG:GQ ERI:ER ESP:ES EST:EE ETH:ET FIJ:FJ FIN:FI FRA:FR FRO:FO GAB:GA GAM:GM GEO:GE GER:DE GHA:GH GIB:GI GNB:GW GRE:GR GRN:GD GUA:GT GUI:GN GUM:GU GUY:GY HAI:HT HKG:HK HON:HN HUN:HU IDN:ID IND:IN IRL:IE IRN:IR IRQ:IQ ISL:IS ISR:IL ITA:IT JAM:JM JOR:JO JPN:JP KAZ:KZ KEN:KE KGZ:KG KOR:KR KSA:SA KUW:KW KVX:XK LAO:LA LBN:LB LBR:LR LBY:LY LCA:LC LES:LS LIE:LI LTU:LT LUX:LU LVA:LV MAC:MO MAD:MG MAR:MA MAS:MY MDA:MD MDV:MV MEX:MX MGL:MN MKD:MK MLI:ML MLT:MT MNE:ME MON:MC MOZ:MZ MRI:MU MSR:MS MTN:MR MWI:MW MYA:MM NAM:NA NCA:NI NCL:NC NED:NL NEP:NP NGA:NG NIG:NE NIR:GB NOR:NO NZL:NZ OMA:OM PAK:PK PAN:PA PAR:PY PER:PE PHI:PH PLE:PS PNG:PG POL:PL POR:PT PRK:KP PUR:PR QAT:QA ROU:RO RSA:ZA RUS:RU RWA:RW SAM:WS SCO:GB SDN:SD SEN:SN SEY:SC SGP:SG SKN:KN SLE:SL SLV:SV SMR:SM SOL:SB SOM:SO SRB:RS SRI:LK SSD:SS STP:ST SUI:CH SUR:SR SVK:SK SVN:SI SWE:SE SWZ:SZ SYR:SY TAH:PF TAN:TZ TCA:TC TGA:TO THA:TH TJK:TJ TKM:TM TLS:TL TOG:TG TPE:TW TRI:TT TUN:TN TUR:TR UAE:AE UGA:UG UKR:UA URU:UY USA:US UZB:UZ VAN:VU VEN:VE VGB:VG VIE:VN VIN:VC VIR:VI WAL:GB YEM:YE ZAM:ZM ZIM:ZW';

const regionOf = new Map(CODES.split(' ').map((pair) => pair.split(':') as [code: string, region: string]));

/** ISO 3166-1 alpha-3 codes that differ from FIFA's, and names that `Intl` does not have. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ENG: 'england|inglaterra|angleterre|inghilterra',
  SCO: 'scotland|schottland|escocia|ecosse|scozia',
  WAL: 'wales|gales|pays de galles|galles',
  NIR: 'northern ireland|nordirland|irlanda del norte|irlande du nord',
  IRL: 'republic of ireland|eire',
  GER: 'deu',
  NED: 'nld|holland',
  SUI: 'che',
  POR: 'prt',
  CRO: 'hrv',
  DEN: 'dnk',
  GRE: 'grc',
  URU: 'ury',
  PAR: 'pry',
  CHI: 'chl',
  ALG: 'dza',
  RSA: 'zaf',
  KSA: 'sau',
  UAE: 'are',
  BUL: 'bgr',
  CRC: 'cri',
  HON: 'hnd',
  HAI: 'hti',
  MON: 'mco',
  CZE: 'czech republic',
  TUR: 'turkey|turkiye',
  CIV: 'ivory coast|cote divoire',
  KOR: 'korea republic|korea|republic of korea',
  PRK: 'korea dpr|dpr korea',
  CPV: 'cabo verde|cape verde islands',
  COD: 'dr congo|congo dr|democratic republic of congo|democratic republic of the congo|zaire',
  CGO: 'congo|republic of the congo',
  USA: 'usa|united states of america|us',
  IRN: 'ir iran|islamic republic of iran',
  MKD: 'macedonia|fyr macedonia',
  SWZ: 'swaziland',
  CHN: 'china pr',
  TPE: 'chinese taipei',
  HKG: 'hong kong',
  MAC: 'macau',
  PLE: 'palestine',
  SYR: 'syria',
  RUS: 'russia',
  VIE: 'vietnam',
  LAO: 'laos',
  BOL: 'bolivia',
  VEN: 'venezuela',
  TAN: 'tanzania',
  MDA: 'moldova',
  BRU: 'brunei',
  CUW: 'curacao',
  TRI: 'trinidad and tobago',
  ANT: 'antigua and barbuda',
  BIH: 'bosnia herzegovina|bosnia',
};

/** The zone of most clubs of a country with several zones. */
const MAIN_ZONES: Readonly<Record<string, string>> = {
  ARG: 'America/Argentina/Buenos_Aires',
  AUS: 'Australia/Sydney',
  BRA: 'America/Sao_Paulo',
  CAN: 'America/Toronto',
  CHI: 'America/Santiago',
  CHN: 'Asia/Shanghai',
  COD: 'Africa/Kinshasa',
  CYP: 'Asia/Nicosia',
  ECU: 'America/Guayaquil',
  ESP: 'Europe/Madrid',
  GER: 'Europe/Berlin',
  IDN: 'Asia/Jakarta',
  KAZ: 'Asia/Almaty',
  MAS: 'Asia/Kuala_Lumpur',
  MEX: 'America/Mexico_City',
  NZL: 'Pacific/Auckland',
  PLE: 'Asia/Gaza',
  PNG: 'Pacific/Port_Moresby',
  POR: 'Europe/Lisbon',
  RUS: 'Europe/Moscow',
  TAH: 'Pacific/Tahiti',
  UKR: 'Europe/Kyiv',
  USA: 'America/New_York',
  UZB: 'Asia/Tashkent',
  KVX: 'Europe/Belgrade',
};

const LANGUAGES = 'en de es fr it pt'.split(' ');
/** Searched only if no language above has the name. If languages use one name for two countries, the first counts. */
const OTHER_LANGUAGES = 'nl pl tr ru uk el ar fa he ja ko zh sv da nb fi cs hr hu ro'.split(' ');

let codesByName: ReadonlyMap<string, string> | null = null;
let codesByOtherName: ReadonlyMap<string, string> | null = null;

/** Returns FIFA's three-letter code of a country: "ESP" for "Spain", "ES" and "España". Null if it is not a country. */
export function countryCode(text: string): string | null {
  const name = plain(text);
  if (regionOf.has(name.toUpperCase())) return name.toUpperCase();
  codesByName ??= namesOfCountries();
  const code = codesByName.get(name);
  if (code !== undefined) return code;
  codesByOtherName ??= namesIn(OTHER_LANGUAGES);
  return codesByOtherName.get(name) ?? null;
}

/** Whether two texts may mean the same country: an unknown country may be any. */
export function isSameCountry(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true;
  return (countryCode(a) ?? plain(a)) === (countryCode(b) ?? plain(b));
}

/** Countries of which clubs play in the leagues of a neighbour. */
const LEAGUES_ABROAD: Readonly<Record<string, string>> = {
  MON: 'FRA',
  LIE: 'SUI',
  WAL: 'ENG',
  AND: 'ESP',
  SMR: 'ITA',
  CAN: 'USA',
  NZL: 'AUS',
};

/** Whether a club of one country can play in a league of the other: "Swansea City (WAL)" in England. */
export function isSameLeagueCountry(a: string | null, b: string | null): boolean {
  if (a === null || b === null || isSameCountry(a, b)) return true;
  const [one, other] = [countryCode(a), countryCode(b)];
  return one !== null && other !== null && (LEAGUES_ABROAD[one] === other || LEAGUES_ABROAD[other] === one);
}

/** Caches the zones of countries: `Intl` takes a third of a millisecond for one. */
const zonesByCode = new Map<string, readonly string[]>();

/** Returns the time zones of a country, its main one first; empty if it is not known. */
export function zonesOf(country: string): readonly string[] {
  const code = countryCode(country);
  const region = code === null ? undefined : regionOf.get(code);
  if (code === null || region === undefined) return [];
  return zonesByCode.getOrInsertComputed(code, () => {
    const zones = new Intl.Locale(`und-${region}`).getTimeZones() ?? [];
    const main = MAIN_ZONES[code] ?? zones[0];
    return main === undefined ? [] : [main, ...zones.filter((zone) => zone !== main)];
  });
}

/**
 * Countries to try first, because most files are of their leagues. Serbia is here because only the table above gives
 * Kosovo the same zone.
 */
const FIRST_TRIED = 'ENG ESP GER ITA FRA POR NED BEL BRA ARG USA MEX TUR SUI AUT GRE DEN SWE NOR POL JPN AUS SRB'.split(
  ' ',
);

/** Returns the code of the country of a time zone; null if there is none, or if several share it, as Europe/London. */
export function countryOfZone(timeZone: string): string | null {
  const has = (code: string): boolean => zonesOf(code).includes(timeZone);
  const first = FIRST_TRIED.find(has) ?? regionOf.keys().find(has);
  if (first === undefined) return null;
  // `Intl` lists each zone under one region. Other countries share it as parts of that region, or by the table above.
  const mayShare = (code: string): boolean =>
    regionOf.get(code) === regionOf.get(first) || MAIN_ZONES[code] === timeZone;
  return regionOf.keys().some((code) => code !== first && mayShare(code) && has(code)) ? null : first;
}

function namesOfCountries(): Map<string, string> {
  const names = namesIn(LANGUAGES);
  for (const [code, region] of regionOf) if (region !== 'GB') names.set(region.toLowerCase(), code);
  for (const [code, others] of Object.entries(OTHER_NAMES)) {
    for (const name of others.split('|')) names.set(plain(name), code);
  }
  return names;
}

function namesIn(languages: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const language of languages) {
    const regions = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const [code, region] of regionOf) {
      const name = region === 'GB' ? undefined : regions.of(region);
      if (name !== undefined) names.getOrInsert(plain(name), code);
    }
  }
  return names;
}

/** Returns a name in lower case, without accents and punctuation. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}|['’.]/gu, '')
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
