import { CATALOGUE, type TypicalDuration, diagnosisByCode, matchDiagnosis } from '../domain/diagnosis/catalogue.ts';
import { type CatalogueEntry, type Evidence, type Figures, type Population } from '../domain/diagnosis/entry.ts';
import { diagnosisName } from '../domain/sentences/render-sentence.ts';
import { BodyPartEnum } from './body-part.ts';
import { builder } from './builder.ts';
import { shortText } from './input-validation.ts';
import { LANGUAGE_ARG } from './language.ts';

const EvidenceGradeEnum = builder.enumType('EvidenceGrade', {
  description: 'The quality of the evidence for a figure.',
  values: {
    A: { description: 'Taken from the original paper.' },
    B: { description: 'Taken from a transcription of the paper.' },
    C: { description: 'Counted from public records, or derived.' },
  } satisfies Record<Evidence, { description: string }>,
});

const PopulationEnum = builder.enumType('Population', {
  description:
    'The injuries that were counted. The two populations are never mixed, because short absences are rarely announced.',
  values: {
    PUBLIC: { description: 'Injuries announced in public. Press reports are about these.' },
    CLUB: { description: "All injuries recorded by clubs' doctors: about half as long." },
  } satisfies Record<Population, { description: string }>,
});

const FiguresObject = builder.objectRef<Figures>('RecoveryFigures').implement({
  description: 'The distribution of absences due to such an injury: log-normal, ln T ~ N(ln median, spread²).',
  fields: (t) => ({
    medianDays: t.exposeFloat('median', { description: 'The median absence in days.' }),
    spread: t.exposeFloat('sigma', { description: 'The standard deviation of ln T.' }),
    injuries: t.exposeInt('n', { nullable: true, description: 'The number of injuries counted; null if unknown.' }),
    evidence: t.expose('evidence', { type: EvidenceGradeEnum, description: 'The quality of the evidence.' }),
    source: t.exposeString('source', { description: 'The paper, or how the figures were derived.' }),
  }),
});

export const DiagnosisObject = builder.objectRef<CatalogueEntry>('Diagnosis').implement({
  description: 'An entry of the catalogue of diagnoses, with the evidence on how long such injuries last.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'The code, accepted by inputs.' }),
    name: t.string({
      args: { language: t.arg(LANGUAGE_ARG) },
      description: 'The name.',
      resolve: (entry, { language }) => diagnosisName(language ?? 'EN', entry),
    }),
    nameInSpanish: t.exposeString('spanish', { description: 'The name in Spanish.' }),
    bodyParts: t.field({
      type: [BodyPartEnum],
      description: 'The body parts that it can affect; empty if it can affect any.',
      resolve: ({ bodyParts }) => [...bodyParts],
    }),
    announced: t.expose('public', { type: FiguresObject, description: 'The figures of publicly announced injuries.' }),
    recordedByClubs: t.expose('club', {
      type: FiguresObject,
      description: "The figures of injuries recorded by clubs' doctors.",
    }),
    announcedAmongWomen: t.field({
      type: FiguresObject,
      nullable: true,
      description:
        'The figures of publicly announced injuries of women; null if there are none, then `announced` is used.',
      resolve: ({ women }) => women?.public ?? null,
    }),
    recordedByClubsAmongWomen: t.field({
      type: FiguresObject,
      nullable: true,
      description:
        "The figures of women's injuries recorded by clubs' doctors; null if there are none, then `recordedByClubs` is used.",
      resolve: ({ women }) => women?.club ?? null,
    }),
  }),
});

const CourseBasisEnum = builder.enumType('CourseBasis', {
  description: 'The basis of a typical course.',
  values: {
    DIAGNOSIS: { description: 'A diagnosis of the catalogue.' },
    WORDS: { description: 'The text of the report.' },
    BODY_PART: { description: 'Only the body part: the text is missing, or no diagnosis could be read from it.' },
    ANY: { description: 'Nothing: the course of an average injury.' },
  } satisfies Record<TypicalDuration['how'], { description: string }>,
});

export const CourseObject = builder.objectRef<TypicalDuration>('TypicalCourse').implement({
  description: 'How long such an injury typically lasts, and what that is based on.',
  fields: (t) => ({
    diagnosis: t.field({
      type: DiagnosisObject,
      nullable: true,
      description: 'The matching entry of the catalogue; null if there is none.',
      resolve: ({ code }) => diagnosisByCode(code),
    }),
    basis: t.expose('how', { type: CourseBasisEnum, description: 'The basis of the course.' }),
    population: t.expose('population', { type: PopulationEnum, description: 'The population that was counted.' }),
    medianDays: t.exposeFloat('median', { description: 'The median absence in days.' }),
    spread: t.exposeFloat('sigma', { description: 'The standard deviation of the logarithm of the days.' }),
  }),
});

builder.queryField('diagnoses', (t) =>
  t.field({
    type: [DiagnosisObject],
    description: 'The catalogue of diagnoses, with the evidence.',
    args: {
      words: t.arg.string({
        validate: shortText,
        description: 'Only the diagnosis described by this text of a report.',
      }),
    },
    resolve: (_, { words }) => {
      if (words == null) return [...CATALOGUE];
      const entry = matchDiagnosis(words);
      return entry === null ? [] : [entry];
    },
  }),
);
