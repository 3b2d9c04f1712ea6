import assert from 'node:assert/strict';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { contributes } from '../../../package.json';
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
      '“unknown-question” can be off, error, warning, information, hint; not “loud”.',
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

  it('open turns with Enter unless that is turned off', () => {
    for (const [written, expected] of [
      [{ typing: { nextSpeaker: false } }, false],
      [{ typing: { nextSpeaker: true } }, true],
      [{ typing: { nextSpeaker: 'no' } }, true],
      [{ typing: null }, true],
    ] as const)
      assert.equal(readSettings(written).nextSpeaker, expected);
    assert.equal(
      contributes.configuration.properties['verbatim.typing.nextSpeaker'].default,
      defaultSettings.nextSpeaker,
    );
  });

  it('take the conventions that are notes in brackets', () => {
    const complaints: string[] = [];
    const conventions = ['[lacht]', 'lacht', '[]', '[a]{.b}', 7, '[unv. hh:mm:ss]'];
    const settings = readSettings({ transcription: { conventions } }, about => complaints.push(about));
    assert.deepEqual(settings.conventions, ['[lacht]', '[unv. hh:mm:ss]']);
    assert.equal(complaints.length, 4);
    assert.deepEqual(readSettings({ transcription: { conventions: [] } }).conventions, []);
    assert.deepEqual(readSettings({ transcription: { conventions: 'x' } }), defaultSettings);
  });

  it('have the conventions that the editor shows', () => {
    const { 'verbatim.transcription.conventions': shown } = contributes.configuration.properties;
    assert.deepEqual(shown.default, defaultSettings.conventions);
  });
});
