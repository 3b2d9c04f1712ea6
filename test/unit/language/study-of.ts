import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import type { OpenDocument } from '../../../src/language/open-document';
import { EditorDocument, showIn } from '../../../src/server/editor-document';
import { Study } from '../../../src/study/study';
import { type MarkedText, marked } from '../marked-text';

/** Texts by their paths in the study's folder, which is `file:///study`. */
export type Files = Readonly<Record<string, string>>;

export interface StudyOf {
  readonly study: Study;
  /** The file with the marks, open in an editor. */
  readonly document: OpenDocument;
  readonly uri: string;
  readonly marks: MarkedText;
  /** The open file's text after the edits, as an editor applies them. */
  after(edits: readonly TextEdit[]): string;
}

export function uriOf(path: string): string {
  return `file:///study/${path}`;
}

/** A study of these files in which the first one is open in an editor. */
export function studyOf(files: Files): StudyOf {
  const [[path, source] = ['', ''], ...others] = Object.entries(files);
  const study = new Study(['file:///study']);
  for (const [name, text] of others) study.set(uriOf(name), text);
  const marks = marked(source);
  const uri = uriOf(path);
  const document = new EditorDocument(uri, 1, marks.text);
  showIn(study, document);
  return {
    study,
    uri,
    marks,
    document,
    after: edits => TextDocument.applyEdits(TextDocument.create(uri, '', 1, marks.text), [...edits]),
  };
}

/** A guide with two sections, probes, a condition and groups. */
export const guide = `id: tea
title: Tea and company
groups: [regular, guest]
research-questions: {RQ1: Why tea?}
sections:
  - id: "1"
    title: Coming here
    questions:
      - id: Q1.1
        text: What is your role here?
        note: Pour first.
        rq: [RQ1]
        probes:
          - id: Q1.1a
            text: Since when?
      - id: Q1.2
        text: Who told you about us?
      - id: Q1.3
        text: What would you change?
        if: they have been here before
        for: [regular]
  - id: "2"
    title: Company
    questions:
      - id: Q2.1
        text: With whom do you sit?
      - id: Q2.2
        text: What do you talk about?
        for: [guest]
`;

export const codebook = `themes:
  - id: trust
    label: Trust
    definition: They rely on each other.
    include: keys, money
    exclude: politeness
    example: I leave my bag there.
    themes:
      - id: trust:early
  - id: money
`;

/** A transcript of the guide above. */
export function transcript(body: string, frontMatter = 'guide: tea.guide.yaml\n'): string {
  return `---\n${frontMatter}---\n${body}`;
}
