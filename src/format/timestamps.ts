const time = /^(?:(\d+):)?(\d{1,2}):(\d{2})(?:[.,]\d+)?$/;

/** Seconds from the beginning of the recording; `undefined` where the text is no time. */
export function secondsOf(text: string): number | undefined {
  const [whole, hours = '0', minutes = '0', seconds = '0'] = time.exec(text.trim()) ?? [];
  return whole === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Seconds: a time as early as this begins another recording. */
const beginning = 60;

/** Whether a turn cannot have come behind one that began at `before`. */
export function timeRunsBackwards(before: number, now: number): boolean {
  return now < before && now >= beginning;
}
