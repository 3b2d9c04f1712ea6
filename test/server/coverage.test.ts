import assert from 'node:assert/strict';
import type { AnswerPassagesJson } from '../../src/convert/answer-passages-json';
import type { CoverageReportJson } from '../../src/convert/coverage-json';
import { guide, transcripts } from '../unit/analysis/counted-coverage';
import { ableClient, Client, type Folder, folderOf } from './client';

describe('the coverage report', () => {
  let client: Client;
  let folder: Folder;
  beforeEach(async () => {
    folder = folderOf({ 'tea.guide.yaml': guide, ...transcripts });
    client = new Client();
    await client.start([folder], ableClient);
  });
  afterEach(async () => {
    await client.end();
    folder.remove();
  });
  const report = (params?: object) => client.request<CoverageReportJson>('verbatim/coverageReport', params);
  const passages = async (name: string, question: string) => {
    const asked = { uri: folder.uriOf(name), question };
    return (await client.request<AnswerPassagesJson>('verbatim/answerPassages', asked)).passages;
  };

  it('is of the whole study, or of what a filter leaves', async () => {
    const whole = await report();
    assert.deepEqual([whole.participants, whole.totals.answered, whole.totals.expected], [3, 3, 18]);
    const { totals, transcripts, filter, options } = await report({ filter: { groups: ['guest'] } });
    assert.deepEqual([totals.answered, totals.expected, transcripts.length], [2, 7, 2]);
    assert.deepEqual(filter, { groups: ['guest'] });
    assert.deepEqual(options.groups, ['guest', 'host', '']);
  });

  it('is refused with a sentence where the filter is none of coverage', async () => {
    await assert.rejects(report({ filter: { coders: ['AB'] } }), /Coverage cannot be filtered by coders\./);
  });

  it('opens down to what was said, in files that are open and those that are not', async () => {
    const [closed] = await passages('x1.transcript.md', 'Q1');
    assert.deepEqual(closed?.parts, [{ speaker: 'G-1', text: 'I walked here.' }]);
    const text = transcripts['x1.transcript.md'] ?? '';
    await client.open(folder.uriOf('x1.transcript.md'), text.replace('I walked', '[We \\[all\\] ran]{.x}'));
    const [open] = await passages('x1.transcript.md', 'Q1');
    assert.deepEqual(open?.parts, [{ speaker: 'G-1', text: 'We [all] ran here.' }]);
    assert.deepEqual(await passages('nowhere.transcript.md', 'Q1'), []);
  });
});
