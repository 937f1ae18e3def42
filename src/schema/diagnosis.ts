import { builder } from './builder.ts';
import { BodyPartEnum } from './body-part.ts';
import { shortText } from './input-validation.ts';
import { CATALOGUE, type TypicalDuration, diagnosisByCode } from '../domain/diagnosis/catalogue.ts';
import { type CatalogueEntry } from '../domain/diagnosis/entry.ts';
import { type Figures } from '../domain/diagnosis/entry.ts';
import { type Evidence } from '../domain/diagnosis/entry.ts';
import { type Population } from '../domain/diagnosis/entry.ts';
import { matchDiagnosis } from '../domain/diagnosis/catalogue.ts';

const EvidenceGradeEnum = builder.enumType('EvidenceGrade', {
  description: 'How good the evidence for a figure is.',
  values: {
    A: { description: 'Read in the paper itself.' },
    B: { description: 'From a transcription of the paper.' },
    C: { description: 'Counted from public records, or derived here.' },
  } satisfies Record<Evidence, { description: string }>,
});

const PopulationEnum = builder.enumType('Population', {
  description: 'Whose injuries were counted. The two are never mixed: short absences are not announced.',
  values: {
    PUBLIC: { description: 'Injuries that were announced in public. What the press says is of these.' },
    CLUB: { description: "All time loss that clubs' own doctors record: about half as long." },
  } satisfies Record<Population, { description: string }>,
});

const FiguresObject = builder.objectRef<Figures>('RecoveryFigures').implement({
  description: 'How long such an injury keeps players out: log-normal, ln T ~ N(ln median, spread²).',
  fields: (t) => ({
    medianDays: t.exposeFloat('median', { description: 'Half of them are back by then, in days.' }),
    spread: t.exposeFloat('sigma', { description: 'The standard deviation of ln T.' }),
    injuries: t.exposeInt('n', { nullable: true, description: 'How many injuries were counted, where known.' }),
    evidence: t.expose('evidence', { type: EvidenceGradeEnum, description: 'How good the evidence is.' }),
    source: t.exposeString('source', { description: 'The paper, or how the figures were derived.' }),
  }),
});

export const DiagnosisObject = builder.objectRef<CatalogueEntry>('Diagnosis').implement({
  description: 'An entry of the catalogue of diagnoses, each with its evidence on how long such injuries last.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Its code, which inputs take.' }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    nameInSpanish: t.exposeString('spanish', { description: 'What it is called in Spanish.' }),
    bodyParts: t.field({
      type: [BodyPartEnum],
      description: 'Where it is; empty where it may be anywhere.',
      resolve: ({ bodyParts }) => [...bodyParts],
    }),
    announced: t.expose('public', { type: FiguresObject, description: 'As announced in public.' }),
    recordedByClubs: t.expose('club', { type: FiguresObject, description: "As recorded by clubs' own doctors." }),
  }),
});

const HowEnum = builder.enumType('CourseBasis', {
  description: 'What a typical course was concluded from.',
  values: {
    DIAGNOSIS: { description: 'A diagnosis of the catalogue.' },
    WORDS: { description: 'The words of the report.' },
    BODY_PART: { description: 'Only where it hurts: the words said no more, or nobody could read them.' },
    ANY: { description: 'Nothing: the course of any injury.' },
  } satisfies Record<TypicalDuration['how'], { description: string }>,
});

export const CourseObject = builder.objectRef<TypicalDuration>('TypicalCourse').implement({
  description: 'How long such an injury typically lasts, and what that was concluded from.',
  fields: (t) => ({
    diagnosis: t.field({
      type: DiagnosisObject,
      nullable: true,
      description: 'The entry of the catalogue that was taken.',
      resolve: ({ code }) => diagnosisByCode(code),
    }),
    basis: t.expose('how', { type: HowEnum, description: 'How it was found.' }),
    population: t.expose('population', { type: PopulationEnum, description: 'Whose injuries it is the course of.' }),
    medianDays: t.exposeFloat('median', { description: 'Half of them are back by then, in days.' }),
    spread: t.exposeFloat('sigma', { description: 'The standard deviation of the logarithm of the days.' }),
  }),
});

builder.queryField('diagnoses', (t) =>
  t.field({
    type: [DiagnosisObject],
    description: 'The catalogue of diagnoses, with the evidence.',
    args: {
      words: t.arg.string({ validate: shortText, description: 'Only the one that these words of a report mean.' }),
    },
    resolve: (_, { words }) => {
      if (words == null) return [...CATALOGUE];
      const entry = matchDiagnosis(words);
      return entry === null ? [] : [entry];
    },
  }),
);
