import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { atLevels } from '../analysis/problem-levels';
import { problemsOf } from '../analysis/problems';
import type { Range } from '../format/position';
import type { Problem, Severity } from '../format/problem';
import type { Study } from '../study/study';
import { defaultSettings, type Settings } from './settings';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * The problems of a file that somebody wants to hear of, as an editor shows them. Those `isUnfinished` tells are being
 * typed are left out.
 */
export function diagnostics(
  study: Study,
  uri: string,
  { problems }: Settings = defaultSettings,
  isWhole = true,
  isUnfinished: (place: Range) => boolean = () => false,
): Diagnostic[] {
  return atLevels(problemsOf(study, uri, isWhole), problems)
    .filter(({ range, typedIn = range }) => !isUnfinished(typedIn))
    .map(diagnosticOf);
}

export function diagnosticOf({ code, severity, range, message, related }: Problem): Diagnostic {
  return {
    code,
    source: 'verbatim',
    severity: severities[severity],
    range,
    message,
    ...(related && {
      relatedInformation: related.map(place => ({
        location: { uri: place.uri, range: place.range },
        message: place.message,
      })),
    }),
  };
}
