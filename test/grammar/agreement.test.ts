import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rangeIn } from '../../src/format/blocks';
import type { Range } from '../../src/format/position';
import { blocksOf, readTranscript } from '../../src/format/transcript';
import { factsOf, themesIn } from '../../src/study/facts';
import { registryWith, root, scopeName, sources } from './grammars';

/*
 * What is coloured is what is read: the grammar guesses line by line at what the reader knows, and on the example
 * study the two say the same, place for place.
 */

const folder = join(root, 'examples/transcripts');

describe('the colours of the example transcripts', () => {
  const made = registryWith(sources[0]?.files ?? []);
  if ('missing' in made) {
    it.skip(`are not checked: ${made.missing} is not installed`);
    return;
  }
  const { warn } = console;
  before(() => {
    console.warn = () => {}; // of languages of fenced blocks whose grammars are not loaded
  });
  after(() => {
    console.warn = warn;
  });

  for (const file of readdirSync(folder).sort()) {
    const text = readFileSync(join(folder, file), 'utf8');
    const transcript = readTranscript(text);
    const facts = factsOf(transcript);

    it(`mark the themes where the reader finds them (${file})`, async () => {
      const read = themesIn(facts).map(({ range }) => place(range));
      assert.ok(read.length > 0);
      assert.deepEqual((await coloured(text, 'entity.name.type.theme')).sort(), read.sort());
    });

    it(`mark the question IDs where the reader finds them (${file})`, async () => {
      const read = facts.parts
        .flatMap(({ events }) => events)
        .flatMap(event =>
          event.kind === 'talk'
            ? []
            : event.kind === 'heading'
              ? (event.ids ?? event.firstWords.filter(({ value }) => /\d/.test(value)))
              : event.ids,
        );
      assert.ok(read.length > 0);
      assert.deepEqual(
        (await coloured(text, 'entity.name.function.question')).sort(),
        read.map(({ range }) => place(range)).sort(),
      );
    });

    it(`mark the speakers where the reader finds them (${file})`, async () => {
      const read = [...blocksOf(transcript)].flatMap(block =>
        block.kind === 'paragraph' && block.label
          ? [place(rangeIn(block, block.label.nameStart, block.label.nameEnd))]
          : [],
      );
      assert.ok(read.length > 0);
      assert.deepEqual((await coloured(text, 'entity.name.tag.speaker')).sort(), read.sort());
    });
  }

  /** The places of the tokens with a scope that starts so. */
  async function coloured(text: string, scope: string): Promise<string[]> {
    if ('missing' in made) return [];
    const grammar = await made.registry.loadGrammar(scopeName);
    assert.ok(grammar);
    const places: string[] = [];
    let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
    text.split('\n').forEach((line, number) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      for (const { scopes, startIndex, endIndex } of tokens) {
        if (scopes.some(name => name.startsWith(`${scope}.`)))
          places.push(`${number}:${startIndex}-${endIndex}`);
      }
    });
    return places;
  }
});

function place({ start, end }: Range): string {
  return `${start.line}:${start.character}-${end.character}`;
}
