import type { MigrationInterface } from 'typeorm';
import { CreateKernelTables1790000000000 } from './1790000000000-CreateKernelTables.js';
import { CreateIdentity1790000000100 } from './1790000000100-CreateIdentity.js';
import { CreateOrganisations1790000000200 } from './1790000000200-CreateOrganisations.js';
import { CreateEnterprises1790000000300 } from './1790000000300-CreateEnterprises.js';
import { CreateCatalogue1790000000400 } from './1790000000400-CreateCatalogue.js';
import { CreateConsents1790000000500 } from './1790000000500-CreateConsents.js';
import { CreateRecords1790000000600 } from './1790000000600-CreateRecords.js';
import { CreateIngestion1790000000700 } from './1790000000700-CreateIngestion.js';
import { CreateProfiles1790000000800 } from './1790000000800-CreateProfiles.js';
import { CreateProducts1790000000900 } from './1790000000900-CreateProducts.js';
import { CreateFinancing1790000001000 } from './1790000001000-CreateFinancing.js';
import { CreateLending1790000001100 } from './1790000001100-CreateLending.js';
import { CreateStatistics1790000001200 } from './1790000001200-CreateStatistics.js';
import { CreateSigningKeys1790100000050 } from './1790100000050-CreateSigningKeys.js';
import { WidenDefinitions1790100000100 } from './1790100000100-WidenDefinitions.js';
import { CreateCatalogueChanges1790100000101 } from './1790100000101-CreateCatalogueChanges.js';
import { SeedDatasets1790100000150 } from './1790100000150-SeedDatasets.js';
import { AddEnterpriseFigures1790100000151 } from './1790100000151-AddEnterpriseFigures.js';
import { RecordHistory1790100000200 } from './1790100000200-RecordHistory.js';
import { AddFileFacts1790100000300 } from './1790100000300-AddFileFacts.js';
import { CreateQuality1790100000400 } from './1790100000400-CreateQuality.js';
import { CreateDeclarations1790100000450 } from './1790100000450-CreateDeclarations.js';
import { SeedSelfDeclared1790100000460 } from './1790100000460-SeedSelfDeclared.js';
import { CreateLists1790100000500 } from './1790100000500-CreateLists.js';
import { AddConsentTerms1790100000600 } from './1790100000600-AddConsentTerms.js';
import { AddCosigningAndMonitoring1790100000610 } from './1790100000610-AddCosigningAndMonitoring.js';
import { GrowProfiles1790100000700 } from './1790100000700-GrowProfiles.js';
import { IndexDeliveries1790100000701 } from './1790100000701-IndexDeliveries.js';
import { CreateIssuedDocuments1790100000800 } from './1790100000800-CreateIssuedDocuments.js';
import { CreateReports1790100000810 } from './1790100000810-CreateReports.js';
import { TakeBackRegistrations1790200000100 } from './1790200000100-TakeBackRegistrations.js';
import { CreateConsentTermChanges1790200000200 } from './1790200000200-CreateConsentTermChanges.js';
import { AddWriteOffs1790200000210 } from './1790200000210-AddWriteOffs.js';
import { CountEarlierDeliveries1790200000400 } from './1790200000400-CountEarlierDeliveries.js';
import { CreateZeroReports1790200000410 } from './1790200000410-CreateZeroReports.js';
import { CreateRetentionSweeps1790200000420 } from './1790200000420-CreateRetentionSweeps.js';

/** The history of the schema, oldest first. Nothing is globbed at run time. */
export const migrations: Array<new () => MigrationInterface> = [
  CreateKernelTables1790000000000,
  CreateIdentity1790000000100,
  CreateOrganisations1790000000200,
  CreateEnterprises1790000000300,
  CreateCatalogue1790000000400,
  CreateConsents1790000000500,
  CreateRecords1790000000600,
  CreateIngestion1790000000700,
  CreateProfiles1790000000800,
  CreateProducts1790000000900,
  CreateFinancing1790000001000,
  CreateLending1790000001100,
  CreateStatistics1790000001200,
  CreateSigningKeys1790100000050,
  WidenDefinitions1790100000100,
  CreateCatalogueChanges1790100000101,
  SeedDatasets1790100000150,
  AddEnterpriseFigures1790100000151,
  RecordHistory1790100000200,
  AddFileFacts1790100000300,
  CreateQuality1790100000400,
  CreateDeclarations1790100000450,
  SeedSelfDeclared1790100000460,
  CreateLists1790100000500,
  AddConsentTerms1790100000600,
  AddCosigningAndMonitoring1790100000610,
  GrowProfiles1790100000700,
  IndexDeliveries1790100000701,
  CreateIssuedDocuments1790100000800,
  CreateReports1790100000810,
  TakeBackRegistrations1790200000100,
  CreateConsentTermChanges1790200000200,
  AddWriteOffs1790200000210,
  CountEarlierDeliveries1790200000400,
  CreateZeroReports1790200000410,
  CreateRetentionSweeps1790200000420,
];
