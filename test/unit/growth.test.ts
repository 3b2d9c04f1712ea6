import assert from 'node:assert/strict';
import { Study } from '../../src/study/study';

/*
 * The same amount of text is read in few pieces and in many, in short and in long ones, and each way has to take about
 * the same time: what looks at the whole for every part takes many times as long. The processor's time counts, since
 * it hardly depends on what else the machine does.
 */
const mostAttempts = 8;

function takeTheSameTime(ways: Readonly<Record<string, () => void>>, mostGrowth: number): void {
  const quickest = new Map<string, number>();
  Object.values(ways)[0]?.(); // the engine compiles what it runs for the first time
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    for (const [name, way] of Object.entries(ways)) {
      const began = process.cpuUsage();
      way();
      const { user, system } = process.cpuUsage(began);
      const milliseconds = (user + system) / 1000;
      quickest.set(name, Math.min(milliseconds, quickest.get(name) ?? milliseconds));
    }
    const times = [...quickest.values()];
    if (Math.max(...times) <= mostGrowth * Math.min(...times)) return;
  }
  assert.fail([...quickest].map(([name, time]) => `${name}: ${time.toFixed(0)} ms`).join(', '));
}

const question = `## Q1.1 What grows best?

**I:** And what did you do then?

**P:** [00:01:12] I waited, [the way one [always] waits]{.patience} here. {>>AB: again<<} Then
[we carried the water [all of us]{.sharing} up the path]{.water .effort by=CD}, and *nobody* said a word. 🌻
[]{q=Q1.2} Beans, mostly. My aunt says that beans forgive everything, and I think she is right.

`;

function transcriptOf(characters: number): string {
  const start = '---\nparticipant: A-1\ninterviewer: RK\ndate: 2026-04-01\n---\n\n';
  return start + question.repeat(Math.ceil(characters / question.length));
}

function readStudy(files: number, text: string): void {
  const study = new Study(['file:///garden']);
  const questions = '[{id: Q1.1, text: What?}, {id: Q1.2, text: Who?}]';
  study.set('file:///garden/garden.guide.yaml', `questions: ${questions}`);
  for (let file = 0; file < files; file++) study.set(`file:///garden/${file}.transcript.md`, text);
  assert.equal(study.transcripts().length, files);
}

describe('reading as much text takes as long', () => {
  it('in studies of 20, of 200 and of 2,000 files', () => {
    const text = transcriptOf(500);
    const studiesOf = (files: number) => () => {
      for (let read = 0; read < 2000; read += files) readStudy(files, text);
    };
    const ways = {
      '20 files': studiesOf(20),
      '200 files': studiesOf(200),
      '2,000 files': studiesOf(2000),
    };
    takeTheSameTime(ways, 2.5);
  }).timeout(60_000);

  it('in transcripts of 50 KB and of 5 MB', () => {
    const transcriptsOf = (characters: number) => {
      const text = transcriptOf(characters);
      return () => readStudy(5_000_000 / characters, text);
    };
    // Clearing memory takes a part of the time, and the larger one the more is held at once.
    takeTheSameTime({ '50 KB': transcriptsOf(50_000), '5 MB': transcriptsOf(5_000_000) }, 4);
  }).timeout(60_000);
});
