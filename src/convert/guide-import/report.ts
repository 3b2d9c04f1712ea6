import { counted } from '../../format/counted';
import type { Became, GuideImport, ListedReason } from './result';

const reasons: Readonly<Record<ListedReason, string>> = {
  'word-leftover': 'left out, put there by Word',
  label: 'left out, only says what follows',
  'table-heading': 'left out, heading of a table',
  'front-matter': 'left out, about the file',
  'no-words': 'left out, has no words',
};

/** What the import did, for people: sections and questions counted, and what became of everything else. */
export function formatImportReport(result: GuideImport): string {
  const { summary, kept, problems } = result;
  const lines: string[] = problems.map(problem => `${problem.severity}: ${problem.message}`);
  if (result.yaml !== '') {
    if (lines.length > 0) lines.push('');
    lines.push(summary.title);
    lines.push(`${counted(summary.questions, 'question')}, ${counted(summary.probes, 'probe')}`);
    for (const section of summary.sections) {
      const probes = section.probes > 0 ? `, ${counted(section.probes, 'probe')}` : '';
      lines.push(`  ${section.id}  ${section.title}: ${counted(section.questions, 'question')}${probes}`);
    }
  }
  if (kept.length > 0) {
    if (lines.length > 0) lines.push('');
    lines.push('Not taken as a question:');
    for (const piece of kept) lines.push(`  line ${piece.line}, ${whatBecame(piece.became)}: ${piece.text}`);
  }
  return `${lines.join('\n')}\n`;
}

function whatBecame(became: Became): string {
  switch (became.kind) {
    case 'question-note':
      return `note of ${became.id}`;
    case 'section-note':
      return `note of section ${became.id}`;
    case 'guide-note':
      return 'note of the guide';
    case 'listed':
      return reasons[became.reason];
  }
}
