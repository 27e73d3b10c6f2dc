/**
 * Public holidays and make-up days, restated from the yearly notices of the General Office of the State Council.
 * To be checked by a person against the notices before each year begins; a year's table is added when its notice is out (usually November).
 */
export interface HolidayTable {
  readonly year: number;
  readonly notice: string;
  readonly publishedOn: string;
  /** First and last day off, both included, weekends among them too. */
  readonly holidays: readonly (readonly [name: string, from: string, to: string])[];
  /** Saturdays and Sundays on which people work. */
  readonly makeUpDays: readonly string[];
}

export const holidayTables: readonly HolidayTable[] = [
  {
    year: 2025,
    notice: '国务院办公厅关于2025年部分节假日安排的通知',
    publishedOn: '2024-11-12',
    holidays: [
      ['元旦', '2025-01-01', '2025-01-01'],
      ['春节', '2025-01-28', '2025-02-04'],
      ['清明节', '2025-04-04', '2025-04-06'],
      ['劳动节', '2025-05-01', '2025-05-05'],
      ['端午节', '2025-05-31', '2025-06-02'],
      ['国庆节、中秋节', '2025-10-01', '2025-10-08'],
    ],
    makeUpDays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    notice: '国务院办公厅关于2026年部分节假日安排的通知',
    publishedOn: '2025-11-04',
    holidays: [
      ['元旦', '2026-01-01', '2026-01-03'],
      ['春节', '2026-02-15', '2026-02-23'],
      ['清明节', '2026-04-04', '2026-04-06'],
      ['劳动节', '2026-05-01', '2026-05-05'],
      ['端午节', '2026-06-19', '2026-06-21'],
      ['中秋节', '2026-09-25', '2026-09-27'],
      ['国庆节', '2026-10-01', '2026-10-07'],
    ],
    makeUpDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];
