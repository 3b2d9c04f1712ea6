import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { codebookKeys, themeKeys } from '../../src/format/codebook';
import { guideKeys, questionKeys, sectionKeys } from '../../src/format/guide';
import {
  codebookMeanings,
  guideMeanings,
  type KeyMeaning,
  questionMeanings,
  sectionMeanings,
  themeMeanings,
} from '../../src/format/key-meanings';

const root = resolve(__dirname, '../..');

// Editors know more keywords than the standard (patternErrorMessage), hence not strict.
const ajv = new Ajv({ strict: false, allErrors: true });
const validators = { guide: ajv.compile(schema('guide')), codebook: ajv.compile(schema('codebook')) };

/** What the schema says about a text: one line per complaint, the place first. */
function complaints(name: 'guide' | 'codebook', yaml: string): string[] {
  const validate = validators[name];
  validate(parse(yaml));
  return (validate.errors ?? []).map(
    error =>
      `${error.instancePath}: ${error.keyword === 'additionalProperties' ? `no ${error.params.additionalProperty}` : error.keyword}`,
  );
}

function schema(name: 'guide' | 'codebook') {
  return JSON.parse(readFileSync(join(root, 'schemas', `${name}.schema.json`), 'utf8'));
}

const question = (more: string): string => `questions: [{id: Q1, text: Why?${more && `, ${more}`}}]`;

describe('guide schema', () => {
  const right: Record<string, string> = {
    'the smallest guide': question(''),
    'everything a guide can say': `
id: tea
title: Tea
version: 2
groups: [regular, volunteer]
note: Bring biscuits.
research-questions: {RQ1: Why tea?}
sections:
  - id: 1
    title: Start
    note: Pour first.
    added: 2026-02-01
    retired: 2026-12-01
    questions:
      - id: Q1.1
        text: Milk?
        if: they drink tea
        for: [regular]
        rq: RQ1
        added: 2026-03-01
        retired: 2026-06-01
        formerly: [Q3, 12]
        required: false
        note: Do not judge.
        probes:
          - {id: 3a, text: First or last?, probes: [{id: B-04, text: Why?}]}
`,
    'a version in words, an ID that is a number, letters of any script': `
version: after the pilot
questions: [{id: 12, text: Why?}, {id: Ж1, text: Почему?}]`,
    'sections that are still to be written': 'sections:',
  };
  for (const [what, yaml] of Object.entries(right)) {
    it(`takes ${what}`, () => {
      assert.deepEqual(complaints('guide', yaml), []);
    });
  }

  const wrong: Record<string, [yaml: string, complaint: string]> = {
    'a list': ['- id: Q1', ': type'],
    'no questions at all': ['title: Tea', ': anyOf'],
    'a misspelt key of the guide': [`tittle: Tea\n${question('')}`, ': no tittle'],
    'a misspelt key of a section': ['sections: [{titel: Tea}]', '/sections/0: no titel'],
    'a misspelt key of a question': [question('probe: []'), '/questions/0: no probe'],
    'an ID without a digit': ['questions: [{id: Why, text: Why?}]', '/questions/0/id: pattern'],
    'an ID with a blank': ['questions: [{id: Q 1, text: Why?}]', '/questions/0/id: pattern'],
    'an ID with a comma': ['questions: [{id: "Q1,Q2", text: Why?}]', '/questions/0/id: pattern'],
    'a question without an ID': ['questions: [{text: Why?}]', '/questions/0: required'],
    'a question without a text': ['questions: [{id: Q1}]', '/questions/0: required'],
    'a probe without an ID': [question('probes: [{text: And?}]'), '/questions/0/probes/0: required'],
    'a day written the other way round': [question('added: 14.3.2026'), '/questions/0/added: pattern'],
    'a month that does not exist': [question('retired: 2026-13-01'), '/questions/0/retired: pattern'],
    '“required: sometimes”': [question('required: sometimes'), '/questions/0/required: type'],
    'groups as a mapping': [`groups: {a: b}\n${question('')}`, '/groups: oneOf'],
    'a group named twice': [`groups: [a, a]\n${question('')}`, '/groups: oneOf'],
    'research questions as a list': [
      `research-questions: [Why?]\n${question('')}`,
      '/research-questions: type',
    ],
    'questions as a mapping': ['questions: {Q1: Why?}', '/questions: type'],
    'a question that is only a text': ['questions: [Why?]', '/questions/0: type'],
  };
  for (const [what, [yaml, complaint]] of Object.entries(wrong)) {
    it(`does not take ${what}`, () => {
      assert.ok(
        complaints('guide', yaml).includes(complaint),
        complaints('guide', yaml).join('\n') || 'no complaint',
      );
    });
  }

  it('knows the keys that the reader knows', () => {
    const { properties, definitions } = schema('guide');
    assert.deepEqual(Object.keys(properties).sort(), [...guideKeys].sort());
    assert.deepEqual(Object.keys(definitions.section.properties).sort(), [...sectionKeys].sort());
    assert.deepEqual(Object.keys(definitions.question.properties).sort(), [...questionKeys].sort());
  });
});

describe('codebook schema', () => {
  it('takes a tree of themes', () => {
    assert.deepEqual(
      complaints(
        'codebook',
        `
themes:
  - id: care
    label: Care
    definition: Looking after things.
    include: cleaning
    exclude: repair
    example: I wipe it down every night.
    colour: "#B5651d"
    themes:
      - id: care:self_2
      - id: заботa
        themes:
`,
      ),
      [],
    );
  });

  const wrong: Record<string, [yaml: string, complaint: string]> = {
    'a list': ['- id: care', ': type'],
    'an empty mapping': ['{}', ': required'],
    'a misspelt key': ['themes: [{id: care, color: "#000000"}]', '/themes/0: no color'],
    'a theme without an ID': ['themes: [{label: Care}]', '/themes/0: required'],
    'an ID that starts with a digit': ['themes: [{id: 3care}]', '/themes/0/id: pattern'],
    'an ID with a dot': ['themes: [{id: care.self}]', '/themes/0/id: pattern'],
    'a colour by name': ['themes: [{id: care, colour: brown}]', '/themes/0/colour: pattern'],
    'a colour of three digits': ['themes: [{id: care, colour: "#b51"}]', '/themes/0/colour: pattern'],
    'a mistake deep in the tree': [
      'themes: [{id: a, themes: [{id: b, themes: [{id: "?"}]}]}]',
      '/themes/0/themes/0/themes/0/id: pattern',
    ],
    'a theme that is only a word': ['themes: [care]', '/themes/0: type'],
  };
  for (const [what, [yaml, complaint]] of Object.entries(wrong)) {
    it(`does not take ${what}`, () => {
      assert.ok(
        complaints('codebook', yaml).includes(complaint),
        complaints('codebook', yaml).join('\n') || 'no complaint',
      );
    });
  }

  it('knows the keys that the reader knows', () => {
    const { properties, definitions } = schema('codebook');
    assert.deepEqual(Object.keys(properties).sort(), [...codebookKeys].sort());
    assert.deepEqual(Object.keys(definitions.theme.properties).sort(), [...themeKeys].sort());
  });
});

describe('schemas', () => {
  it('say of each key what the editor says', () => {
    const means = (meanings: Readonly<Record<string, KeyMeaning>>) =>
      Object.fromEntries(Object.entries(meanings).map(([key, meaning]) => [key, meaning.means]));
    const described = (properties: Readonly<Record<string, { description?: string }>>) =>
      Object.fromEntries(Object.entries(properties).map(([key, { description }]) => [key, description]));
    const guide = schema('guide');
    const codebook = schema('codebook');
    assert.deepEqual(described(guide.properties), means(guideMeanings));
    assert.deepEqual(described(guide.definitions.section.properties), means(sectionMeanings));
    assert.deepEqual(described(guide.definitions.question.properties), means(questionMeanings));
    assert.deepEqual(described(codebook.properties), means(codebookMeanings));
    assert.deepEqual(described(codebook.definitions.theme.properties), means(themeMeanings));
  });

  it('explain every key in words', () => {
    const silent = [schema('guide'), schema('codebook')].flatMap(({ properties, definitions }) =>
      [
        properties,
        ...Object.values(definitions as Record<string, { properties?: object }>).map(d => d.properties ?? {}),
      ].flatMap(keys =>
        Object.entries(keys as Record<string, { description?: string }>).filter(
          ([, value]) => !value.description,
        ),
      ),
    );
    assert.deepEqual(silent, []);
  });
});
