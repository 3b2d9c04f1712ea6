import type { GuideQuestionJson, GuideSectionJson, GuideViewJson } from '../../convert/guide-view-json';

/* What the tree of a guide is made of. */

export interface SectionNode {
  readonly kind: 'section';
  readonly key: string;
  readonly section: GuideSectionJson;
  readonly above: undefined;
  readonly below: readonly QuestionNode[];
}

/** A main question or a probe. With `uri` and `question` it says itself what the commands about questions want to know. */
export interface QuestionNode {
  readonly kind: 'question';
  readonly key: string;
  /** URI of the transcript. */
  readonly uri: string;
  /** Its ID. */
  readonly question: string;
  readonly entry: GuideQuestionJson;
  readonly above: GuideNode | undefined;
  readonly below: readonly QuestionNode[];
}

export type GuideNode = SectionNode | QuestionNode;

export interface GuideNodes {
  readonly roots: readonly GuideNode[];
  readonly questions: ReadonlyMap<string, QuestionNode>;
}

/** The tree. The questions of a guide without sections stand by themselves. */
export function nodesOf(uri: string, { sections }: GuideViewJson): GuideNodes {
  const questions = new Map<string, QuestionNode>();
  const questionNode = (entry: GuideQuestionJson, above: GuideNode | undefined): QuestionNode => {
    const below: QuestionNode[] = [];
    const { id } = entry;
    const node: QuestionNode = { kind: 'question', key: id, uri, question: id, entry, above, below };
    questions.set(id, node);
    below.push(...entry.probes.map(probe => questionNode(probe, node)));
    return node;
  };
  const [first] = sections;
  if (sections.length === 1 && first?.title === '')
    return { roots: first.questions.map(entry => questionNode(entry, undefined)), questions };
  const roots = sections.map((section, index) => {
    const below: QuestionNode[] = [];
    const node: SectionNode = { kind: 'section', key: `section ${index}`, section, above: undefined, below };
    below.push(...section.questions.map(entry => questionNode(entry, node)));
    return node;
  });
  return { roots, questions };
}
