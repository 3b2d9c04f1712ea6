import assert from 'node:assert/strict';
import { themesHtml } from '../../../src/convert/themes-html';
import { newThemesJson, themeSummaryJson, themeTableJson } from '../../../src/convert/themes-json';
import {
  lastTableMarkdown,
  readableTables,
  themesMarkdown,
  themesSentence,
} from '../../../src/convert/themes-report';
import { Study } from '../../../src/study/study';
import { countedThemes } from '../analysis/counted-themes';

const asked = { study: countedThemes(), filter: {} };
const summary = themeSummaryJson(asked);

describe('the figures of themes for readers', () => {
  it('say in a sentence how many themes are used, and which most', () => {
    assert.equal(
      themesSentence(summary),
      '4 of 5 themes are used, most of all family (3), money (3) and people (1).',
    );
  });

  it('name all themes that are used where these are few, and say which no codebook has', () => {
    const study = new Study(['file:///s']);
    study.set('file:///s/a.transcript.md', '**P:** [Yes]{.trust}.\n');
    const one = themeSummaryJson({ study, filter: {} });
    assert.equal(themesSentence(one), '1 of 1 theme is used: trust (1). 1 is in no codebook.');
    const fromTheRight = one.themes.map(theme => ({ ...theme, label: 'الثقة', known: true }));
    assert.equal(
      themesSentence({ ...one, themes: fromTheRight }),
      '1 of 1 theme is used: \u2068الثقة\u2069 (1).',
    );
    assert.equal(themesSentence({ ...one, themes: [] }), '0 of 0 themes are used.');
  });

  it('are one table by itself, or that of the themes where there is no other', () => {
    assert.equal(lastTableMarkdown({ summary }), themesMarkdown({ summary }));
    const table = themeTableJson(asked, 'question');
    const alone = lastTableMarkdown({ summary, table });
    assert.match(alone, /^# Segments by question\n\n3 transcripts, .*\n\n\| Theme \| Q1 \| Q2 \| Q3 \|\n/);
    assert.ok(themesMarkdown({ summary, table }).endsWith(alone.slice(alone.indexOf('| Theme'))));
  });

  it('stand in a page each with its picture', () => {
    const newThemes = newThemesJson(asked);
    const table = readableTables({ summary, newThemes }).at(-1);
    assert.ok(table);
    const html = themesHtml({ summary }, { tables: [{ table, picture: '<svg></svg>' }] });
    assert.match(
      html,
      /<figure><svg><\/svg><\/figure>\n<div class="table" role="region" aria-label="New themes/,
    );
  });
});
