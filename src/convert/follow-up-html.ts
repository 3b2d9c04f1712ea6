import type { FollowUpKind } from '../analysis/follow-up';
import type { FollowUpJson, FollowUpQuestionJson, FollowUpSheetJson } from './follow-up-json';
import {
  aboutSheet,
  elsewhereInWords,
  nearInWords,
  nothingToAsk,
  partsInWords,
  sectionTitle,
  titleOf,
  whyInWords,
  withoutRepeatedWords,
} from './follow-up-report';
import { asHtml, htmlPage } from './html-text';

/*
 * Follow-up sheets as one page to be printed and written on, which needs nothing else: no script, nothing from elsewhere. What
 * the study says is in whatever language and direction, so each piece of it finds its own; the words around it are English.
 */

const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 48rem; padding: 0 1rem; }
article + article { border-top: 3px double; margin-top: 4rem; padding-top: 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 0.5rem; }
h2 { border-bottom: 2px solid; font-size: 1.3rem; margin: 2.5rem 0 0.5rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 0.25rem; }
h4, .question h3 { font-size: 1.05rem; margin: 0 0 0.25rem; }
p, blockquote { margin: 0.25rem 0; }
.about { font-size: 0.9rem; }
.fields { display: flex; gap: 1.5rem; margin: 1rem 0; }
.fields span { border-bottom: 1px solid; flex: 1; padding-top: 0.75rem; }
.question { break-inside: avoid; margin: 1rem 0 1.5rem; }
.label { font-style: italic; }
.note { border: 1px solid; margin: 0.4rem 0; padding: 0.2rem 0.5rem; }
blockquote { border-inline-start: 3px solid; padding-inline-start: 0.7rem; }
ul { list-style: none; margin: 0.5rem 0; padding-inline-start: 0; }
ul ul { padding-inline-start: 1.5rem; }
li { margin: 0.5rem 0; }
li > .text::before { border: 1.5px solid; content: ""; display: inline-block; height: 0.65em; margin-inline-end: 0.5em; width: 0.65em; }
.room i { border-bottom: 1px solid color-mix(in srgb, currentColor 55%, transparent); display: block; height: 2rem; }
@page { margin: 18mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; } }
@media print {
  :root { color-scheme: light; }
  body { font-size: 11pt; margin: 0; max-width: none; padding: 0; }
  article + article { border: 0; break-before: page; margin: 0; padding: 0; }
  h1, h2, h3, h4, .keep { break-after: avoid; }
  p, li, blockquote { orphans: 3; widows: 3; }
}
`;

/** Between the signs that keep words of another direction apart. */
const isolated = (name: string): string => `\u2068${name}\u2069`;

/** Lines to write on: below a question, and below a probe. */
const roomFor = { question: 4, probe: 1 };

export function followUpHtml({ day, sheets }: FollowUpJson): string {
  const [first] = sheets;
  const title = first && sheets.length === 1 ? titleOf(first) : 'Follow-up sheets';
  return htmlPage(title, style, `${sheets.map(sheet => sheetHtml(sheet, day)).join('\n')}`);
}

function sheetHtml(sheet: FollowUpSheetJson, day: string): string {
  const { guide, parts, isAnythingToAsk } = sheet;
  const lines = [
    `<h1>${asHtml(titleOf(sheet, isolated))}</h1>`,
    `<p class="about">${aboutSheet(sheet, day, isolated).map(asHtml).join('<br>')}</p>`,
    ...elsewhereInWords(sheet, isolated).map(sentence => `<p class="about">${asHtml(sentence)}</p>`),
    ...(isAnythingToAsk
      ? ['<p class="fields" aria-hidden="true"><span>Date</span><span>Interviewer</span></p>']
      : [`<p>${nothingToAsk}</p>`]),
    ...(guide.note === null ? [] : [noteHtml(guide.note)]),
    ...parts.map(withoutRepeatedWords).flatMap(({ kind, sections }) => {
      const { title, about } = partsInWords[kind];
      return [
        `<h2>${title}</h2>`,
        ...(about ? [`<p class="about keep">${about}</p>`] : []),
        ...sections.flatMap(section => {
          const name = sectionTitle(section);
          return [
            ...(name ? [`<h3 lang="" dir="auto">${asHtml(name)}</h3>`] : []),
            ...(section.note === null || kind === 'closed' ? [] : [noteHtml(section.note, 'keep')]),
            ...section.questions.map(question => questionHtml(question, kind, name ? 'h4' : 'h3')),
          ];
        }),
      ];
    }),
  ];
  return `<article>\n${lines.join('\n')}\n</article>`;
}

function questionHtml(question: FollowUpQuestionJson, kind: FollowUpKind, heading: 'h3' | 'h4'): string {
  const { probeOf, probes } = question;
  const lines = [
    `<${heading} lang="" dir="auto">${namedHtml(question)}</${heading}>`,
    ...(probeOf ? [labelled('Probe of', `${probeOf.id} ${probeOf.text}`)] : []),
    ...conditionHtml(question),
    whyHtml(question),
    ...detailsHtml(kind === 'closed' ? { ...question, note: null } : question),
    ...(probes.length > 0 ? [probesHtml(probes)] : []),
    ...(kind === 'closed' ? [] : [roomHtml(roomFor.question)]),
  ];
  return `<section class="question">\n${lines.join('\n')}\n</section>`;
}

/** ID and text; the ID does not decide the direction. */
function namedHtml({ id, text }: FollowUpQuestionJson): string {
  return `<bdi>${asHtml(id)}</bdi> ${asHtml(text)}`;
}

function probesHtml(probes: readonly FollowUpQuestionJson[]): string {
  const items = probes.map(probe => {
    const { why, probes } = probe;
    const lines = [
      `<div class="text" lang="" dir="auto">${namedHtml(probe)}</div>`,
      ...conditionHtml(probe),
      ...(why === 'missing' || why === 'heading-only' ? [] : [whyHtml(probe)]),
      ...detailsHtml(probe),
      roomHtml(roomFor.probe),
      ...(probes.length > 0 ? [probesHtml(probes)] : []),
    ];
    return `<li>${lines.join('')}</li>`;
  });
  return `<ul>\n${items.join('\n')}\n</ul>`;
}

function conditionHtml({ condition }: FollowUpQuestionJson): string[] {
  return condition === null ? [] : [labelled('Only if:', condition)];
}

function whyHtml(question: FollowUpQuestionJson): string {
  const why = whyInWords(question);
  return question.reason === null ? `<p>${asHtml(why)}.</p>` : labelled(`${why}:`, question.reason);
}

function detailsHtml(question: FollowUpQuestionJson): string[] {
  const { note, near } = question;
  return [
    ...(note === null ? [] : [noteHtml(note)]),
    ...(near
      ? [
          `<p class="label">${asHtml(nearInWords(question))}:</p>`,
          `<blockquote lang="" dir="auto">${asHtml(near.words)}</blockquote>`,
        ]
      : []),
  ];
}

function noteHtml(note: string, more = ''): string {
  return `<p class="note ${more}" lang="" dir="auto">${asHtml(note)}</p>`;
}

/** Words of the study behind words of the sheet. */
function labelled(label: string, words: string): string {
  return `<p><span class="label">${asHtml(label)}</span> <bdi lang="">${asHtml(words)}</bdi></p>`;
}

function roomHtml(lines: number): string {
  return `<div class="room" aria-hidden="true">${'<i></i>'.repeat(lines)}</div>`;
}
