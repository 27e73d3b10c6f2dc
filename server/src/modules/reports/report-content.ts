import type { ProfileView } from '../profiles/profiles.contract.js';
import type { RecordView } from '../records/records.contract.js';

/** What both kinds of report are made of: parts of the answers their reader gets on screen, so that paper and screen agree. */
export interface ReportContent {
  readonly identity: ProfileView['identity'];
  readonly findings: ProfileView['findings'] | null;
  readonly indicators: ProfileView['indicators'];
  readonly issuedGrades: ProfileView['issuedGrades'];
  readonly score: ProfileView['score'];
  readonly series: ProfileView['series'];
  readonly records: readonly RecordGroup[];
  /** The consent it was made under; null for the firm's own. */
  readonly consent:
    (ProfileView['consent'] & { readonly digest: string; readonly reference: string | null; readonly includesPersonal: boolean }) | null;
}

export interface RecordGroup {
  readonly dataset: string;
  readonly title: string;
  readonly sourceName: string;
  readonly rows: readonly RecordView[];
  /** How many there are in all; the table shows the newest. */
  readonly total: number;
}

/** Who and what a report is made for. */
export interface ReportFrame {
  readonly number: string;
  readonly code: string;
  readonly madeAt: string;
  readonly operatorName: string;
  readonly cityName: string;
  readonly publicUrl: string;
  readonly personName: string;
  readonly receiverName: string | null;
  readonly branchName: string | null;
}
