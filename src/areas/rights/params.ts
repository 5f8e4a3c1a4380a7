import type { Temporal } from 'temporal-polyfill';
import type { PersonalData } from '../../domain/personal-data.ts';

/** Rights over one's data. */
export interface RightsParams {
  myData: { data: PersonalData; organisation: string };
  /** The readable file: the same, whole. */
  dataFile: { data: PersonalData; organisation: string; at: Temporal.Instant };
  exportComing: Record<string, never>;
  /** `permission`: one is missing, and coordination is told. */
  exportRefused: { permission: boolean };
  /** Of a file of any sort. */
  filesInDoubt: Record<string, never>;
  /** To coordination. */
  filesNotAllowed: Record<string, never>;
  dataCorrected: { name: string };
  dataInWords: Record<string, never>;
  eraseConfirm: {
    /** Carried with nobody else, without a story to keep. */
    alone: number;
    together: number;
    meetings: number;
    /** They are in some. */
    trials: boolean;
    coordinator: boolean;
    stories: readonly { story: string; title: string; removed: boolean }[];
  };
  erased: Record<string, never>;
  erasureCancelled: Record<string, never>;
  /** To the people of an initiative: whoever was to meet them is there no more. */
  volunteerGone: { initiative: string; newsBy: Temporal.PlainDate };
  carrierGone: Record<string, never>;
}
