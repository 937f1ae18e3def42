import { type GraphQLSchema, isEnumType } from 'graphql';
import type { Language } from '../domain/sentences/sentence.ts';
import { labelOf } from '../domain/sentences/render-sentence.ts';
import { builder } from './builder.ts';
import { LANGUAGE_ARG } from './language.ts';

interface EnumLabel {
  readonly type: string;
  readonly value: string;
  readonly label: string;
}

const EnumLabelObject = builder.objectRef<EnumLabel>('EnumLabel').implement({
  description: 'The label of an enum value in a language.',
  fields: (t) => ({
    type: t.exposeString('type', { description: 'The name of the enum, for example `Verdict`.' }),
    value: t.exposeString('value', { description: 'The value, for example `OUT`.' }),
    label: t.exposeString('label', { description: 'The label. It does not depend on a gender.' }),
  }),
});

const labels = new Map<Language, readonly EnumLabel[]>();

/** Returns the labels of all enum values of the schema that have one. */
function labelsIn(language: Language, schema: GraphQLSchema): readonly EnumLabel[] {
  const known = labels.get(language);
  if (known !== undefined) return known;
  const enums = Object.values(schema.getTypeMap()).filter(isEnumType);
  const found = enums.flatMap((type) =>
    type.getValues().flatMap(({ name: value }) => {
      const label = labelOf(language, type.name, value);
      return label === null ? [] : [{ type: type.name, value, label }];
    }),
  );
  labels.set(language, found);
  return found;
}

builder.queryField('enumLabels', (t) =>
  t.field({
    type: [EnumLabelObject],
    description: 'The labels of enum values in a language, such as those of verdicts and body parts.',
    args: { language: t.arg(LANGUAGE_ARG) },
    resolve: (_, { language }, __, { schema }) => [...labelsIn(language ?? 'EN', schema)],
  }),
);
