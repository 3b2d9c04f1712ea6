import assert from 'node:assert/strict';
import Ajv from 'ajv';
import fc from 'fast-check';
import { problemsGithub } from '../../../src/convert/problems-github';
import { type PlacedProblem, problemsSarif } from '../../../src/convert/problems-sarif';
import { range } from '../../../src/format/position';
import { problemCodes, severities } from '../../../src/format/problem-codes';

/** What SARIF 2.1.0 asks for, of the parts that are written (sections 3.13 to 3.30 and 3.49 of the standard). */
const text = { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } } };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const place = { type: 'integer', minimum: 1 };
const sarif = {
  type: 'object',
  required: ['version', 'runs'],
  properties: {
    $schema: { type: 'string' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['tool', 'results'],
        additionalProperties: false,
        properties: {
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          tool: {
            type: 'object',
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                required: ['name'],
                properties: {
                  rules: {
                    type: 'array',
                    uniqueItems: true,
                    items: {
                      type: 'object',
                      required: ['id'],
                      properties: {
                        shortDescription: text,
                        defaultConfiguration: { type: 'object', properties: { level } },
                      },
                    },
                  },
                },
              },
            },
          },
          results: {
            type: 'array',
            items: {
              type: 'object',
              required: ['message', 'ruleId', 'ruleIndex', 'locations'],
              additionalProperties: false,
              properties: {
                ruleId: { type: 'string' },
                ruleIndex: { type: 'integer', minimum: 0 },
                level,
                message: text,
                locations: {
                  type: 'array',
                  minItems: 1,
                  items: {
                    type: 'object',
                    required: ['physicalLocation'],
                    properties: {
                      physicalLocation: {
                        type: 'object',
                        required: ['artifactLocation', 'region'],
                        properties: {
                          artifactLocation: {
                            type: 'object',
                            required: ['uri'],
                            properties: { uri: { type: 'string', pattern: '^[!-~]+$' } },
                          },
                          region: {
                            type: 'object',
                            required: ['startLine'],
                            additionalProperties: false,
                            properties: {
                              ...{ startLine: place, startColumn: place, endLine: place, endColumn: place },
                            },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

const problems: fc.Arbitrary<PlacedProblem> = fc.record({
  path: fc.constantFrom(
    'a.transcript.md',
    'ü b/50%, c:d #1?.guide.yaml',
    'file:///else%20where/x.guide.yaml',
  ),
  problem: fc.record({
    code: fc.constantFrom(...problemCodes),
    severity: fc.constantFrom(...severities),
    range: fc
      .tuple(fc.nat(50), fc.nat(20), fc.nat(3), fc.nat(20))
      .map(([line, character, lines, more]) => range(line, character, line + lines, character + more)),
    message: fc.string({ minLength: 1, unit: 'grapheme' }),
  }),
});

describe('problems as SARIF', () => {
  it('have the shape of SARIF 2.1.0, whatever they say and wherever they are', () => {
    const isSarif = new Ajv().compile(sarif);
    fc.assert(
      fc.property(fc.array(problems, { maxLength: 5 }), found => {
        const log = JSON.parse(problemsSarif(found, '1.2.3'));
        const isValid: boolean = isSarif(log as unknown);
        assert.ok(isValid, JSON.stringify(isSarif.errors));
        const [run] = log.runs;
        for (const { ruleId, ruleIndex } of run.results)
          assert.equal(run.tool.driver.rules[ruleIndex].id, ruleId);
      }),
    );
  });

  it('count lines and columns from 1, and take information for a note', () => {
    const found: PlacedProblem = {
      path: 'some folder/a: b.transcript.md',
      problem: {
        code: 'unknown-question',
        severity: 'information',
        range: range(2, 3, 2, 5),
        message: 'The guide has no question “Q9”.',
      },
    };
    const [result] = JSON.parse(problemsSarif([found], '1.2.3')).runs[0].results;
    assert.deepEqual(result, {
      ruleId: 'unknown-question',
      ruleIndex: 0,
      level: 'note',
      message: { text: 'The guide has no question “Q9”.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'some%20folder/a%3A%20b.transcript.md' },
            region: { startLine: 3, startColumn: 4, endLine: 3, endColumn: 6 },
          },
        },
      ],
    });
  });
});

describe('problems as workflow commands', () => {
  it('escape what would end a line, a property or the message', () => {
    const found: PlacedProblem = {
      path: 'a,b:50%.guide.yaml',
      problem: {
        code: 'missing-key',
        severity: 'hint',
        range: range(0, 0, 1, 4),
        message: '100 %: one,\ntwo::three',
      },
    };
    assert.equal(
      problemsGithub([found]),
      '::notice file=a%2Cb%3A50%25.guide.yaml,line=1,endLine=2,title=missing-key::100 %25: one,%0Atwo::three\n',
    );
  });

  it('are one line each, which says the same when it is read', () => {
    const read = (escaped: string): string =>
      escaped.replace(/%(25|0D|0A|3A|2C)/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
    fc.assert(
      fc.property(fc.array(problems, { maxLength: 5 }), found => {
        const lines = problemsGithub(found).split('\n').slice(0, -1);
        assert.equal(lines.length, found.length);
        for (const [index, line] of lines.entries()) {
          const [, places = '', message = ''] = /^::(?:error|warning|notice) (.*?)::(.*)$/s.exec(line) ?? [];
          const file = places.split(',').find(each => each.startsWith('file='));
          assert.equal(read(file?.slice(5) ?? ''), found[index]?.path);
          assert.equal(read(message), found[index]?.problem.message);
        }
      }),
    );
  });
});
