// What the words of a line say about what it is. The word lists are English; a guide in another language is read by
// its question marks, markers and headings, and a listed item is a question unless English says otherwise.

const questionMark = /[?？؟՞]|;\s*$(?<=[\u0370-\u03ff]\s*;\s*)/u;
const closing = `["'”’»)\\]*_\\s]*`;
const endsAsking = new RegExp(`[?？؟՞]${closing}$`, 'u');

const interrogative =
  /^(?:(?:and|so|but|or|now|ok(?:ay)?|also|then|first(?:ly)?|finally|lastly|next|in your (?:view|opinion|experience)|more generally|overall|generally)\b[,:]?\s+)*(?:what|which|who|whom|whose|where|why|how|whether|to what extent|(?:in|at|on|for|to|from|with|by|about) (?:what|which|whom)|(?:is|are|was|were|do|does|did|have|has|had|can|could|would|will|should|may|might|must) (?:you|they|there|the|your|any|it|he|she|we|i|this|that|these|those|some|people|anyone|someone|other))\b/i;

const elicitation =
  /^(?:(?:and|so|but|now|ok(?:ay)?|also|then|first(?:ly)?|finally|lastly|next|please|briefly|kindly|if possible|in your own words|let['’]?s|let us|i(?:['’]d| would) like you to|could you|can you)\b[,:]?\s+)*(?:describe|tell (?:me|us)|talk|walk (?:me|us)|take (?:me|us) through|give (?:me|us|an?|some|one|two|three|examples?)|discuss|elaborate|list|name|think|imagine|picture|compare|reflect|identify|rate|rank|specify|outline|recall|comment|explore|summari[sz]e|break|share|state|estimate|sketch|draw|say (?:more|something)|introduce yourself|explain(?! (?:the|our|that|to them|purpose|confidentiality|consent|recording)))\b/i;

/** Instructions that a guide gives to the interviewer; the second part keeps "Use of services" out. */
const instruction =
  /^(?:please )?(?:(?:set|pair|keep|give|send|come|say|tell|make|remind|thank|wait|allow|record|start|stop|turn|read|use|check|avoid|switch|hand|show|remember|obtain|get|sign|collect|prepare|bring|take|be|try|follow|repeat|skip|proceed|go|continue|end|close|begin|pause|introduce|explain|ensure|confirm|inform|emphasi[sz]e|assure|reassure|invite|provide|offer|refer|schedule|leave|complete|fill|conclude|transition|move) (?:[\w-]+ )?(?:your|the|our|a|an|any|all|it|them|him|her|participants?|respondents?|interviewees?|informants?|people|that|whether|if|up|together|track|sure|thank|time|to|on|off|out|back|card|map|list|aloud|same|for|with|down|through|study|purpose)\b|send thank|take notes|(?:do not|don['’]t|never|always) (?!you\b|they\b)\w+)/i;

const courtesy =
  /^(?:(?:ok(?:ay)?|well|so|great|and|finally|again)[,!.]? )?(?:thanks?\b|thank you|welcome\b|hello\b|hi\b|hi,|dear\b|good (?:morning|afternoon|evening|day)|reminder\b|remember\b|my name is|this is the end|that['’]?s (?:all|everything)|that (?:is|was) (?:all|everything|the end)|(?:i|we) (?:am|are|will|would|have|want|['’]ll)\b|(?:i|we)['’](?:m|re|ll|d|ve)\b)/i;

/** What an interviewer asks about the interview itself. */
const procedural =
  /^(?:(?:ok(?:ay)?|so|before we (?:start|begin|finish|end)|first|finally)[,.]? )?(?:(?:do you have|have you(?: got)?|are there)?\s*any (?:other )?questions(?: (?:for (?:me|us)|about (?:the|this) (?:study|interview|research|project)|before we (?:start|begin|get started)|so far|at this (?:point|stage)))*\s*\?|(?:is it|are you|would it be|do you mind)(?: (?:ok|okay|all ?right|fine|happy|comfortable|still))+ ?(?:with you |for you )?(?:if|to|for|with)\b[^?]*\brecord|(?:may|can|could|shall) (?:i|we) (?:start|begin|record|turn on)\b[^?]*(?:record|interview|begin|start|tape)|do (?:i|we) have your (?:consent|permission)\b|are you ready to (?:start|begin))/i;

const label =
  /^\W{0,3}(?:(?:interviewer|moderator|facilitator|researcher|interviewer['’]?s?)(?: (?:notes?|instructions?|prompts?|script))?|notes?(?: (?:to|for) (?:the )?(?:interviewer|moderator|facilitator|researcher)s?)?|n\.?b\.?|instructions?(?: (?:to|for) (?:the )?(?:interviewer|moderator)s?)?|reminder|script|read(?: out)?(?: aloud)?|tip|remark)\s*[:.–—-](?=\s|$)/i;

const probeLabel =
  /^\W{0,2}(?:(?:possible|potential|suggested|additional|optional|further) )?(?:probes?|prompts?|probing questions?|follow[- ]?ups?|follow[- ]?up (?:questions?|probes?|prompts?)|sub[- ]?questions?|additional questions?)(?: (?:if (?:needed|necessary)|for|on|about)[^:?]{0,40})?\s*(?::|[–—](?=\s)|$)\s*/i;

/** Whether somebody is asked something, by a question mark or by the first words. */
export function asks(text: string): boolean {
  const open = withoutOpeningMarks(text);
  return questionMark.test(text) || interrogative.test(open) || elicitation.test(open);
}

/**
 * Whether a paragraph that stands by itself asks: it opens or closes with a question. A script that the interviewer
 * reads out may have a question mark in its middle.
 */
export function paragraphAsks(text: string): boolean {
  const open = withoutOpeningMarks(text);
  const bare = withoutTrailingBrackets(text);
  if (endsAsking.test(bare) || endsAsking.test(text)) return true;
  if (/^[^.!?？؟]*[?？؟]/.test(text)) return true;
  return (
    elicitation.test(open) ||
    (interrogative.test(open) && !/[.!]$/.test(bare) && !/,/.test(bare.slice(0, 60)))
  );
}

/** Whether every sentence asks, as nothing but a question does. */
export function onlyAsks(text: string): boolean {
  return /^[^.!]*[?？؟]\W*$/.test(text) && asks(text);
}

/** Whether the question is about the interview itself: consent, recording, "Any questions?". */
export function isProcedural(text: string): boolean {
  return procedural.test(withoutOpeningMarks(text));
}

/** Whether an item of a list tells the interviewer or the participant something and asks nothing. */
export function says(text: string): boolean {
  const open = withoutOpeningMarks(text);
  if (isProcedural(open)) return true;
  if (questionMark.test(text) || interrogative.test(open) || elicitation.test(open)) return false;
  if (label.test(open) || instruction.test(open) || courtesy.test(open)) return true;
  if (
    /^(?:[\w’'-]+ ){1,4}(?:is|are|was|were|will|cannot|can['’]t|must)\s/i.test(open) &&
    !subordinate.test(open)
  )
    return true;
  if (/^[\w ]{2,20}: (?:tell|say|explain|remind|ask if|make sure)\b/i.test(open)) return true;
  const finite =
    /\b(?:is|are|was|were|will|can|may|must|should|do not|don['’]t|cannot|can['’]t|have|has|['’]ll|['’]re|['’]m)\b/i;
  if (/[.!]["'”’)\]]*$/.test(open) && finite.test(open)) return true;
  return (
    /\b(?:we|i|you|they)\b(?: \w+)?(?:['’](?:ll|re|m|ve)| (?:will|are|can|may|want|would|have|should|must))\b/i.test(
      open,
    ) && !subordinate.test(open)
  );
}

const subordinate = /^(?:\S+ ){0,4}(?:that|which|who|whom|whose|how|what|where|why|whether|when)\b/i;

/** An instruction to the interviewer that stands in brackets: `(Wait for an answer.)`, `[SHOW CARD A]`. */
export function instructs(text: string): boolean {
  const open = withoutOpeningMarks(text);
  if (/^(?:e\.?g|i\.?e)\b/i.test(open)) return false;
  if (label.test(open) || /^(?:interviewer|moderator|nb|note)\b/i.test(open)) return true;
  if (/[?？؟]/.test(open)) return false;
  return (
    instruction.test(open) ||
    /^(?:wait|answer|allow|repeat|pause|probe|prompt|ask|send|sign|skip|do not|don['’]t|show|hand|read|set up|listen|encourage|stop|go to|note|turn|thank|check|record|clarify|refer|circle|tick|code|adapt|rephrase|use)\b(?! of\b| by\b)/i.test(
      open,
    ) ||
    /^if\b.*,\s*(?:then )?(?:ask|probe|skip|go|do|continue|proceed|stop|move|end|show|use|repeat|explain|offer|prompt)\b/i.test(
      open,
    )
  );
}

/** Whether a line opens with a word that says what it is (`Note:`, `Probes:`, `If yes:`), so it starts afresh. */
export function opensWithLabel(text: string): boolean {
  return (
    label.test(text) || probeLabel.test(text) || /^[([]?if\b[^.?!]{0,60}:/i.test(text) || /^[([]/.test(text)
  );
}

/** Whether the line is headed as a note: `Note:`, `NB:`, `INTERVIEWER:`. */
export function isLabelledNote(text: string): boolean {
  return label.test(text);
}

/** Splits `INTERVIEWER: How …?` into the label and what is said. */
export function speakerLabel(text: string): { readonly label: string; readonly rest: string } | undefined {
  const found = /^(?:interviewer|moderator|facilitator|researcher)\s*:\s*(?=\S)/i.exec(text);
  return found ? { label: found[0].trim(), rest: text.slice(found[0].length) } : undefined;
}

/** Splits `Probes: how long? why?` into the label and what follows it, which may be empty. */
export function probesLabel(text: string): { readonly label: string; readonly rest: string } | undefined {
  const found = probeLabel.exec(text);
  if (!found) return undefined;
  // A line that is only "Follow up" could be anything; with a colon or nothing else on it, it heads probes.
  return { label: found[0].trim(), rest: text.slice(found[0].length) };
}

/** Whether a line names what is talked about without a sentence: "Role", "Years of experience". */
export function isTopic(text: string): boolean {
  return (
    text.split(' ').length <= 8 && !/[.!;,:]$/.test(text) && !says(text) && /^\W?[\p{L}\p{N}]/u.test(text)
  );
}

function withoutOpeningMarks(text: string): string {
  return text.replace(/^[\s"'“”‘’«»([¿¡*_-]+/, '');
}

function withoutTrailingBrackets(text: string): string {
  return text.replace(/(?:\s*[([][^()[\]]*[)\]][.!]?)+\s*$/, '');
}
