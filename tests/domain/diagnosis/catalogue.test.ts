import { describe, expect, test } from 'vitest';
import { BODY_PARTS } from '../../../src/domain/injury.ts';
import { CATALOGUE, typicalDuration, diagnosisByCode } from '../../../src/domain/diagnosis/catalogue.ts';

const NOTHING = { diagnosis: null, description: null, bodyPart: null, population: 'PUBLIC' } as const;

describe('every entry', () => {
  test('has a code of its own', () => {
    expect(new Set(CATALOGUE.map((entry) => entry.code)).size).toBe(CATALOGUE.length);
    expect(CATALOGUE.length).toBeGreaterThanOrEqual(45);
  });

  test.each(CATALOGUE.map((entry) => [entry.code, entry] as const))('%s is well formed', (code, entry) => {
    expect(code).toMatch(/^[A-Z][A-Z0-9_]+$/);
    expect(diagnosisByCode(code)).toBe(entry);
    expect(entry.bodyParts).not.toHaveLength(0);
    expect(entry.name).not.toBe('');
    expect(entry.spanish).not.toBe('');
    const women = entry.women === undefined ? [] : [entry.women.public, entry.women.club];
    for (const { median, sigma, n, source } of [entry.public, entry.club, ...women]) {
      expect(median).toBeGreaterThan(0);
      expect(sigma).toBeGreaterThan(0);
      expect(sigma).toBeLessThan(1.5);
      expect(n === null || n > 0).toBe(true);
      expect(source).not.toBe('');
    }
  });

  test.each(CATALOGUE.map((entry) => [entry.code, entry] as const))(
    'the public course of %s is not shorter',
    (_, entry) => {
      expect(entry.public.median).toBeGreaterThanOrEqual(entry.club.median);
    },
  );
});

test('an unknown code has no entry', () => {
  expect(diagnosisByCode('NO_SUCH_CODE')).toBeNull();
  expect(diagnosisByCode('constructor')).toBeNull();
});

describe('the typical duration', () => {
  test('is of the diagnosis, in the requested population', () => {
    const asked = { ...NOTHING, diagnosis: 'HAMSTRING', description: 'knee' };
    const known = { code: 'HAMSTRING', sigma: 0.84, how: 'DIAGNOSIS' };
    expect(typicalDuration(asked)).toEqual({ ...known, median: 25, population: 'PUBLIC' });
    expect(typicalDuration({ ...asked, population: 'CLUB' })).toMatchObject({ median: 13, population: 'CLUB' });
  });

  test('is of the words without a diagnosis, made specific by the body part', () => {
    expect(typicalDuration({ ...NOTHING, description: 'torn ACL', bodyPart: 'KNEE' })).toMatchObject({
      code: 'ACL',
      how: 'WORDS',
    });
    expect(typicalDuration({ ...NOTHING, description: 'a knock', bodyPart: 'ANKLE' })).toMatchObject({
      code: 'ANKLE_CONTUSION',
      how: 'WORDS',
    });
  });

  test.each(BODY_PARTS.filter((part) => part !== 'UNKNOWN'))('is of the %s if nothing else is known', (bodyPart) => {
    const course = typicalDuration({ ...NOTHING, description: 'tests pending', bodyPart });
    expect(course.how).toBe('BODY_PART');
    expect(course.median).toBeGreaterThan(0);
  });

  test('is of any injury if nothing is known, and says so', () => {
    expect(typicalDuration(NOTHING)).toMatchObject({ code: 'ALL', median: 21, how: 'ANY' });
    expect(typicalDuration({ ...NOTHING, bodyPart: 'UNKNOWN' })).toMatchObject({ code: 'ALL', how: 'ANY' });
    expect(typicalDuration({ ...NOTHING, diagnosis: 'NO_SUCH_CODE' })).toMatchObject({ code: 'ALL', how: 'ANY' });
  });
});

test('women have figures of their own where the literature has them', () => {
  const acl = { ...NOTHING, diagnosis: 'ACL', population: 'CLUB' } as const;
  expect(typicalDuration({ ...acl, gender: 'WOMEN' }).median).toBe(292);
  for (const gender of ['MEN', 'MIXED', null] as const) expect(typicalDuration({ ...acl, gender }).median).toBe(205);
  const [women, men] = (['WOMEN', 'MEN'] as const).map((gender) =>
    typicalDuration({ ...acl, gender, population: 'PUBLIC' }),
  );
  expect(women?.median).toBeGreaterThan(men?.median ?? 0);
  const hamstring = { ...NOTHING, diagnosis: 'HAMSTRING' };
  expect(typicalDuration({ ...hamstring, gender: 'WOMEN' })).toEqual(typicalDuration(hamstring));
});
