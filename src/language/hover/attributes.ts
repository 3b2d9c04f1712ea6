import type { Attributes } from '../../format/attributes';
import { type Block, offsetIn, rangeIn } from '../../format/blocks';
import type { Position } from '../../format/position';
import { statusMeanings } from '../../format/status-meanings';
import { isStatus, type Status } from '../../format/transcript';
import { attributeKeys, type Carrier } from '../attribute-keys';
import { shown } from '../markdown';
import type { Explained } from './explained';

/** A key of an attribute list, as `q` in `{q=Q1.1}`, or a status. */
export function hoverOnAttribute(block: Block, { line, character }: Position): Explained | undefined {
  if (block.kind !== 'heading' && block.kind !== 'paragraph' && block.kind !== 'div') return undefined;
  const at = offsetIn(block, line, character);
  const list = at === undefined ? undefined : listsIn(block).find(({ attributes }) => isIn(attributes, at));
  const pair = list?.attributes.pairs.find(({ keyStart, valueEnd }) =>
    isIn({ start: keyStart, end: valueEnd }, at),
  );
  if (!list || !pair || at === undefined) return undefined;
  const keyEnd = pair.keyStart + pair.key.length;
  if (at <= keyEnd) {
    const meanings = attributeKeys[list.carrier];
    return Object.hasOwn(meanings, pair.key)
      ? {
          range: rangeIn(block, pair.keyStart, keyEnd),
          value: `**${shown(`${pair.key}=`)}**\n\n${shown(meanings[pair.key] ?? '')}`,
        }
      : undefined;
  }
  return pair.key === 'status' && isStatus(pair.value)
    ? { range: rangeIn(block, pair.valueStart, pair.valueEnd), value: describeStatus(pair.value) }
    : undefined;
}

function isIn({ start, end }: { readonly start: number; readonly end: number }, at = -1): boolean {
  return start <= at && at <= end;
}

interface AttributeList {
  readonly carrier: Carrier;
  readonly attributes: Attributes;
}

function listsIn(block: Extract<Block, { readonly text: string }>): AttributeList[] {
  const lists: AttributeList[] = [];
  if (block.kind !== 'paragraph' && block.attributes)
    lists.push({ carrier: block.kind === 'div' ? 'block' : 'heading', attributes: block.attributes });
  if (block.kind === 'div') return lists;
  for (const { textStart, textEnd, attributes } of block.inline.spans) {
    const carrier = block.text.slice(textStart, textEnd).trim() === '' ? 'switch' : 'words';
    lists.push({ carrier, attributes });
  }
  return lists;
}

const asked = 'Counts as asked and not as answered';
/** What a status does to coverage (docs/format.md, "Coverage"). */
const effects: Readonly<Record<Status, string>> = {
  partial: asked,
  declined: asked,
  'dont-know': asked,
  'not-asked': 'Counts as neither asked nor answered',
  'not-applicable': 'Is not expected of this interview, and not counted',
  lost: asked,
};

function describeStatus(status: Status): string {
  const effect = `${effects[status]}, unless the question is answered at another place.`;
  return [`**${shown(status)}** · status`, shown(statusMeanings[status]), shown(effect)].join('\n\n');
}
