import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { problemsOf } from '../analysis/problems';
import type { Severity } from '../format/problem';
import type { Study } from '../study/study';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The problems of a file, as an editor shows them. */
export function diagnostics(study: Study, uri: string): Diagnostic[] {
  return problemsOf(study, uri).map(({ code, severity, range, message, related }) => ({
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
  }));
}
