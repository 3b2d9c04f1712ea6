import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { diagnostics } from '../../../src/language/diagnostics';
import { defaultSettings, readSettings } from '../../../src/language/settings';
import { guide, studyOf, transcript } from './study-of';

describe('settings', () => {
  it('are the defaults where nothing is written, or nothing that makes sense', () => {
    for (const written of [undefined, null, {}, [], 'off', 7, { problems: null }, { problems: ['off'] }])
      assert.deepEqual(readSettings(written), defaultSettings);
  });

  it('leave out what makes no sense, say so, and keep the rest', () => {
    const complaints: string[] = [];
    const problems = {
      'unknown-theme': 'off',
      'no-such-code': 'off',
      'unknown-question': 'loud',
      toString: 'off',
    };
    const settings = readSettings({ problems }, about => complaints.push(about));
    assert.deepEqual([...settings.problems], [['unknown-theme', 'off']]);
    assert.deepEqual(complaints, [
      'There is no problem with the code “no-such-code”.',
      '“unknown-question” is one of: off, error, warning, information, hint; not “loud”.',
      'There is no problem with the code “toString”.',
    ]);
  });

  it('say how serious a problem is, or take it away', () => {
    const { study, uri } = studyOf({
      'a.transcript.md': transcript('## Q9.9\n\n## Q1.1 {status=maybe}\n\n**Ann:** Yes.\n'),
      'tea.guide.yaml': guide,
    });
    const settings = readSettings({ problems: { 'unknown-question': 'hint', 'unknown-status': 'off' } });
    assert.deepEqual(
      diagnostics(study, uri, settings).map(({ code, severity }) => [code, severity]),
      [['unknown-question', DiagnosticSeverity.Hint]],
    );
  });
});
