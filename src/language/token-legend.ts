/*
 * What semantic tokens can be. A file of its own, since a client waits for this list and for nothing else of the features.
 * The types are the protocol's own where one fits, so that every editor has a colour for them: questions are functions,
 * themes types, timestamps numbers, statuses enum members, memos comments.
 */

export const tokenTypes = ['function', 'type', 'speaker', 'number', 'enumMember', 'comment'] as const;
export const tokenModifiers = ['declaration', 'unknown', 'interviewer', 'participant', 'other'] as const;

export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

/** Tokens name types and modifiers by their places in these lists. */
export const tokenLegend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };
