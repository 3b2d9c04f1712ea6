import assert from 'node:assert/strict';
import { renamed } from './renamed';
import { transcript } from './study-of';

/** A transcript before and after the name at the cursor has become another. */
function check(before: string, newName: string, after: string): void {
  assert.deepEqual(renamed({ 'a.transcript.md': before }, newName), { 'a.transcript.md': after });
}

describe('rename of a speaker', () => {
  it('changes the labels and the front matter of the transcript, and no talk', () =>
    check(
      transcript(
        '**R‸B:** Why, RB?\n\n[00:01:02] RB: Well.\n\nRB: [00:01:05] So.\n\n**RB**: No.\n\n**Ann:** RB: yes.\n',
        'interviewer: [KL, RB] # two\ncoder: RB\nspeakers: {RB: interviewer, Ann: other}\n',
      ),
      'Rosa',
      transcript(
        '**Rosa:** Why, RB?\n\n[00:01:02] Rosa: Well.\n\nRosa: [00:01:05] So.\n\n**Rosa**: No.\n\n**Ann:** RB: yes.\n',
        'interviewer: [KL, Rosa] # two\ncoder: RB\nspeakers: {Rosa: interviewer, Ann: other}\n',
      ),
    ));

  it('is asked for in the front matter just as well', () => {
    const speakers = 'speakers:\n  "RB": interviewer # asks\n  Ann: participant\n';
    check(
      transcript('RB: Why?\n\nAnn: Oh.\n', speakers.replace('RB', 'R‸B')),
      'KL',
      transcript('KL: Why?\n\nAnn: Oh.\n', speakers.replace('RB', 'KL')),
    );
  });

  it('makes a label bold that would be a sentence otherwise', () =>
    check(
      transcript('RB: Why?\n\nAn‸n: Oh.\r\n\r\n[00:01:02] Ann:  Yes.\r\n'),
      'the aunt of Ann',
      transcript('RB: Why?\n\n**the aunt of Ann:** Oh.\r\n\r\n[00:01:02] **the aunt of Ann:**  Yes.\r\n'),
    ));

  it('keeps a plain label that the front matter makes one', () =>
    check(
      transcript('child: Oh.\n', 'speakers: {chi‸ld: other}\n'),
      'kid',
      transcript('kid: Oh.\n', 'speakers: {kid: other}\n'),
    ));

  it('writes quotes in YAML where they are needed', () =>
    check(
      transcript('**An‸n:** Oh.\n', "speakers: {'Ann': other}\ninterviewer:\n- Ann # too\n"),
      'Ann, “A” & co',
      transcript(
        '**Ann, “A” & co:** Oh.\n',
        'speakers: {\'Ann, “A” & co\': other}\ninterviewer:\n- "Ann, “A” & co" # too\n',
      ),
    ));

  for (const [before, newName, reason] of [
    ['**An‸n:** Oh.\n', '', /cannot be the name of a speaker/],
    ['**An‸n:** Oh.\n', 'A: b', /cannot be the name of a speaker/],
    ['**An‸n:** Oh.\n', '*Ann*', /cannot be the name of a speaker/],
    ['**An‸n:** Oh.\n', 'A\nnn', /cannot be the name of a speaker/],
    ['**An‸n:** Oh.\n\n**Bo:** Ah.\n', 'Bo', /“Bo” is somebody else’s name there/],
    ['**I‸:** Oh.\n', 'Rosa', /“I” counts as an interviewer by the name alone/],
    ['**An‸n:** Oh.\n', 'Moderator', /“Ann” counts as a participant by the name alone/],
  ] as const) {
    it(`is refused for ${JSON.stringify(newName)}`, () => {
      const refused = renamed({ 'a.transcript.md': transcript(before) }, newName);
      assert.ok(typeof refused === 'string', JSON.stringify(refused));
      assert.match(refused, reason);
    });
  }

  it('is refused where the front matter has the name already, or another line would become a turn', () => {
    const known = transcript('**An‸n:** Oh.\n', 'interviewer: RB\n');
    assert.match(String(renamed({ 'a.transcript.md': known }, 'RB')), /two would become one/);
    const line = transcript('chi‸ld: Oh.\n\nkid: that is what she said.\n', 'speakers: {child: other}\n');
    assert.match(String(renamed({ 'a.transcript.md': line }, 'kid')), /line 6 would be read differently/);
  });

  it('is refused where an alias stands for the name', () => {
    const alias = transcript('**An‸n:** Oh.\n', 'coder: &a Ann\nspeakers: {*a : other}\n');
    assert.match(String(renamed({ 'a.transcript.md': alias }, 'Bo')), /not written out in line 3/);
  });
});

describe('rename of a participant', () => {
  const study = {
    'a.transcript.md': transcript('**A-1:** Oh.\n\nRB: A-1?\n', 'participant: A‸-1 # first\n'),
    'x/b.transcript.md': transcript(
      'A-1: Ah.\n',
      'participant: "A-1"\r\nspeakers: {A-1: participant}\r\n',
    ).replaceAll(/\r?\n/g, '\r\n'),
    'c.transcript.md': transcript('**A-1:** I am not in here.\n', 'participant: A-2\n'),
  };

  it('changes the ID in all transcripts of the same one, the labels included', () => {
    const after = {
      'a.transcript.md': transcript('**B 2:** Oh.\n\nRB: A-1?\n', 'participant: B 2 # first\n'),
      'x/b.transcript.md': transcript(
        'B 2: Ah.\n',
        'participant: "B 2"\nspeakers: {B 2: participant}\n',
      ).replaceAll('\n', '\r\n'),
      'c.transcript.md': study['c.transcript.md'],
    };
    assert.deepEqual(renamed(study, 'B 2'), after);
    const onLabel = study['a.transcript.md'].replace('‸', '').replace('**A-1', '**A‸-1');
    assert.deepEqual(renamed({ ...study, 'a.transcript.md': onLabel }, 'B 2'), after);
  });

  it('is refused where another has the ID', () => {
    assert.match(String(renamed(study, 'A-2')), /“A-2” is the participant of c.transcript.md already/);
    const taken = {
      ...study,
      'x/b.transcript.md': study['x/b.transcript.md'].replace('Ah.', 'Ah.\r\n\r\n**B-2:** So.'),
    };
    assert.match(String(renamed(taken, 'B-2')), /^b.transcript.md: “B-2” is somebody else’s name there/);
  });
});
