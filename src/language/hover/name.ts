import { counted } from '../../format/counted';
import type { GuideFile, Study, StudyFile } from '../../study/study';
import { fileName } from '../../study/uris';
import { shown } from '../markdown';
import type { Name } from '../name-at';
import { describeQuestion } from '../question-description';
import { guideOf } from '../references';
import { describeSpeaker } from '../speaker-description';
import { describeTheme } from '../theme-description';

/** What a name stands for, as Markdown; `undefined` where it stands for nothing that the study has. */
export function describeName(
  study: Study,
  file: StudyFile,
  name: Name,
  isWhole: boolean,
): string | undefined {
  const transcript = file.kind === 'transcript' ? file : undefined;
  switch (name.kind) {
    case 'question': {
      const guide = guideOf(study, file);
      const question = guide?.guide.byId.get(name.id);
      return guide && question && describeQuestion(study, guide, question, transcript, isWhole);
    }
    case 'theme':
      return describeTheme(study, file, name.id, isWhole);
    case 'speaker':
    case 'participant':
      return transcript && describeSpeaker(transcript, name.id);
    case 'guide': {
      const guide = guideOf(study, file);
      return guide && describeGuide(guide);
    }
  }
}

function describeGuide({ uri, guide: { title, sections, questions } }: GuideFile): string {
  const main = questions.filter(({ probeOf }) => probeOf === undefined);
  return `**${shown(title ?? fileName(uri))}**\n\n${counted(sections.length, 'section')}, ${counted(main.length, 'question')}`;
}
