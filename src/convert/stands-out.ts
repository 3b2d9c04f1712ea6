import { counted } from '../format/counted';

/** What stands out in the coverage of a guide, as far as it is said in sentences. */
export interface StandingOut {
  readonly skipped: readonly { readonly id: string; readonly title: string; readonly due: number }[];
  readonly unanswered: readonly { readonly id: string; readonly text: string; readonly due: number }[];
  readonly gaps: readonly { readonly name: string; readonly questions: readonly string[] }[];
}

/** What stands out, each in a sentence. */
export function standingOutInWords({ skipped, unanswered, gaps }: StandingOut): {
  readonly skipped: readonly string[];
  readonly unanswered: readonly string[];
  readonly gaps: readonly string[];
} {
  return {
    skipped: skipped.map(({ id, title, due }) => {
      const name = [id, title].filter(Boolean).join(' ');
      return `Nobody was asked anything of ${name ? `section ${name}` : 'the questions without a section'}, which was due in ${counted(due, 'interview')}.`;
    }),
    unanswered: unanswered.map(
      ({ id, text, due }) =>
        `Nobody answers ${[id, text].filter(Boolean).join(' ')} (due in ${counted(due, 'interview')}).`,
    ),
    gaps: gaps.map(({ name, questions }) => `${name} has nothing on ${questions.join(', ')}, and no reason.`),
  };
}
