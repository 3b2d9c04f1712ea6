// Makes studies to measure on: invented interviews of invented words, the same ones on every machine.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Characters said in an ordinary transcript, about an hour of talk; nearly all are one byte. */
const ordinary = 50_000;
const sections = 10;
const perSection = 6;

const stems = [
  'harvest',
  'fence',
  'water',
  'tools',
  'shed',
  'neighbour',
  'seed',
  'soil',
  'meeting',
  'waiting',
];
/** Forty themes, in the order of the codebook: each stem with three below it. */
export const themes = stems.flatMap(stem => [stem, `${stem}-early`, `${stem}-late`, `${stem}-shared`]);
/** What references and workspace symbols are asked for: in every transcript. */
export const wanted = { theme: 'water', question: 'Q3.2' };

const words =
  `plot bed spade barrow row gate path hedge bean leek apple plum kettle bench glove bucket hose pump tap
  greenhouse compost straw string label jar basket ladder rain frost slug bird summer winter Sunday morning evening
  week year and but so then because when while still never always maybe really only just quite almost again together
  alone early late slowly first I we you they she he it that this there here one some most every nobody somebody dig
  plant carry share borrow lend mend ask tell say know think hope worry laugh talk shout sit stand walk bring give
  keep lose find learn teach try start stop was is were had has would could went came took made got said felt old new
  wet dry heavy quiet green red small big good bad proud tired glad far near full empty over under behind beside with
  without for from until after before about around between`.split(/\s+/);
const rareWords = [
  'café',
  'Łukasz',
  'Zoë',
  'naïve',
  '…',
  '–',
  '花园',
  '정원',
  'حديقة',
  'גינה',
  'बग़ीचा',
  'e\u0301',
  '🌻',
  '👩🏽‍🌾',
  '𝒙',
];
const asked = [
  'When did you get the key',
  'Who showed you around',
  'What grows best',
  'What went wrong',
  'Who helps',
];

/** Numbers from 0 to 1 that depend on the seed alone (Marsaglia's xorshift, 32 bits). */
function numbers(seed) {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Runs of words, made once: a hundred megabytes of single words would take longer than to read them. */
const phrases = (() => {
  const next = numbers(7);
  const word = () => {
    const from = next() < 0.015 ? rareWords : words;
    return from[Math.floor(next() * from.length)];
  };
  return Array.from({ length: 5000 }, () =>
    Array.from({ length: 3 + Math.floor(next() * 8) }, () => word() + (next() < 0.08 ? ',' : '')).join(' '),
  );
})();

/**
 * A transcript of about that many characters: its questions one after the other, in a long one again and again; 60
 * headings and about 160 coded segments in each 50 KB, nested ones and ones with two themes among them, memos, brackets that are text.
 * @returns {{text: string, uses: number}} `uses`: how often `wanted.theme` is attached.
 */
export function transcript(number, length = ordinary) {
  const next = numbers(number);
  const pick = list => list[Math.floor(next() * list.length)];
  let uses = 0;
  const theme = () => {
    const picked = pick(themes);
    if (picked === wanted.theme) uses++;
    return `.${picked}`;
  };
  const coding = () => {
    const kind = next();
    if (kind < 0.06) return `[${pick(phrases)} [${pick(phrases)}]{${theme()}}]{${theme()}}`;
    if (kind < 0.12) return `[${pick(phrases)}]{${theme()} .${themes.at(-1)}}`;
    return `[${pick(phrases)}]{${theme()}}`;
  };
  const answer = size => {
    const parts = [];
    let written = 0;
    while (written < size) {
      const kind = next();
      const part =
        kind < 0.127
          ? coding()
          : kind < 0.14
            ? '[laughs]'
            : kind < 0.145
              ? '{>>AB: look again<<}'
              : pick(phrases);
      parts.push(part);
      written += part.length + 1;
    }
    const text = `**P:** ${parts.join(' ')}.`;
    // Some people break their lines by hand.
    return next() < 0.3 ? text.replace(/(.{90,}?) (?!\.)/g, '$1\n') : text;
  };
  const name = `p${String(number).padStart(4, '0')}`;
  const day = String(1 + Math.floor(next() * 28)).padStart(2, '0');
  const out = [
    '---',
    'guide: ../garden.guide.yaml',
    `participant: ${name}`,
    `date: 2026-04-${day}`,
    'interviewer: RK',
  ];
  out.push('coder: AB', `attributes: {site: ${pick(stems)}}`, '---', '', `# Interview ${name}`, '');
  let written = 0;
  const all = questions();
  const headings = all.length * Math.max(1, Math.round(length / ordinary));
  for (let index = 0; index < headings; index++) {
    const { id, text } = all[index % all.length];
    out.push(`## ${id} ${text}`, '');
    const end = (length * (index + 1)) / headings;
    while (written < end) {
      const turns = [`**I:** ${pick(phrases)}?`, '', answer(Math.min(end - written, 150 + next() * 500)), ''];
      for (const line of turns) written += line.length + 1;
      out.push(...turns);
    }
  }
  return { text: out.join('\n'), uses };
}

function questions() {
  const all = [];
  for (let section = 1; section <= sections; section++)
    for (let question = 1; question <= perSection; question++)
      all.push({ id: `Q${section}.${question}`, text: `${asked[question % asked.length]}?` });
  return all;
}

/**
 * Writes a study, or finds it where it was written before.
 * @returns what a right answer has to have: `uses` of the wanted theme and its `files`, the paths of the transcripts
 */
export function writeStudy(folder, transcripts, length = ordinary) {
  const interviews = join(folder, 'interviews');
  const manifest = join(folder, 'manifest.json');
  const paths = () =>
    readdirSync(interviews)
      .sort()
      .map(name => join(interviews, name));
  try {
    return { folder, files: paths(), ...JSON.parse(readFileSync(manifest, 'utf8')) };
  } catch {
    // not there yet
  }
  mkdirSync(interviews, { recursive: true });
  const list = questions().map(({ id, text }) => `  - {id: ${id}, text: "${text}"}\n`);
  writeFileSync(join(folder, 'garden.guide.yaml'), `id: garden\ntitle: Garden\nquestions:\n${list.join('')}`);
  const entries = themes.map(id => `  - {id: ${id}, definition: "Talk of it."}\n`);
  writeFileSync(join(folder, 'garden.codebook.yaml'), `themes:\n${entries.join('')}`);
  let uses = 0;
  let bytes = 0;
  for (let number = 1; number <= transcripts; number++) {
    const made = transcript(number, length);
    const name = `p${String(number).padStart(4, '0')}.transcript.md`;
    const content = Buffer.from(made.text);
    writeFileSync(join(interviews, name), content);
    uses += made.uses;
    bytes += content.length;
  }
  writeFileSync(manifest, JSON.stringify({ uses, bytes }));
  return { folder, files: paths(), uses, bytes };
}
