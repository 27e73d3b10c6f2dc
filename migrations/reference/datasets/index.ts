import { registration as firstRegistration } from './01.01-registration.js';
import { taxGrade as firstTaxGrade } from './05.01-tax-grade.js';
import { taxPayments as firstTaxPayments } from './05.02-tax-payments.js';
import { seriousDishonesty as firstSeriousDishonesty } from './12.04-serious-dishonesty.js';
import { changes } from './01.02-changes.js';
import { shareholders } from './01.03-shareholders.js';
import { branches } from './01.04-branches.js';
import { endings } from './01.05-endings.js';
import { annualReports } from './01.06-annual-reports.js';
import { abnormalOperations } from './01.07-abnormal-operations.js';
import { smallFirms } from './01.08-small-firms.js';
import { otherBodies } from './01.09-other-bodies.js';
import { keyPeople } from './02.01-key-people.js';
import { qualifications } from './03.01-qualifications.js';
import { permits } from './03.02-permits.js';
import { dishonestDebtors } from './04.01-dishonest-debtors.js';
import { spendingLimits } from './04.02-spending-limits.js';
import { enforcementCases } from './04.03-enforcement-cases.js';
import { courtDocuments } from './04.04-court-documents.js';
import { insolvencies } from './04.05-insolvencies.js';
import { unperformedJudgments } from './04.06-unperformed-judgments.js';
import { invoiceSales } from './05.03-invoice-sales.js';
import { taxArrears } from './05.04-tax-arrears.js';
import { irregularTaxpayers } from './05.05-irregular-taxpayers.js';
import { majorTaxOffences } from './05.06-major-tax-offences.js';
import { financialStatements } from './05.07-financial-statements.js';
import { insuredHeads } from './06.01-insured-heads.js';
import { socialInsurancePayments } from './06.02-social-insurance-payments.js';
import { housingFundMonths } from './07.01-housing-fund-months.js';
import { housingFundYears } from './07.02-housing-fund-years.js';
import { customsRegistration } from './08.01-customs-registration.js';
import { tradeVolumes } from './08.02-trade-volumes.js';
import { exportRefunds } from './08.03-export-refunds.js';
import { power } from './09.01-power.js';
import { water } from './09.02-water.js';
import { gas } from './09.03-gas.js';
import { propertyTitles } from './10.01-property-titles.js';
import { propertyBurdens } from './10.02-property-burdens.js';
import { environmentCredit } from './11.01-environment-credit.js';
import { dischargePermits } from './11.02-discharge-permits.js';
import { environmentApprovals } from './11.03-environment-approvals.js';
import { licences } from './12.01-licences.js';
import { penalties } from './12.02-penalties.js';
import { administrativeActs } from './12.03-administrative-acts.js';
import { commitments } from './12.05-commitments.js';
import { comprehensiveRating } from './12.06-comprehensive-rating.js';
import { honours } from './12.07-honours.js';
import { highTech } from './13.01-high-tech.js';
import { technologySme } from './13.02-technology-sme.js';
import { specialised } from './13.03-specialised.js';
import { research } from './13.04-research.js';
import { patents } from './14.01-patents.js';
import { trademarks } from './14.02-trademarks.js';
import { copyrights } from './14.03-copyrights.js';
import { farmingBodies } from './15.01-farming-bodies.js';
import { farmingSupport } from './15.02-farming-support.js';
import { publicContracts } from './16.01-public-contracts.js';
import { procurementOffences } from './16.02-procurement-offences.js';
import { pledgeRegistrations } from './17.01-pledge-registrations.js';
import { equityPledges } from './17.02-equity-pledges.js';
import { localFinance } from './17.03-local-finance.js';
import * as second from './second.js';
import type { DatasetData } from './shape.js';

/** The catalogue of the first release, as it was written then: a later change is a new version in a later migration. */
export const firstDatasets = [firstRegistration, firstTaxGrade, firstTaxPayments, firstSeriousDishonesty];

/** What the second release added: 57 entries, at version 1. */
export const laterDatasets: readonly DatasetData[] = [
  changes,
  shareholders,
  branches,
  endings,
  annualReports,
  abnormalOperations,
  smallFirms,
  otherBodies,
  keyPeople,
  qualifications,
  permits,
  dishonestDebtors,
  spendingLimits,
  enforcementCases,
  courtDocuments,
  insolvencies,
  unperformedJudgments,
  invoiceSales,
  taxArrears,
  irregularTaxpayers,
  majorTaxOffences,
  financialStatements,
  insuredHeads,
  socialInsurancePayments,
  housingFundMonths,
  housingFundYears,
  customsRegistration,
  tradeVolumes,
  exportRefunds,
  power,
  water,
  gas,
  propertyTitles,
  propertyBurdens,
  environmentCredit,
  dischargePermits,
  environmentApprovals,
  licences,
  penalties,
  administrativeActs,
  commitments,
  comprehensiveRating,
  honours,
  highTech,
  technologySme,
  specialised,
  research,
  patents,
  trademarks,
  copyrights,
  farmingBodies,
  farmingSupport,
  publicContracts,
  procurementOffences,
  pledgeRegistrations,
  equityPledges,
  localFinance,
];

/** What the second release says anew about the first four, at version 2. */
export const renewedDatasets = [second.registration, second.taxGrade, second.taxPayments, second.seriousDishonesty];
