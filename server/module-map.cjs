/**
 * The architecture: every module, lowest first, with the modules it may use.
 * A module may name only those above it in this list. Import rules and the README's table are generated from it.
 */
module.exports = {
  evidence: [],
  identity: ['evidence'],
  organisations: ['evidence', 'identity'],
  enterprises: ['evidence', 'identity'],
  catalogue: ['evidence', 'identity', 'organisations'],
  consents: ['evidence', 'identity', 'organisations', 'enterprises', 'catalogue'],
  records: ['evidence', 'enterprises', 'catalogue', 'consents'],
  ingestion: ['evidence', 'identity', 'organisations', 'enterprises', 'catalogue', 'records'],
  quality: ['evidence', 'identity', 'organisations', 'enterprises', 'catalogue', 'records', 'ingestion'],
  declarations: ['evidence', 'identity', 'enterprises', 'catalogue', 'records'],
  lists: ['evidence', 'identity', 'enterprises', 'catalogue', 'records'],
  profiles: ['evidence', 'identity', 'organisations', 'enterprises', 'catalogue', 'consents', 'records'],
  reports: ['evidence', 'identity', 'organisations', 'enterprises', 'catalogue', 'consents', 'records', 'profiles'],
  products: ['evidence', 'identity', 'organisations', 'enterprises', 'catalogue', 'profiles'],
  matching: ['evidence', 'identity', 'organisations', 'enterprises', 'profiles', 'products'],
  financing: ['evidence', 'identity', 'organisations', 'enterprises', 'catalogue', 'consents', 'profiles', 'products', 'matching'],
  lending: ['evidence', 'identity', 'organisations', 'enterprises', 'catalogue', 'consents', 'products', 'financing'],
  statistics: [
    'evidence',
    'identity',
    'organisations',
    'enterprises',
    'catalogue',
    'ingestion',
    'consents',
    'products',
    'matching',
    'financing',
    'lending',
  ],
};
